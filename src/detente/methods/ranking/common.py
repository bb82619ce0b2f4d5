"""What holds for every kind of act alike: how a pair's past of a kind leads to more of that kind.

Sanctions are rare and visits are not, but both come back where they came lately. What is common is learned
from all kinds together, and a kind's own model starts there: a rare kind keeps close to it, a frequent one
goes its own way (a hierarchical prior; Gelman et al., Bayesian Data Analysis, ch. 5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.methods.ranking.logistic import Floats, logistic
from detente.methods.ranking.occurrence import Ints, Panel

RIDGE = 50.0
MOST_ROWS = 12_000  # cases of a kind to learn from; of more a sample is drawn
LEAST_CASES = 25  # of a kind, of either outcome


@dataclass(frozen=True)
class Common:
    """Mean and scale of `Panel.own` (features,), and weights (features + 1,) of it standardised by them."""

    mean: Floats
    scale: Floats
    weights: Floats


def common(found: Panel, rows: Ints) -> Common:
    """Learned from all kinds that came often enough among the rows, each with a constant of its own."""
    features, outcomes = [], []
    for kind in range(found.kinds):
        y = found.came[rows, kind].astype(np.float64)
        if min(y.sum(), len(y) - y.sum()) >= LEAST_CASES:
            part = _sample(len(rows), kind)
            features.append(found.own(kind, rows[part]))
            outcomes.append(y[part])
    x, y = np.concatenate(features), np.concatenate(outcomes)
    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    whose = np.repeat(np.arange(len(outcomes)), [len(each) for each in outcomes])
    constants = (whose[:, None] == np.arange(1, len(outcomes))).astype(np.float64)
    ridge = np.r_[np.full(x.shape[1], RIDGE), np.ones(len(outcomes) - 1)]
    weights = logistic(np.c_[(x - mean) / scale, constants], y, ridge)
    return Common(mean, scale, np.r_[weights[: x.shape[1]], weights[-1]])


def _sample(count: int, seed: int) -> Ints:
    if count <= MOST_ROWS:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, MOST_ROWS, replace=False))
