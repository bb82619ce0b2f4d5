"""Beta calibration: three numbers bend a curve of probabilities (Kull et al. 2017, AISTATS 54: 623-631)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.calibration.arrays import Floats, forecasts

STEPS = 50
RIDGE = 1.0  # a pull towards "calibrated already", so that few or one-sided pasts stay finite
EDGE = 1e-6  # forecasts nearer to 0 or 1 are read as this


@dataclass(frozen=True)
class Beta:
    """logit q = a ln p - b ln(1 - p) + c with a, b >= 0; a = b = 1, c = 0 changes nothing."""

    a: float
    b: float
    c: float

    @classmethod
    def fit(cls, probabilities: ArrayLike, outcomes: ArrayLike) -> Beta:
        """Maximum likelihood by Newton's steps; a negative exponent is set to 0 and the rest fitted again."""
        p, y = forecasts(probabilities, outcomes)
        x = _features(p)
        free = [0, 1, 2]
        while True:
            w = _newton(x, y, free)
            bad = [k for k in free if k < 2 and w[k] < 0]
            if not bad:
                return cls(*(float(v) for v in w))
            free.remove(min(bad, key=lambda k: w[k]))

    def __call__(self, probabilities: ArrayLike) -> Floats:
        """Calibrated probabilities, strictly between 0 and 1."""
        x = _features(np.asarray(probabilities, dtype=np.float64))
        return np.asarray(1 / (1 + np.exp(-x @ np.array([self.a, self.b, self.c]))), dtype=np.float64)


def _features(p: Floats) -> Floats:
    kept = np.clip(p, EDGE, 1 - EDGE)
    return np.stack([np.log(kept), -np.log1p(-kept), np.ones_like(kept)], axis=-1)


def _newton(x: Floats, y: Floats, free: list[int]) -> Floats:
    """Logistic regression on the free columns with a weak pull to (1, 1, 0); the others stay at 0."""
    start = np.array([1.0, 1.0, 0.0])
    w = np.where(np.isin(np.arange(3), free), start, 0.0)
    part, centre = x[:, free], start[free]
    for _ in range(STEPS):
        q = 1 / (1 + np.exp(-np.clip(x @ w, -35, 35)))
        slope = part.T @ (y - q) - RIDGE * (w[free] - centre)
        curve = (part * (q * (1 - q))[:, None]).T @ part + RIDGE * np.eye(len(free))
        step = np.linalg.solve(curve, slope)
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-12))  # a far start must not overshoot
        w[free] += step
        if float(np.abs(step).max()) < 1e-9:
            break
    return w
