"""Bayesian segmentation: the chance of a change at every step, over all divisions of the series at once.

Exact recursions of Fearnhead (2006, Statistics and Computing 16: 203-213): levels are independent, a change
comes at a step with chance 1 / `every`; sums over all divisions forwards and backwards give the posterior.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.change.detection import LEAST, Detection
from detente.methods.change.pelt import best
from detente.methods.change.segments import evidence
from detente.methods.change.series import Floats, checked

EVERY = 120.0  # steps between changes to be expected: with months, one in ten years
MASS = 0.9


def detect(values: ArrayLike, every: float = EVERY) -> Detection:
    """The most probable division of values (n,) or (n, d), with the posterior of dates and their intervals.

    An interval is the shortest run of steps around the point that holds 90 % of the chance of this change,
    which is shared out between the point and its neighbours. Raises BadSeries (E650).
    """
    table = evidence(checked(values))
    return divided(table, log(max(every - 1.0, 1.0)))  # ln((1 - h) / h) for a hazard h = 1 / every


def divided(table: Floats, price: float) -> Detection:
    """The most probable division by the evidence of all stretches, its posterior and intervals."""
    points = best(table, price)
    return Detection(points, posterior(table, price), intervals(table, points))


def posterior(table: Floats, price: float) -> Floats:
    """The chance (n,) that a new level begins at each step; 0 at step 0, where nothing can change."""
    n = len(table) - 1
    least = min(LEAST, n)
    ahead, back = np.full(n + 1, -np.inf), np.full(n + 1, -np.inf)
    ahead[0] = back[n] = 0.0
    for end in range(least, n + 1):
        starts = np.arange(0, end - least + 1)
        ahead[end] = _sum(ahead[starts] + table[starts, end] - np.where(starts > 0, price, 0.0))
    for start in range(n - least, -1, -1):
        ends = np.arange(start + least, n + 1)
        back[start] = _sum(back[ends] + table[start, ends] - np.where(ends < n, price, 0.0))
    chance = np.exp(np.minimum(ahead[:n] + back[:n] - price - ahead[n], 0.0))
    chance[0] = 0.0
    return np.asarray(chance)


def intervals(table: Floats, points: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """For each point, its 90 % interval, given that there is one change between the points beside it."""
    edges = [0, *points, len(table) - 1]
    found = []
    for before, point, after in zip(edges, points, edges[2:], strict=False):
        places = np.arange(before + LEAST, after - LEAST + 1)
        worth = table[before, places] + table[places, after]
        chance = np.exp(worth - worth.max())
        found.append(_around(places, chance / chance.sum(), point))
    return tuple(found)


def _around(
    places: np.ndarray[tuple[int], np.dtype[np.int64]], chance: Floats, point: int
) -> tuple[int, int]:
    """Grow from the point to the likelier side while that brings what is held nearer to MASS.

    Steps are whole: an interval that always held at least MASS would hold the truth too often.
    """
    low = high = int(np.searchsorted(places, point))
    held = float(chance[low])
    while held < MASS and (low > 0 or high < len(places) - 1):
        left = float(chance[low - 1]) if low > 0 else -1.0
        right = float(chance[high + 1]) if high < len(places) - 1 else -1.0
        more = max(left, right)
        if held + more - MASS > MASS - held:
            break
        low, high, held = (low - 1, high, held + more) if left >= right else (low, high + 1, held + more)
    return int(places[low]), int(places[high])


def _sum(logs: Floats) -> float:
    top = float(logs.max())
    return top + log(float(np.exp(logs - top).sum())) if top > -np.inf else top
