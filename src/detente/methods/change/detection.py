"""What every detector returns."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from detente.methods.change.series import Floats

LEAST = 3  # steps a level must last to be one


@dataclass(frozen=True)
class Detection:
    """`points`: the first step of each new level, rising, 0 left out.

    Where the detector knows its doubt, `posterior` (n,) is the chance that a new level begins at each step,
    and `intervals` has, for each point, the first and the last step of its 90 % interval. In whole steps it
    holds the truth more often than it says; `dated` tells days, where counts of days are known.
    """

    points: tuple[int, ...]
    posterior: Floats = field(default_factory=lambda: np.zeros(0))
    intervals: tuple[tuple[int, int], ...] = ()
