"""Ridge logistic regression by Newton's method, drawn towards weights that are known beforehand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 40
ENOUGH = 1e-7  # the share of the loss that a step must save to take another
SHORTEST = 1e-6  # of a Newton step


def raw(weights: Floats, x: Floats) -> Floats:
    """Probabilities (n,) of features (n, features); the last weight is the constant."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x @ weights[:-1] + weights[-1], -30, 30))))


def logistic(x: Floats, y: Floats, ridge: Floats | float, towards: Floats | None = None) -> Floats:
    """Weights (features + 1,), the constant unpenalised.

    `ridge`, a number or one a feature, pulls each towards its place in `towards` (features + 1,), else to 0.
    A step is halved until it helps: of rare outcomes a full Newton step overshoots and may never return.
    """
    data = np.c_[x, np.ones(len(x))]
    penalty = np.r_[np.broadcast_to(ridge, x.shape[1]), 1e-6]
    home = _base(x, y) if towards is None else towards
    w, loss = home.copy(), _loss(data, y, penalty, home, home)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(data @ w, -30, 30)))
        slope = data.T @ (y - p) - penalty * (w - home)
        step = np.linalg.solve((data * (p * (1 - p))[:, None]).T @ data + np.diag(penalty), slope)
        length, after = 1.0, _loss(data, y, penalty, home, w + step)
        while after > loss - 1e-4 * length * float(slope @ step) and length > SHORTEST:
            length /= 2
            after = _loss(data, y, penalty, home, w + length * step)
        if after >= loss:
            break
        w = w + length * step
        if loss - after < ENOUGH * abs(loss):
            break
        loss = after
    return w


def _base(x: Floats, y: Floats) -> Floats:
    """No weight on anything, and the base rate as the constant."""
    rate = (y.sum() + 0.5) / (len(y) + 1)
    return np.append(np.zeros(x.shape[1]), np.log(rate / (1 - rate)))


def _loss(data: Floats, y: Floats, penalty: Floats, home: Floats, w: Floats) -> float:
    z = data @ w
    return float((np.logaddexp(0, z) - y * z).sum() + (penalty * (w - home) ** 2).sum() / 2)
