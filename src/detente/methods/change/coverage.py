"""How much was reported at all: media cover ever more, and sometimes nothing for weeks."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.change.series import Floats, checked

HALF = 12  # steps on each side that a trend of coverage is averaged over
LEAST_SHARE = 0.2  # a step covered less than this is read as covered so much: scaling up must end somewhere


def exposure(reports: ArrayLike, covered: ArrayLike | None = None) -> Floats:
    """Relative coverage (n,) of each step, mean 1, from the reports of each step (n,) on others.

    The trend is a running mean over 2 HALF + 1 steps, shorter at the ends, so that a burst of news does not
    pass for a growth of coverage; `covered` (n,), the share of each step with any report, 0 to 1, then takes
    gaps into account.
    """
    total = checked(reports)
    share = np.ones(len(total)) if covered is None else np.asarray(covered, dtype=np.float64)
    held = np.maximum(share, LEAST_SHARE)
    sums, shares = np.r_[0.0, np.cumsum(total)], np.r_[0.0, np.cumsum(share)]
    places = np.arange(len(total))
    low, high = np.maximum(places - HALF, 0), np.minimum(places + HALF + 1, len(total))
    trend = (sums[high] - sums[low]) / np.maximum(shares[high] - shares[low], LEAST_SHARE)
    if not trend.any():
        return np.asarray(held / held.mean())
    level = np.maximum(trend, trend[trend > 0].min()) * held
    result: Floats = level / level.mean()
    return result


def levelled(counts: ArrayLike, relative: Floats) -> Floats:
    """Counts (n,) as they would have been under average coverage."""
    result: Floats = checked(counts) / relative
    return result
