"""Who said what: cues found by a token head, then for each cue its source and content among the tokens
around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.reading.encoder import decode, heads
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.tokens import Tokens

Span = tuple[int, int]
Marked = tuple[int, int, int]  # start, end, 0 for source or 1 for content
REACH = 128  # tokens to either side of the start of a cue in which its source and content are sought


@dataclass(frozen=True)
class AttributionSpans:
    """One attribution in code-point spans of the text, end exclusive, each list in order of the text.

    `source` is empty where the text names none; `content` may be discontinuous. `score` in 0..1 is the
    geometric mean of the probabilities that its cue, source and content labels were given; `parts` the mean
    log-probabilities of its cue's labels, and of those of source and content.
    """

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    score: float
    parts: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Link:
    """A cue with its source and content in token spans, and the mean log-probability of their labels."""

    cue: Span
    source: list[Span]
    content: list[Span]
    log_score: float


def cues(weights: heads.Weights, hidden: Floats, bias: float) -> list[Span]:
    """Token spans of cues; `bias` is added to the score of "no cue" (negative finds more)."""
    scores = decode.log_softmax(heads.token_scores(weights, "cue", hidden))
    scores[:, 0] += bias
    return [(a, b) for a, b, _ in decode.found(scores, ("cue",))]


def links(weights: heads.Weights, hidden: Floats, found: list[Span], settings: dict[str, Any]) -> list[Link]:
    """For each cue, the tokens that belong to it within REACH."""
    if not found:
        return []
    tokens, distance = heads.link_tokens(weights, hidden), heads.link_distances(weights, REACH)
    edges = [(max(0, a - REACH), min(len(hidden), a + REACH)) for a, _ in found]
    cues = heads.link_cues(weights, np.stack([hidden[a:b].mean(0) for a, b in found]))
    plain: list[Floats] = []
    for (a, _), cue, (start, end) in zip(found, cues, edges, strict=True):
        near = distance[start - a + REACH : end - a + REACH]
        plain.append(decode.log_softmax(heads.link_scores(weights, tokens[start:end], cue, near)))
    paths: list[list[Marked]] = [[] for _ in found]
    for i, low, high, kind in decode.found_in([_biased(p, settings) for p in plain]):
        paths[i].append((low, high, kind))
    return [
        _link(cue, path, scores, start)
        for cue, path, scores, (start, _) in zip(found, paths, plain, edges, strict=True)
    ]


def _biased(scores: Floats, settings: dict[str, Any]) -> Floats:
    if not settings.get("link_bias"):
        return scores
    out = scores.copy()
    out[:, 0] += settings["link_bias"]
    return out


def _link(cue: Span, marked: list[Marked], scores: Floats, start: int) -> Link:
    sums: tuple[list[float], list[float]] = ([], [])
    roles: tuple[list[tuple[float, Span]], list[tuple[float, Span]]] = ([], [])
    for a, b, kind in marked:
        own = _of_span(scores, a, b, kind)
        sums[0].append(float(own.sum()))
        sums[1].append(b - a)
        roles[kind].append((float((own - scores[a:b, 0]).sum()), (a + start, b + start)))
    mean = sum(sums[0]) / sum(sums[1]) if marked else -3.0
    source = [max(roles[0])[1]] if roles[0] else []
    return Link(cue, source, [s for _, s in roles[1]], mean)


def _of_span(scores: Floats, start: int, end: int, kind: int) -> Floats:
    """The log-probabilities of the labels B I ... E, or S, of one span."""
    if end - start == 1:
        return scores[start:end, 4 + 4 * kind]
    out = scores[start:end, 2 + 4 * kind].copy()
    out[0], out[-1] = scores[start, 1 + 4 * kind], scores[end - 1, 3 + 4 * kind]
    return out


def characters(tokens: Tokens, link: Link, cue_score: float) -> AttributionSpans:
    """Token spans as code-point spans."""

    def place(span: Span) -> Span:
        return (int(tokens.starts[span[0]]), int(tokens.ends[span[1] - 1]))

    score = float(np.exp(0.5 * (link.log_score + cue_score)))
    return AttributionSpans(
        [place(s) for s in link.source],
        [place(link.cue)],
        [place(s) for s in link.content],
        score,
        (cue_score, link.log_score),
    )
