"""Will a kind of event come between a pair within so many days? A logistic model of the pair's past.

The record is made as a forecaster would have made it: the last quarter of the past is gone through in order,
and each forecast is by a model that learned only from what had been known to come or not by that day. Nothing
is bent afterwards: on developing data a curve fitted to older forecasts made chances worse, since base rates
move, and learning again as days come in made them honest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.methods.ranking.errors import NotTrained
from detente.methods.ranking.occurrence import Floats, Ints, Panel

RIDGE = 50.0
LEAST_CASES = 25  # times it must have happened, and not happened, before the record and in it
RECORD = 0.25  # share of the past, the latest, that the record is of
AGAIN = 8  # times at most that a model is learned anew over the record
MOST_ROWS = 150_000  # cases to learn from; of more a sample is drawn


@dataclass(frozen=True)
class Model:
    """A logistic model of standardised features."""

    mean: Floats
    scale: Floats
    weights: Floats

    def __call__(self, x: Floats) -> Floats:
        """Probabilities (n,) of features (n, features)."""
        return raw(self.weights, (x - self.mean) / self.scale)


@dataclass(frozen=True)
class Record:
    """Forecasts on the last part of the past, what came, and the base rate known before it."""

    forecast: Floats
    came: Floats
    base: float
    pair: Ints


def learned(found: Panel, kind: int, horizon: int) -> tuple[Model, Record]:
    """A model to forecast with, and the record of models made the same way as days came in.

    Raises NotTrained (E662) where either part holds fewer than LEAST_CASES of either outcome.
    """
    x, y = found.features_of(kind), found.came[:, kind].astype(np.float64)
    usable = np.flatnonzero(found.known)
    origins = np.unique(found.origin[usable])
    cut = origins[0] + (origins[-1] - origins[0]) * (1 - RECORD) if len(origins) else 0.0
    before = usable[found.origin[usable] <= cut - horizon]
    late = usable[found.origin[usable] > cut]
    for part in (before, late):
        cases = float(y[part].sum())
        if min(cases, len(part) - cases) < LEAST_CASES:
            raise NotTrained(
                f"{cases:.0f} occurrences among {len(part)} past cases",
                f"{LEAST_CASES} of either outcome in the first three quarters of the past and in the last",
                "Give a longer past, or more pairs.",
            )
    said = np.zeros(len(y))
    for block in np.array_split(origins[origins > cut], AGAIN):
        if len(block):
            model = _fit(x, y, usable[found.origin[usable] + horizon <= block[0]])
            asked = usable[(found.origin[usable] >= block[0]) & (found.origin[usable] <= block[-1])]
            said[asked] = model(x[asked])
    record = Record(said[late], y[late], float(y[before].mean()), found.pair[late])
    return _fit(x, y, usable), record


def _fit(x: Floats, y: Floats, rows: Ints) -> Model:
    if len(rows) > MOST_ROWS:
        rows = np.sort(np.random.default_rng(0).choice(rows, MOST_ROWS, replace=False))
    part = x[rows]
    mean, scale = part.mean(axis=0), np.maximum(part.std(axis=0), 1e-6)
    return Model(mean, scale, logistic((part - mean) / scale, y[rows]))


def raw(weights: Floats, x: Floats) -> Floats:
    """Uncalibrated probabilities; the last weight is the constant."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x @ weights[:-1] + weights[-1], -30, 30))))


def logistic(x: Floats, y: Floats, steps: int = 30) -> Floats:
    """Ridge logistic regression by Newton's method: weights (features + 1,), the constant unpenalised."""
    data = np.c_[x, np.ones(len(x))]
    penalty = np.r_[np.full(x.shape[1], RIDGE), 1e-6]
    w = np.zeros(data.shape[1])
    for _ in range(steps):
        p = raw(w, x)
        slope = data.T @ (y - p) - penalty * w
        curve = (data * (p * (1 - p))[:, None]).T @ data + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        step *= min(1.0, 3.0 / max(float(np.abs(step).max()), 1e-12))
        w += step
        if float(np.abs(step).max()) < 1e-7:
            break
    return w
