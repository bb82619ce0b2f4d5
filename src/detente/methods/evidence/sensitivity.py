"""What would change the verdict: other priors, weaker evidence, a row less, a row more."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods.evidence.matrix import Floats, posterior

WEIGHTS = (0.25, 0.5, 0.75, 1.0)
TILT = 2.0  # a prior is moved by doubling the odds of one hypothesis


def tempered_range(prior: ArrayLike, likelihood: ArrayLike) -> tuple[Floats, Floats]:
    """Lowest and highest posterior (h,) over priors tilted to each hypothesis and evidence of each weight.

    The prior odds of each hypothesis are doubled in turn, and the evidence counted at a quarter, half, three
    quarters and the whole of its weight.
    """
    base = np.asarray(prior, dtype=np.float64)
    priors = [base]
    for k in range(len(base)):
        tilted = base.copy()
        tilted[k] *= TILT
        priors.append(tilted / tilted.sum())
    found = np.array([posterior(each, likelihood, weight) for each in priors for weight in WEIGHTS])
    low: Floats = found.min(axis=0)
    high: Floats = found.max(axis=0)
    return low, high


def flips(prior: ArrayLike, likelihood: ArrayLike, unseen: ArrayLike) -> tuple[NDArray[np.int64], Floats]:
    """What another hypothesis would lead after: seen rows left out, and unseen rows (m, h) added.

    Returns (indices of seen rows whose loss changes the leader, posterior (m, h) with each unseen row added).
    """
    cells = np.asarray(likelihood, dtype=np.float64)
    leader = int(np.argmax(posterior(prior, cells)))
    keep = ~np.eye(len(cells), dtype=bool)
    without = [int(np.argmax(posterior(prior, cells[rows]))) for rows in keep]
    added = [posterior(prior, np.vstack([cells, row])) for row in np.asarray(unseen, dtype=np.float64)]
    lost = np.array([k for k, other in enumerate(without) if other != leader], dtype=np.int64)
    return lost, np.array(added).reshape(-1, cells.shape[1])
