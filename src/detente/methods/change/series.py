"""What detectors look at: cooperation and conflict by month, on scales where noise is about even.

Cooperation and conflict are kept apart, since a dyad may have much of both; their ratio is a third column.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods.change.errors import BadSeries

Floats = NDArray[np.float64]
LONGEST = 1500  # steps; a table of all segments is then 18 MB a column
SHARE = 2.0  # a share runs from 0 to 1, a log count over several units; this makes their noise alike


def columns(cooperation: ArrayLike, conflict: ArrayLike) -> Floats:
    """(n, 3): ln(1 + cooperative acts), ln(1 + conflictual acts), twice the shrunk share of cooperation.

    The share is shrunk to 1/2 by one act: (c + 1/2) / (c + k + 1).
    """
    c, k = checked(cooperation), checked(conflict)
    if len(c) != len(k):
        raise BadSeries(f"{len(c)} and {len(k)} steps", "two series of one length", "Count both by month.")
    return np.stack([np.log1p(c), np.log1p(k), SHARE * (c + 0.5) / (c + k + 1)], axis=1)


def checked(values: ArrayLike, least: int = 2) -> Floats:
    """A series (n,) or (n, d) as floats. Raises BadSeries (E650)."""
    y = np.asarray(values, dtype=np.float64)
    if y.ndim not in (1, 2) or not least <= len(y) <= LONGEST:
        raise BadSeries(
            f"an array of shape {y.shape}",
            f"{least} to {LONGEST} steps",
            "Take longer or shorter steps, or a longer or shorter period.",
        )
    if not np.isfinite(y).all():
        raise BadSeries("values that are not numbers", "a number for every step", "Count gaps as 0 acts.")
    return y
