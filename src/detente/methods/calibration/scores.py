"""Scores of forecasts. All but the skill and the area are losses: smaller is better."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.calibration.arrays import TINY, Floats, forecasts


def brier(probabilities: ArrayLike, outcomes: ArrayLike) -> float:
    """Mean squared error of probabilities, 0 to 1 (Brier 1950, Monthly Weather Review 78: 1-3).

    Half of Brier's own figure, which sums over both outcomes.
    """
    p, y = forecasts(probabilities, outcomes)
    return float(np.mean((p - y) ** 2))


def log_score(probabilities: ArrayLike, outcomes: ArrayLike) -> float:
    """Mean of -ln of the probability given to what happened, in nats (Good 1952), kept off 0 and 1."""
    p, y = forecasts(probabilities, outcomes)
    given = np.clip(np.where(y == 1, p, 1 - p), TINY, 1.0)
    return float(-np.mean(np.log(given)))


def brier_skill(probabilities: ArrayLike, outcomes: ArrayLike, reference: ArrayLike) -> float:
    """1 - Brier / Brier of the reference: 1 perfect, 0 no better, below 0 worse; nan for a perfect reference.

    `reference` is an array (n,) of probabilities or one number, such as the base rate known beforehand.
    """
    p, y = forecasts(probabilities, outcomes)
    q, _ = forecasts(np.broadcast_to(np.asarray(reference, dtype=np.float64), p.shape), y)
    worst = float(np.mean((q - y) ** 2))
    return 1.0 - float(np.mean((p - y) ** 2)) / worst if worst > 0 else float("nan")


def crps(draws: ArrayLike, observed: ArrayLike) -> float:
    """Mean continuous ranked probability score of draws (n, m) for what was observed (n,), in its units.

    E|X - y| - E|X - X'| / 2 (Gneiting and Raftery 2007, JASA 102: 359-378, eq. 21), over all pairs of the
    draws. With one draw it is the absolute error.
    """
    x, y = (
        np.sort(np.atleast_2d(np.asarray(draws, dtype=np.float64)), axis=1),
        np.asarray(observed, dtype=float),
    )
    m = x.shape[1]
    apart = np.abs(x - y.reshape(-1, 1)).mean(axis=1)
    weights = 2 * np.arange(1, m + 1) - m - 1  # sum over pairs of |x_i - x_j| from the sorted draws
    spread = (x * weights).sum(axis=1) / m**2
    return float(np.mean(apart - spread))


def auc(scores: ArrayLike, outcomes: ArrayLike) -> float:
    """Chance that a case scores above a non-case, ties half (area under the ROC); nan if a kind is absent."""
    s, y = np.asarray(scores, dtype=np.float64), np.asarray(outcomes)
    cases, others = int((y == 1).sum()), int((y == 0).sum())
    if not cases or not others:
        return float("nan")
    ranks = _ranks(s)
    return float((ranks[y == 1].sum() - cases * (cases + 1) / 2) / (cases * others))


def _ranks(values: Floats) -> Floats:
    """Ranks from 1, ties averaged."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    result: Floats = (ends - (counts - 1) / 2)[inverse]
    return result
