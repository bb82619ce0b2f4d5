"""History that fades: how much of a candidate's past is left on a day."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def faded(
    asked: ArrayLike, known: ArrayLike, happened: ArrayLike, half_life: float, alike: ArrayLike | None = None
) -> Floats:
    """Past (n, s) on days `asked` (n,) of what happened (m, s) and was known from days `known` (m,).

    Each past event counts 2^(-age / half_life), half_life in days (inf: all alike); only events known
    before the day asked count. `alike` (n, m) weighs each past event for each asked one (1 where None).
    """
    age = np.asarray(asked, dtype=np.float64)[:, None] - np.asarray(known, dtype=np.float64)[None, :]
    weight = np.where(age > 0, np.exp2(-np.maximum(age, 0) / half_life), 0.0)
    if alike is not None:
        weight = weight * np.asarray(alike, dtype=np.float64)
    result: Floats = weight @ np.asarray(happened, dtype=np.float64)
    return result
