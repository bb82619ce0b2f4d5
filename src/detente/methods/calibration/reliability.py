"""Do things said to be 30 % likely happen 30 % of the time?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.calibration.arrays import forecasts

Z = 1.959963984540054  # a 95 % interval of the normal distribution


@dataclass(frozen=True)
class Bin:
    """Forecasts of about one size: number, mean forecast, how often it happened, its 95 % interval."""

    count: int
    forecast: float
    happened: float
    low: float
    high: float


def reliability(probabilities: ArrayLike, outcomes: ArrayLike, bins: int = 10) -> list[Bin]:
    """Bins with about equally many forecasts each, by rising forecast; equal forecasts are never split.

    The interval is Wilson's (1927, JASA 22: 209-212), which holds for few forecasts too.
    """
    p, y = forecasts(probabilities, outcomes)
    order = np.argsort(p, kind="stable")
    p, y = p[order], y[order]
    found = []
    start = 0
    for n in range(1, bins + 1):
        end = round(n * len(p) / bins)
        if end <= start:
            continue
        end = int(np.searchsorted(p, p[end - 1], side="right"))
        low, high = wilson(int(y[start:end].sum()), end - start)
        found.append(Bin(end - start, float(p[start:end].mean()), float(y[start:end].mean()), low, high))
        start = end
    return found


def calibration_error(probabilities: ArrayLike, outcomes: ArrayLike, bins: int = 10) -> float:
    """Expected calibration error: the gap between forecast and frequency, weighted by the bins' sizes.

    Biased upwards by chance where bins are small (Roelofs et al. 2022, AISTATS); compare like with like.
    """
    found = reliability(probabilities, outcomes, bins)
    total = sum(each.count for each in found)
    return sum(each.count * abs(each.forecast - each.happened) for each in found) / total


def wilson(happened: int, count: int, z: float = Z) -> tuple[float, float]:
    """Wilson's interval of a share, both ends in 0 to 1; the whole range where nothing was counted."""
    if count == 0:
        return 0.0, 1.0
    share = happened / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))
