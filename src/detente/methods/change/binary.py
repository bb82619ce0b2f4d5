"""Binary segmentation: split where it helps most, then split the parts (Scott and Knott 1974)."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.change.detection import LEAST, Detection
from detente.methods.change.segments import squares
from detente.methods.change.series import Floats, checked


def detect(values: ArrayLike, price: float | None = None) -> Detection:
    """Levels of changing mean of values (n,) or (n, d); greedy: may miss a short level between two alike.

    `price` in log likelihood a change; by default (d + 1) ln n. Raises BadSeries (E650).
    """
    y = checked(values)
    width = 1 if y.ndim == 1 else y.shape[1]
    least = (width + 1.0) * log(len(y)) if price is None else price
    found: list[int] = []
    parts = [(0, len(y))]
    table = squares(y)
    while parts:
        start, end = parts.pop()
        at, gain = split(table, start, end)
        if gain > least:
            found.append(at)
            parts += [(start, at), (at, end)]
    return Detection(tuple(sorted(found)))


def split(table: Floats, start: int, end: int) -> tuple[int, float]:
    """The best place to split a stretch, and what it gains; (start, 0) where it is too short."""
    if end - start < 2 * LEAST:
        return start, 0.0
    places = np.arange(start + LEAST, end - LEAST + 1)
    gains = table[start, places] + table[places, end] - table[start, end]
    best = int(gains.argmax())
    return int(places[best]), float(gains[best])
