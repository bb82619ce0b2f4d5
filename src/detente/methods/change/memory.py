"""Bursts that last from one step into the next make sums vary more than their steps apart."""

from __future__ import annotations

import numpy as np

from detente.methods.change.series import Floats

LEAST, MOST = -0.3, 0.6  # correlation from step to step
SHRUNK = 0.5  # acts added to each side: a level of 0 is not infinitely below another


def left_over(y: Floats, cover: Floats, sides: list[slice]) -> Floats:
    """What each step of some sides has above the level of its side, in units of its Poisson error."""
    levels = [(float(y[side].sum()) + SHRUNK) / (float(cover[side].sum()) + 1e-9) for side in sides]
    parts = [(y[s] - v * cover[s]) / np.sqrt(v * cover[s]) for s, v in zip(sides, levels, strict=True)]
    return np.concatenate(parts)


def widening(left: Floats, sides: int) -> float:
    """(1 + r) / (1 - r), what a correlation r from step to step does to the variance of a sum.

    It may be below 1: taking only what chance puts above it would make intervals too wide. The correlation
    found falls short by (1 + 4 r) / n on a side of n steps (Marriott and Pope 1954, Biometrika 41: 390-402).
    """
    power = float((left**2).sum())
    found = float((left[1:] * left[:-1]).sum()) / power if power > 0 else 0.0
    memory = min(max(found + (1 + 4 * found) * sides / len(left), LEAST), MOST)
    return (1 + memory) / (1 - memory)
