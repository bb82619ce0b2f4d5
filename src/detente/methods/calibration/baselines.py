"""What a forecast must beat: climatology, the last value, resampled history."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.calibration.arrays import Floats


def climatology(happened: ArrayLike) -> float:
    """The base rate of outcomes (n,) of 0 and 1 (Krichevsky and Trofimov): (k + 1/2) / (n + 1)."""
    y = np.asarray(happened, dtype=np.float64)
    return float((y.sum() + 0.5) / (len(y) + 1.0))


def last_value(series: ArrayLike, horizon: int) -> Floats:
    """The last value of a series (n,) for each of `horizon` steps; 0 for an empty series."""
    y = np.asarray(series, dtype=np.float64)
    return np.full(horizon, y[-1] if len(y) else 0.0)


def resampled(series: ArrayLike, horizon: int, draws: int = 1000, block: int = 3, seed: int = 0) -> Floats:
    """Futures (draws, horizon) drawn from the past of a series (n,) in blocks of neighbouring values.

    Moving blocks keep what neighbours share (Kuensch 1989, Annals of Statistics 17: 1217-1241). An empty
    series gives zeros.
    """
    y = np.asarray(series, dtype=np.float64)
    if not len(y):
        return np.zeros((draws, horizon))
    width = min(block, len(y))
    random = np.random.default_rng(seed)
    pieces = -(-horizon // width)
    starts = random.integers(0, len(y) - width + 1, (draws, pieces))
    places = (starts[:, :, None] + np.arange(width)).reshape(draws, -1)[:, :horizon]
    return np.asarray(y[places], dtype=np.float64)
