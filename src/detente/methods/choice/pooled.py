"""Several opinions pooled, each weighed by how well it told what came lately.

Dynamic model averaging with forgetting: Raftery, Kárný and Ettler 2010, Technometrics 52: 52-66.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def pooled(opinions: Floats, told: Floats, weight: Floats, rate: float = 0.5) -> Floats:
    """One chance (n, s) from opinions (n, s, e).

    `told` (m, e) is the log of the chance each gave to what came at m past choices; `weight` (n, m) says
    how much each past choice counts (0: unknown on that day or of no matter). Without a past all weigh
    alike. `rate` 1 is Bayes' rule, less is slower to be sure.
    """
    merit = rate * (weight @ told)
    share = np.exp(merit - merit.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    result: Floats = np.einsum("nse,ne->ns", opinions, share)
    return result
