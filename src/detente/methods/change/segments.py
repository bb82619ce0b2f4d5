"""How well one level and one spread describe each stretch of a series: tables over all stretches at once."""

from __future__ import annotations

from math import lgamma, log, pi

import numpy as np

from detente.methods.change.series import Floats

# Prior of a stretch's level and spread (normal, inverse gamma): the level is worth STRENGTH of an
# observation, the variance about PRIOR_SCALE / PRIOR_SHAPE: log counts of small pairs vary so by chance.
STRENGTH, PRIOR_SHAPE, PRIOR_SCALE = 0.05, 3.0, 1.5
FLOOR = 0.05  # least variance of the plain Gaussian cost: a stretch of zeros is not infinitely likely


def evidence(y: Floats) -> Floats:
    """Log marginal likelihood of every stretch [i, j) of y (n, d): (n + 1, n + 1), -inf where j <= i.

    Normal data with unknown mean and variance under their conjugate prior, columns apart (Murphy 2007,
    "Conjugate Bayesian analysis of the Gaussian distribution", eq. 95); centred on the column's own mean.
    """
    return _summed(y, _evidence)


def likelihood(y: Floats) -> Floats:
    """Log likelihood, up to a constant, of every stretch at its own best mean and variance; as `evidence`."""
    return _summed(y, _likelihood)


def squares(y: Floats) -> Floats:
    """Minus the squared error of every stretch around its mean, in units of the series' own noise / 2.

    The noise is taken from the differences of neighbours (median absolute deviation), so that shifts do not
    count as noise.
    """
    steps = np.diff(y, axis=0)
    noise = np.median(np.abs(steps - np.median(steps, axis=0)), axis=0) / (0.6745 * np.sqrt(2.0))
    return _summed(y / np.maximum(noise, np.sqrt(FLOOR)), lambda n, ss, _: -ss / 2 + 0 * n)


def _evidence(n: Floats, ss: Floats, off: Floats) -> Floats:
    k, a = STRENGTH + n, PRIOR_SHAPE + n / 2
    b = PRIOR_SCALE + ss / 2 + STRENGTH * n * off**2 / (2 * k)
    table = np.array([lgamma(PRIOR_SHAPE + m / 2) for m in range(int(n.max()) + 1)])
    gammas = table[n.astype(np.int64)] - lgamma(PRIOR_SHAPE)
    result: Floats = (
        gammas
        + PRIOR_SHAPE * log(PRIOR_SCALE)
        - a * np.log(b)
        + 0.5 * np.log(STRENGTH / k)
        - n / 2 * log(2 * pi)
    )
    return result


def _likelihood(n: Floats, ss: Floats, _: Floats) -> Floats:
    result: Floats = -n / 2 * (np.log(np.maximum(ss / n, FLOOR)) + 1)
    return result


def _summed(y: Floats, of: object) -> Floats:
    """The sum over columns of a function of (length, squared deviations, mean less the overall mean)."""
    assert callable(of)
    y = y[:, None] if y.ndim == 1 else y
    size = len(y) + 1
    i, j = np.arange(size)[:, None], np.arange(size)[None, :]
    n = np.maximum(j - i, 1).astype(np.float64)
    total = np.zeros((size, size))
    for column in (y - y.mean(axis=0)).T:
        sums, quads = np.r_[0.0, np.cumsum(column)], np.r_[0.0, np.cumsum(column**2)]
        mean = (sums[None, :] - sums[:, None]) / n
        ss = np.maximum(quads[None, :] - quads[:, None] - n * mean**2, 0.0)
        total += of(n, ss, mean)
    total[j <= i] = -np.inf
    return total
