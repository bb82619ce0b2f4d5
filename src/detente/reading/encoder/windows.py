"""Overlapping windows over a long text; each token belongs to the window in which it stands most
centrally."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

SIZE, OVERLAP = 254, 64


@dataclass(frozen=True)
class Window:
    """Tokens `start` to `end` are read together; of these the window owns `first` to `last` (all end
    exclusive)."""

    start: int
    end: int
    first: int
    last: int


def plan(n: int, size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """Windows that cover n tokens; what they own is a partition of 0..n."""
    if n <= size:
        return [Window(0, n, 0, n)] if n else []
    starts = [*range(0, n - size, size - overlap), n - size]
    edges = [0, *((a + b + size) // 2 for a, b in pairwise(starts)), n]
    return [Window(s, s + size, edges[i], edges[i + 1]) for i, s in enumerate(starts)]
