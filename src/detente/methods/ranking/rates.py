"""How often one kind of act follows another: tables of tries and hits by bands of gap and pace.

All tables are (head, body, band): the relation asked, an earlier relation, when or how often that came.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled

Floats = NDArray[np.float32]
LAGS = np.array([1, 2, 3, 5, 8, 14, 30, 90], dtype=np.int32)  # days; upper ends of the bands of a gap
BANDS = len(LAGS) + 1
PACES = np.array([0.05, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0], dtype=np.float32)  # decayed counts of a month
PACE_BANDS = len(PACES) + 1


class Rates(NamedTuple):
    """Between a pair, by gap, and by gap and pace together; of the object alone, with anybody, by gap."""

    hits: Floats  # (relations, relations, BANDS)
    tries: Floats
    joint_hits: Floats  # (relations, relations, BANDS x PACE_BANDS)
    joint_tries: Floats
    object_hits: Floats  # (relations, relations, BANDS)
    object_tries: Floats
    standing: Floats  # (relations, BANDS) objects by what they last did or had done to them, as of a day


def fresh(relations: int) -> Rates:
    """Before anything is learned; `relations` doubled."""
    gap, joint = (np.zeros((relations, relations, n), np.float32) for n in (BANDS, BANDS * PACE_BANDS))
    standing = np.zeros((relations, BANDS), np.float32)
    return Rates(gap, gap.copy(), joint, joint.copy(), gap.copy(), gap.copy(), standing)


@compiled
def band(gap: Any) -> int:
    """The band of a gap in days."""
    n = 0
    while n < len(LAGS) and gap > LAGS[n]:
        n += 1
    return n


@compiled
def pace_band(often: Any) -> int:
    """The band of how often a relation has come lately."""
    n = 0
    while n < len(PACES) and often > PACES[n]:
        n += 1
    return n
