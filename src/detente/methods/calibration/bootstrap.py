"""An interval around a score: how else it could have come out with other cases of the same kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods.calibration.arrays import Floats


@dataclass(frozen=True)
class Estimate:
    """A figure with the ends of its interval and the share of redraws between them."""

    value: float
    low: float
    high: float
    level: float


def bootstrap(
    score: Callable[..., float],
    *arrays: ArrayLike,
    groups: ArrayLike | None = None,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 0,
) -> Estimate:
    """Percentile bootstrap of `score(*arrays)` (Efron 1979) over rows, or over whole groups of rows.

    Forecasts of one day or one pair of actors rise and fall together: give their day or pair as `groups`
    (n,), else the interval is too narrow. The same seed gives the same interval.
    """
    kept = [np.asarray(array) for array in arrays]
    value = score(*kept)
    members = _members(len(kept[0]), groups)
    random = np.random.default_rng(seed)
    found: Floats = np.empty(draws)
    for n in range(draws):
        chosen = random.integers(0, len(members), len(members))
        rows = np.concatenate([members[k] for k in chosen])
        found[n] = score(*(array[rows] for array in kept))
    found = found[np.isfinite(found)]
    if not len(found):
        return Estimate(value, float("nan"), float("nan"), level)
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value, float(low), float(high), level)


def _members(count: int, groups: ArrayLike | None) -> list[NDArray[np.int64]]:
    """The rows of each group; one row a group where none are given."""
    rows = np.arange(count, dtype=np.int64)
    if groups is None:
        return [rows[n : n + 1] for n in range(count)]
    _, inverse = np.unique(np.asarray(groups), return_inverse=True)
    order = np.argsort(inverse, kind="stable")
    return np.split(rows[order], np.cumsum(np.bincount(inverse))[:-1])
