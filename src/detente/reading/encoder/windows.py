"""Windows over a long text, cut where paragraphs or sentences end, each with a little of its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from detente.reading.encoder.tokens import Ints, Tokens

SIZE = 254
BEFORE, AFTER = 16, 8  # tokens of its neighbours that a window reads
DRIFT = 40  # tokens that a seam may stand off its even place
PARAGRAPH, SENTENCE, ANYWHERE = 0, 20, 60  # what a seam costs there, in tokens off its even place
ENDS = (1012, 1029, 999, 1000, 1524)  # the wordpieces . ? ! " and the closing mark


@dataclass(frozen=True)
class Window:
    """Tokens `start` to `end` are read together; of these the window owns `first` to `last` (all end
    exclusive)."""

    start: int
    end: int
    first: int
    last: int


def windows(tokens: Tokens) -> list[Window]:
    """The windows of one text."""
    return plan(len(tokens), seam_costs(tokens))


def seam_costs(tokens: Tokens) -> Ints:
    """What a seam before each token costs: nothing between paragraphs, little between sentences."""
    costs = np.full(len(tokens), ANYWHERE, dtype=np.int64)
    gap = tokens.shapes // 4 % 3
    costs[1:][np.isin(tokens.ids[:-1], ENDS) & (gap[1:] > 0)] = SENTENCE
    costs[gap == 2] = PARAGRAPH
    return costs


def plan(n: int, costs: Ints) -> list[Window]:
    """As few windows of like size as cover n tokens, none longer than SIZE; what they own is a partition of
    0..n. `costs` [n] says what a seam before each token costs."""
    if n <= SIZE:
        return [Window(0, n, 0, n)] if n else []
    most = SIZE - BEFORE - AFTER
    k = -(-n // (most - DRIFT // 2))
    edges = [0]
    for left in range(k, 1, -1):
        even = edges[-1] + (n - edges[-1]) // left
        low = max(even - DRIFT, n - (left - 1) * most, edges[-1] + 1)
        high = min(even + DRIFT, edges[-1] + most)
        places = np.arange(low, high + 1)
        edges.append(int(places[(np.abs(places - even) + costs[low : high + 1]).argmin()]))
    edges.append(n)
    return [Window(max(0, a - BEFORE), min(n, b + AFTER), a, b) for a, b in pairwise(edges)]
