"""How sure it is that what the encoder found is an attribution with the right source, and which to keep.

The encoder is asked for more cues than it would name on its own; a logistic over a few signs, fitted on
articles that it was not trained on (`training/kept.py`), then says how probable each one is.
"""

from __future__ import annotations

import csv
import functools
import math
from collections.abc import Mapping, Sequence

from detente.reading.cues import listed
from detente.reading.encoder import AttributionSpans
from detente.reading.statements_spans import Offsets

SURE = 0.35  # kept from this probability on: more drops indirect speech that is there
PLAIN = frozenset(["say", "tell", "add"])
Signs = dict[str, float]
Weights = Mapping[str, float]


def probable(
    found: Sequence[AttributionSpans], lemmas: Sequence[str | None], weights: Weights | None = None
) -> list[float]:
    """The probability of each attribution of a text, given the lemma of its cue (None: in no list), by the
    stored weights or others."""
    return [_logistic(signs, weights or _stored()) for signs in signs_of(found, lemmas)]


def _logistic(signs: Signs, weights: Weights) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in signs.items()) + weights[""]
    return 1 / (1 + math.exp(-total))


def signs_of(found: Sequence[AttributionSpans], lemmas: Sequence[str | None]) -> list[Signs]:
    """What speaks for and against each attribution of a text."""
    return [
        {
            "cue": one.parts[0],
            "source and content": one.parts[1],
            "no source": float(not one.source),
            "cue listed": float(lemma is not None),
            "cue plain": float(lemma in PLAIN),
            "inside another": float(inside),
        }
        for one, lemma, inside in zip(found, lemmas, _inside(found), strict=True)
    ]


@functools.cache
def _stored() -> Weights:
    rows = csv.DictReader(listed("statements_weights.tsv").splitlines(), delimiter="\t")
    return {row["sign"]: float(row["weight"]) for row in rows}


def _inside(found: Sequence[AttributionSpans]) -> list[bool]:
    """Whether the cue of each stands inside what another one says."""
    contents = sorted((start, end, i) for i, one in enumerate(found) for start, end in one.content)
    out = [False] * len(found)
    first = second = (-1, -1)  # how far content so far reaches, and whose: the furthest, and another one's
    k = 0
    for at, i in sorted((one.cue[0][0], i) for i, one in enumerate(found)):
        while k < len(contents) and contents[k][0] <= at:
            first, second = _furthest(first, second, (contents[k][1], contents[k][2]))
            k += 1
        out[i] = (second if first[1] == i else first)[0] > at
    return out


def _furthest(first: Offsets, second: Offsets, new: Offsets) -> tuple[Offsets, Offsets]:
    if new[1] == first[1]:
        return max(first, new), second
    return (new, first) if new > first else (first, max(second, new))
