"""Evidence against hypotheses as a matrix (Heuer 1999, Psychology of Intelligence Analysis, ch. 8).

Rows are pieces of evidence, columns hypotheses, cells the chance of the evidence if the hypothesis holds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def posterior(prior: ArrayLike, likelihood: ArrayLike, weight: ArrayLike = 1.0) -> Floats:
    """Chance of each hypothesis (h,) after evidence (n, h) taken as independent given the hypothesis (Bayes).

    `prior` (h,) is positive and sums to 1; likelihoods lie in (0, 1]; `weight` (n,) or a number is the power
    a row's likelihoods are raised to: 1 counts it fully, 0 not at all, 0.5 as half a signal.
    """
    cells = np.log(np.asarray(likelihood, dtype=np.float64))
    power = np.broadcast_to(np.asarray(weight, dtype=np.float64), cells.shape[:1])
    scores = np.log(np.asarray(prior, dtype=np.float64)) + power @ cells
    chances = np.exp(scores - scores.max())
    result: Floats = chances / chances.sum()
    return result


def ratios(likelihood: ArrayLike) -> Floats:
    """Each cell (n, h) over the mean of the row's other cells: how far it speaks for that hypothesis.

    Above 1 for, below 1 against. The likelihood ratio of one hypothesis against the others at equal weight.
    """
    cells = np.asarray(likelihood, dtype=np.float64)
    others = (cells.sum(axis=1, keepdims=True) - cells) / (cells.shape[1] - 1)
    result: Floats = cells / others
    return result


def diagnosticity(likelihood: ArrayLike) -> Floats:
    """How well each row (n, h) tells hypotheses apart: ln of its highest over its lowest cell; 0: not."""
    cells = np.asarray(likelihood, dtype=np.float64)
    result: Floats = np.log(cells.max(axis=1) / cells.min(axis=1))
    return result
