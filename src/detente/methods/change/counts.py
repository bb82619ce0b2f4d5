"""Bayesian segmentation of counts under varying coverage: levels are rates, not means of logarithms.

Counts are Poisson around rate x coverage, thinned to allow for bursts (quasi-likelihood: McCullagh and Nelder
1989, ch. 9): divided by their dispersion, with a gamma prior on each level's rate. A level of near nothing
and a burst are then told apart as what they are; logarithms of small counts blur both. Divisions are summed
and the best is found as in `bayesian`.
"""

from __future__ import annotations

from math import lgamma, log

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.change.bayesian import EVERY, divided
from detente.methods.change.detection import Detection
from detente.methods.change.errors import BadSeries
from detente.methods.change.series import Floats, checked

SHAPE = 1.0  # of the gamma prior of a level's rate, whose mean is the overall rate
SPAN, STRIDE = 12, 4  # windows that the dispersion is taken from, so that shifts do not count as bursts
LEAST_COUNTS = 4  # in a window, for its dispersion to say anything


def detect(values: ArrayLike, relative: ArrayLike | None = None, every: float = EVERY) -> Detection:
    """The most probable division of counts (n,) or (n, d), 0 or more, under relative coverage (n,).

    A change costs ln(every - 1) for its date and as much again for a level of each column: with a looser
    price every long crisis is cut into its episodes. Raises BadSeries (E650).
    """
    y = checked(values)
    y = y[:, None] if y.ndim == 1 else y
    cover = np.ones(len(y)) if relative is None else np.maximum(checked(relative), 1e-6)
    if (y < 0).any() or len(cover) != len(y):
        raise BadSeries(
            f"counts down to {y.min():g} in {len(y)} steps, coverage of {len(cover)}",
            "counts of 0 or more, and coverage of the same steps",
            "Give counts; use another detector for scores.",
        )
    table = np.sum([evidence(column, cover) for column in y.T], axis=0)
    return divided(table, (y.shape[1] + 1) * log(max(every - 1.0, 1.0)))


def evidence(y: Floats, cover: Floats) -> Floats:
    """Log marginal likelihood, up to what all divisions share, of every stretch [i, j): (n + 1, n + 1)."""
    bursts = dispersion(y)
    size = len(y) + 1
    sums, covers = (np.r_[0.0, np.cumsum(column / bursts)] for column in (y, cover))
    if sums[-1] == 0:
        return np.where(np.tri(size, dtype=bool), -np.inf, 0.0)
    rate = SHAPE * covers[-1] / sums[-1]
    acts = np.maximum(sums[None, :] - sums[:, None], 0.0) + SHAPE
    spans = np.maximum(covers[None, :] - covers[:, None], 0.0) + rate
    table: Floats = SHAPE * log(rate) - lgamma(SHAPE) + log_gamma(acts) - acts * np.log(spans)
    table[np.tri(size, dtype=bool)] = -np.inf
    return table


def dispersion(y: Floats) -> float:
    """Variance over mean within a window, the median over windows; at least 1."""
    parts = [y[n : n + SPAN] for n in range(0, max(len(y) - SPAN, 0) + 1, STRIDE)]
    found = [part.var(ddof=1) / part.mean() for part in parts if part.sum() >= LEAST_COUNTS and len(part) > 1]
    return max(1.0, float(np.median(found))) if found else 1.0


def log_gamma(x: Floats) -> Floats:
    """ln gamma, arguments > 0 (Stirling's series after a shift by 8; Abramowitz and Stegun 1964, 6.1.41)."""
    shift = np.zeros_like(x)
    for n in range(8):
        shift += np.log(x + n)
    z = x + 8
    series = 1 / (12 * z) - 1 / (360 * z**3) + 1 / (1260 * z**5)
    result: Floats = (z - 0.5) * np.log(z) - z + 0.5 * log(2 * np.pi) + series - shift
    return result
