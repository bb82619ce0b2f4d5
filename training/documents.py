"""An annotated text in token indices, whatever corpus it comes from, and the windows cut from it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np

from detente.reading.encoder.tokens import Ints, Tokens

Span = tuple[int, int]


@dataclass
class Annotated:
    """Tokens with labels. All spans are half-open token ranges; `tasks` names the token heads annotated here.

    cues: (cue, sources, contents). times and names: (start, end, class). facts: (token, value in -3..3).
    spans: (task, spans, label) for the heads that classify pooled spans, one mean-pooled vector a span.
    """

    name: str
    tokens: Tokens
    tasks: frozenset[str] = frozenset()
    cues: list[tuple[Span, list[Span], list[Span]]] = field(default_factory=list)
    times: list[tuple[int, int, str]] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    facts: list[tuple[int, float]] = field(default_factory=list)
    spans: list[tuple[str, list[list[Span]], int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.tokens)


def _clip(span: Span, low: int, high: int) -> Span | None:
    start, end = max(span[0], low), min(span[1], high)
    return (start - low, end - low) if start < end else None


def _clips(spans: Iterable[Span], low: int, high: int) -> list[Span]:
    return [c for s in spans if (c := _clip(s, low, high))]


def cut(doc: Annotated, low: int, high: int) -> Annotated:
    """The part of `doc` between two token positions; labels that do not fit wholly are clipped or dropped."""
    t = doc.tokens
    part = Tokens(t.ids[low:high], t.shapes[low:high], t.starts[low:high], t.ends[low:high])
    cues = [
        ((c[0] - low, c[1] - low), _clips(s, low, high), _clips(x, low, high))
        for c, s, x in doc.cues
        if low <= c[0] and c[1] <= high
    ]
    spans: list[tuple[str, list[list[Span]], int]] = []
    for task, groups, label in doc.spans:
        if all(low <= s[0] and s[1] <= high for g in groups for s in g):
            spans.append((task, [[(a - low, b - low) for a, b in g] for g in groups], label))
    return replace(
        doc,
        tokens=part,
        cues=cues,
        times=[(a - low, b - low, k) for a, b, k in doc.times if low <= a and b <= high],
        names=[(a - low, b - low, k) for a, b, k in doc.names if low <= a and b <= high],
        facts=[(i - low, v) for i, v in doc.facts if low <= i < high],
        spans=spans,
    )


def windows(doc: Annotated, size: int, rng: random.Random) -> list[Annotated]:
    """Cut `doc` into windows of at most `size` tokens that start at a random phase, so that no edge is
    fixed."""
    n = len(doc)
    if n <= size:
        return [doc]
    edges = [0, *range(rng.randrange(size // 3, size + 1), n, size), n]
    return [cut(doc, a, b) for a, b in pairwise(edges) if b > a]


def joined(docs: list[Annotated]) -> Annotated:
    """Several short texts as one, each opening a paragraph; every text must be annotated for the same
    tasks."""
    parts: dict[str, list[Any]] = {k: [] for k in ("cues", "times", "names", "facts", "spans")}
    base = 0
    for d in docs:

        def up(s: Span, by: int = base) -> Span:
            return (s[0] + by, s[1] + by)

        parts["cues"] += [(up(c), [up(x) for x in s], [up(x) for x in k]) for c, s, k in d.cues]
        parts["times"] += [(a + base, b + base, k) for a, b, k in d.times]
        parts["names"] += [(a + base, b + base, k) for a, b, k in d.names]
        parts["facts"] += [(i + base, v) for i, v in d.facts]
        parts["spans"] += [(t, [[up(x) for x in g] for g in gs], y) for t, gs, y in d.spans]
        base += len(d)
    arrays = [
        np.concatenate([getattr(d.tokens, k) for d in docs]) for k in ("ids", "shapes", "starts", "ends")
    ]
    return Annotated(docs[0].name, Tokens(*arrays), docs[0].tasks, **parts)


def packed(docs: list[Annotated], size: int, rng: random.Random) -> list[Annotated]:
    """Short texts of one corpus shuffled into windows: about a third alone, the rest with strangers around
    them."""
    order = docs[:]
    rng.shuffle(order)
    out: list[Annotated] = []
    bundle: list[Annotated] = []
    room = 0
    for d in order:
        if len(d) > size:
            out += windows(d, size, rng)
            continue
        if bundle and len(d) > room:
            out.append(joined(bundle))
            bundle = []
        if not bundle:
            room = rng.choice((0, size // 2, size))
        bundle.append(d)
        room -= len(d)
    return out + ([joined(bundle)] if bundle else [])


__all__ = ["Annotated", "Ints", "Span", "cut", "joined", "packed", "windows"]
