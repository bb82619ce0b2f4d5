"""Conditional logit: which of many candidates is chosen (McFadden 1974, in Frontiers in Econometrics)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
STEPS = 60


def chances(features: ArrayLike, weights: ArrayLike, open_to: ArrayLike | None = None) -> Floats:
    """Chance of each candidate (n, s) from features (n, s, k) and weights (k,), summing to 1 a row.

    `open_to` (n, s) of booleans leaves candidates out where False; they get 0.
    """
    scores = np.asarray(features, dtype=np.float64) @ np.asarray(weights, dtype=np.float64)
    if open_to is not None:
        scores = np.where(np.asarray(open_to), scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result


def fit(
    features: ArrayLike,
    chosen: ArrayLike,
    open_to: ArrayLike | None = None,
    ridge: float = 1.0,
    row_weight: ArrayLike | None = None,
) -> Floats:
    """Weights (k,) of features (n, s, k) that make `chosen` most likely, pulled to 0 by `ridge` (Newton).

    `chosen` (n, s) holds shares that sum to 1 a row: one candidate, or several with equal shares.
    Features should be of comparable size; `row_weight` (n,) counts rows more or less.
    """
    x = np.asarray(features, dtype=np.float64)
    y = np.asarray(chosen, dtype=np.float64)
    rows = np.ones(len(x)) if row_weight is None else np.asarray(row_weight, dtype=np.float64)
    w = np.zeros(x.shape[2])
    value = -np.inf
    step = np.zeros_like(w)
    for _ in range(STEPS):
        p = chances(x, w + step, open_to)
        now = _worth(p, y, rows) - ridge / 2 * float((w + step) @ (w + step))
        if now < value - 1e-12:
            step = step / 2  # too far: half of the step
            if float(np.abs(step).max()) < 1e-9:
                break
            continue
        w, value = w + step, now
        mean = np.einsum("ns,nsk->nk", p, x)
        slope = np.einsum("n,ns,nsk->k", rows, y - p, x) - ridge * w
        spread = np.einsum("nsk,nsl->kl", x * (rows[:, None] * p)[..., None], x, optimize=True)
        curve = spread - np.einsum("n,nk,nl->kl", rows, mean, mean) + ridge * np.eye(len(w))
        step = np.linalg.solve(curve, slope)
        if float(np.abs(step).max()) < 1e-8:
            break
    return w


def _worth(p: Floats, y: Floats, rows: Floats) -> float:
    """Log likelihood of the shares that were chosen."""
    return float(rows @ np.where(y > 0, y * np.log(np.maximum(p, 1e-300)), 0.0).sum(axis=1))
