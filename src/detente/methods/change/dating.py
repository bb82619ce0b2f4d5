"""The day of a change that was found in steps: the chance of every day, and the 90 % interval of them.

In whole steps an interval cannot be right nine times in ten: most changes are certain to the step, so that
one step already holds 98 % of the chance, and a change in the middle of a step has no step at all. The
chances of days are those of `counts`, gamma and Poisson with bursts (quasi-likelihood), a day at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods.change.bayesian import MASS
from detente.methods.change.counts import SHAPE, dispersion, log_gamma
from detente.methods.change.detection import LEAST
from detente.methods.change.errors import BadSeries
from detente.methods.change.memory import left_over, widening
from detente.methods.change.series import Floats

Days = NDArray[np.int64]


@dataclass(frozen=True)
class Dated:
    """Day numbers: the middle of the chance, the first and the last day of the interval."""

    day: int
    first: int
    last: int


def dated(daily: ArrayLike, starts: ArrayLike, relative: ArrayLike, points: tuple[int, ...]) -> list[Dated]:
    """The day each new level began, given that there is one change between the points beside it.

    `daily` (days, d) are counts; `starts` (n,) the day each step begins, from 0; `relative` (n,) the coverage
    of each step, spread evenly over its days; `points` the steps at which changes were found, by a detector
    whose levels last LEAST steps. Raises BadSeries (E650).
    """
    y, edges = np.asarray(daily, dtype=np.float64), np.asarray(starts, dtype=np.int64)
    y = y[:, None] if y.ndim == 1 else y
    cover = np.asarray(relative, dtype=np.float64)
    lengths = np.diff(edges, append=len(y))
    if len(edges) != len(cover) or len(edges) < 1 or edges[0] != 0 or (lengths < 1).any():
        raise BadSeries(
            f"{len(y)} days in {len(edges)} steps, coverage of {len(cover)}",
            "steps that begin on day 0 and last a day or more, each with its coverage",
            "Give the first day of every step, counted from the first day of the series.",
        )
    by_day = np.repeat(cover / lengths, lengths)
    ends, levels = [*edges.tolist(), len(y)], [0, *points, len(edges)]
    sides = [slice(*each) for each in pairwise(levels)]
    bursts = [_bursts(np.add.reduceat(column, edges), cover, sides) for column in y.T]
    found = []
    for before, after in zip(levels, levels[2:], strict=False):
        days = np.arange(ends[before + LEAST], ends[after - LEAST] + 1)
        found.append(_told(days, chances(y, by_day, bursts, (ends[before], ends[after]), days)))
    return found


def chances(y: Floats, cover: Floats, bursts: list[float], within: tuple[int, int], days: Days) -> Floats:
    """The chance of each of some days (m,) to be the first of the new level, between two days: sum 1."""
    worth = np.zeros(len(days))
    for column, burst in zip(y.T, bursts, strict=True):
        acts, covers = (np.r_[0.0, np.cumsum(values / burst)] for values in (column, cover))
        if acts[-1] == 0:
            continue
        rate = SHAPE * covers[-1] / acts[-1]
        for start, end in ((within[0], days), (days, within[1])):
            shape = np.asarray(acts[end] - acts[start] + SHAPE)
            worth += log_gamma(shape) - shape * np.log(covers[end] - covers[start] + rate)
    chance = np.exp(worth - worth.max())
    return np.asarray(chance / chance.sum())


def _bursts(steps: Floats, cover: Floats, sides: list[slice]) -> float:
    """How much more than Poisson the counts of steps vary, with bursts that last from one into the next."""
    left = left_over(steps, np.maximum(cover, 1e-6), sides)
    return max(1.0, dispersion(steps) * widening(left, len(sides)))


def _told(days: Days, chance: Floats) -> Dated:
    """The middle of the chance, and the shortest run of days that holds MASS of it."""
    held = np.r_[0.0, np.cumsum(chance)]
    last = np.searchsorted(held, np.minimum(held[:-1] + MASS, 1.0) - 1e-9)  # held after each day
    whole = np.flatnonzero(held[:-1] + MASS <= 1.0 + 1e-9)
    first = int(whole[(last[whole] - whole).argmin()])
    middle = int(np.searchsorted(held, 0.5)) - 1
    return Dated(int(days[middle]), int(days[first]), int(days[last[first] - 1]))
