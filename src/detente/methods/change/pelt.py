"""The best division into levels at a price for each, found exactly (PELT: Killick et al. 2012, JASA 107)."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.change.detection import LEAST, Detection
from detente.methods.change.segments import likelihood
from detente.methods.change.series import Floats, checked


def detect(values: ArrayLike, price: float | None = None) -> Detection:
    """Levels of changing mean and variance of values (n,) or (n, d).

    `price` in log likelihood a change; by default 2 d ln n, a mean and a variance a column at BIC's rate.
    Raises BadSeries (E650).
    """
    y = checked(values)
    width = 1 if y.ndim == 1 else y.shape[1]
    return Detection(best(likelihood(y), 2.0 * width * log(len(y)) if price is None else price))


def best(table: Floats, price: float) -> tuple[int, ...]:
    """The division of greatest sum of `table[i, j]` less `price` a change, each level at least LEAST long."""
    n = len(table) - 1
    total, before = np.full(n + 1, -np.inf), np.zeros(n + 1, dtype=np.int64)
    total[0] = price
    open_starts = [0]
    for end in range(min(LEAST, n), n + 1):
        starts = np.array([s for s in open_starts if end - s >= min(LEAST, n)])
        worth = total[starts] + table[starts, end] - price
        total[end], before[end] = worth.max(), starts[worth.argmax()]
        # A start that is worse than the best by more than a change's price can never become the best again.
        hopeless = set(starts[worth + price < total[end]].tolist())
        open_starts = [s for s in open_starts if s not in hopeless] + [end]
    return _path(before, n)


def _path(before: np.ndarray[tuple[int], np.dtype[np.int64]], end: int) -> tuple[int, ...]:
    points = []
    while end > 0:
        end = int(before[end])
        if end > 0:
            points.append(end)
    return tuple(reversed(points))
