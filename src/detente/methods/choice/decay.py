"""History that fades, with the days or with the number of things that happened since."""

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


def outrun(seen: ArrayLike, half: float) -> Floats:
    """Weights (n, m) of past events in the order of time: 2^(-later ones seen / half), 0 where not `seen`.

    A memory that is as long in events however fast they come: `half` later events halve it.
    """
    marks = np.asarray(seen, dtype=bool)
    later = np.cumsum(marks[:, ::-1], axis=1)[:, ::-1] - 1
    result: Floats = np.where(marks, np.exp2(-later / half), 0.0)
    return result
