"""Isotonic calibration: the best probabilities that keep the order of the scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.calibration.arrays import Floats, forecasts


@dataclass(frozen=True)
class Isotonic:
    """A rising curve from score to probability, flat in blocks, straight between their middles.

    Pool adjacent violators (Ayer et al. 1955; for calibration Zadrozny and Elkan 2002). A block's rate is
    (happened + 1/2) / (count + 1), so that no finite past makes a forecast certain. Needs some hundred
    forecasts; use `Beta` for fewer.
    """

    scores: Floats
    rates: Floats

    @classmethod
    def fit(cls, probabilities: ArrayLike, outcomes: ArrayLike) -> Isotonic:
        """Learn from past forecasts (n,) in [0, 1] and outcomes (n,). Raises BadProbabilities (E640)."""
        p, y = forecasts(probabilities, outcomes)
        values, inverse = np.unique(p, return_inverse=True)
        counts = np.bincount(inverse).astype(float)
        happened = np.bincount(inverse, weights=y)
        blocks: list[list[float]] = []  # count, happened, sum of scores
        for count, hits, score in zip(counts, happened, values * counts, strict=True):
            blocks.append([count, hits, score])
            while len(blocks) > 1 and blocks[-2][1] * blocks[-1][0] >= blocks[-1][1] * blocks[-2][0]:
                last = blocks.pop()
                blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
        rates = np.array([(hits + 0.5) / (count + 1.0) for count, hits, _ in blocks])
        middles = np.array([score / count for count, _, score in blocks])
        return cls(middles, np.maximum.accumulate(rates))

    def __call__(self, probabilities: ArrayLike) -> Floats:
        """Calibrated probabilities, strictly between 0 and 1."""
        asked = np.asarray(probabilities, dtype=np.float64)
        return np.asarray(np.interp(asked, self.scores, self.rates), dtype=np.float64)
