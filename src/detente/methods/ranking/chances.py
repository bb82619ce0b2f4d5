"""Will a kind of event come between a pair within so many days? Learned from the past of all pairs.

The record is made as a forecaster would have made it: the last quarter of the past is gone through in order,
and each forecast is by a model that learned only from what had been known to come or not by that day. Nothing
is bent afterwards: on developing data a curve fitted to older forecasts made chances worse, since base rates
move, and learning again as days come in made them honest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.methods.ranking.common import LEAST_CASES, Common, common
from detente.methods.ranking.errors import NotTrained
from detente.methods.ranking.logistic import logistic, raw
from detente.methods.ranking.occurrence import Floats, Ints, Panel

TOWARDS_COMMON = 200.0  # how strongly a kind's own weights are drawn to what holds for every kind
TOWARDS_NONE = 2000.0  # how strongly the weights of other kinds are drawn to none
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


class Chances:
    """Models of any kind from one panel; what all kinds have in common is learned once for all of them."""

    def __init__(self, found: Panel, horizon: int) -> None:
        self.found, self.horizon = found, horizon
        self.usable = np.flatnonzero(found.known)
        self.origins = np.unique(found.origin[self.usable])
        ends = (self.origins[0], self.origins[-1]) if len(self.origins) else (0, 0)
        cut = ends[0] + (ends[1] - ends[0]) * (1 - RECORD)
        self.before = self.usable[found.origin[self.usable] <= cut - horizon]
        self.late = self.usable[found.origin[self.usable] > cut]

    @cached_property
    def common_before(self) -> Common:
        """What was common to all kinds as known before the record."""
        return common(self.found, self.before)

    @cached_property
    def common_now(self) -> Common:
        """What is common to all kinds as known today."""
        return common(self.found, self.usable)

    def learned(self, kind: int) -> tuple[Model, Record]:
        """A model to forecast with, and the record of models made the same way as days came in.

        Raises NotTrained (E662) where either part holds fewer than LEAST_CASES of either outcome.
        """
        y, origin = self.found.came[:, kind].astype(np.float64), self.found.origin
        for part in (self.before, self.late):
            _check(float(y[part].sum()), len(part))
        said = np.zeros(len(y))
        for block in np.array_split(np.unique(origin[self.late]), AGAIN):
            if len(block):
                past = self.usable[origin[self.usable] + self.horizon <= block[0]]
                asked = self.late[(origin[self.late] >= block[0]) & (origin[self.late] <= block[-1])]
                said[asked] = self._fit(kind, past, self.common_before)(self.found.features_of(kind, asked))
        late = self.late
        record = Record(said[late], y[late], float(y[self.before].mean()), self.found.pair[late])
        return self._fit(kind, self.usable, self.common_now), record

    def _fit(self, kind: int, rows: Ints, shared: Common) -> Model:
        """A kind's own model from its rows, starting from what is common to all kinds."""
        if len(rows) > MOST_ROWS:
            rows = np.sort(np.random.default_rng(0).choice(rows, MOST_ROWS, replace=False))
        x, y = self.found.features_of(kind, rows), self.found.came[rows, kind].astype(np.float64)
        own, others = len(shared.mean), x.shape[1] - len(shared.mean)
        mean = np.r_[shared.mean, x[:, own:].mean(axis=0)]
        scale = np.r_[shared.scale, np.maximum(x[:, own:].std(axis=0), 1e-6)]
        towards = np.r_[shared.weights[:-1], np.zeros(others), shared.weights[-1]]
        ridge = np.r_[np.full(own, TOWARDS_COMMON), np.full(others, TOWARDS_NONE)]
        return Model(mean, scale, logistic((x - mean) / scale, y, ridge, towards))


def _check(cases: float, count: int) -> None:
    """Raises NotTrained (E662)."""
    if min(cases, count - cases) < LEAST_CASES:
        raise NotTrained(
            f"{cases:.0f} occurrences among {count} past cases",
            f"{LEAST_CASES} of either outcome in the first three quarters of the past and in the last",
            "Give a longer past, or more pairs.",
        )
