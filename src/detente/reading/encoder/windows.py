"""Overlapping windows over a long text, all equally long; each token belongs to the window in which it
stands most centrally."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

SIZE, OVERLAP = 254, 32


@dataclass(frozen=True)
class Window:
    """Tokens `start` to `end` are read together; of these the window owns `first` to `last` (all end
    exclusive)."""

    start: int
    end: int
    first: int
    last: int


def plan(n: int, size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """As few windows as cover n tokens, none longer than `size`; what they own is a partition of 0..n.

    Neighbours share at least `overlap` tokens. Equal lengths let the windows of a text share a batch without
    padding, and shorter ones cost less attention.
    """
    if n <= size:
        return [Window(0, n, 0, n)] if n else []
    k = -(-(n - overlap) // (size - overlap))
    width = -(-(n + (k - 1) * overlap) // k)
    starts = [i * (n - width) // (k - 1) for i in range(k)]
    edges = [0, *((a + b + width) // 2 for a, b in pairwise(starts)), n]
    return [Window(s, s + width, edges[i], edges[i + 1]) for i, s in enumerate(starts)]
