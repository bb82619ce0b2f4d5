"""What every function of this room accepts, checked in one place."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods.calibration.errors import BadProbabilities

Floats = NDArray[np.float64]
TINY = 1e-12  # a forecast of 0 or 1 that fails would cost infinitely much; this bounds it at 27.6 nats


def forecasts(probabilities: ArrayLike, outcomes: ArrayLike) -> tuple[Floats, Floats]:
    """Both as float arrays (n,): probabilities in [0, 1], outcomes 0 or 1. Raises BadProbabilities (E640)."""
    p, y = np.asarray(probabilities, dtype=np.float64), np.asarray(outcomes, dtype=np.float64)
    if p.ndim != 1 or p.shape != y.shape or not len(p):
        raise BadProbabilities(
            f"arrays of shapes {p.shape} and {y.shape}",
            "two arrays of one length, at least 1",
            "Give one outcome for each probability.",
        )
    if not (np.isfinite(p).all() and (p >= 0).all() and (p <= 1).all()):
        raise BadProbabilities(
            f"probabilities from {p.min():g} to {p.max():g}",
            "numbers from 0 to 1",
            "Turn scores into chances.",
        )
    if not np.isin(y, (0.0, 1.0)).all():
        raise BadProbabilities("outcomes other than 0 and 1", "0 or 1 for each forecast", "Code it so.")
    return p, y
