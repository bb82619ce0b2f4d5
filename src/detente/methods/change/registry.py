"""The one list of detectors; the shared battery of checks reads it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.change import bayesian, binary, counts, pelt
from detente.methods.change.coverage import levelled
from detente.methods.change.detection import Detection
from detente.methods.change.errors import UnknownDetector
from detente.methods.change.series import Floats, checked, columns

Detector = Callable[[ArrayLike], Detection]
DETECTORS: dict[str, Detector] = {
    "bayesian": bayesian.detect,
    "pelt": pelt.detect,
    "binary": binary.detect,
}
COUNTS = "counts"
WAYS = (COUNTS, *DETECTORS)  # the first is the default


def detector(name: str) -> Detector:
    """The detector of arrays of that name. Raises UnknownDetector (E651)."""
    if name not in DETECTORS:
        raise _unknown(name)
    return DETECTORS[name]


def shifts(
    cooperation: ArrayLike, conflict: ArrayLike, relative: Floats | None = None, way: str = COUNTS
) -> Detection:
    """Where counts of acts (n,) of two kinds shifted, under relative coverage (n,), by one of WAYS.

    `counts` takes counts and coverage as they are, the others `columns` under average coverage.
    Raises UnknownDetector (E651), BadSeries (E650).
    """
    if way not in WAYS:
        raise _unknown(way)
    c, k = checked(cooperation), checked(conflict)
    if way == COUNTS and len(c) == len(k):
        return counts.detect(np.stack([c, k], axis=1), relative)
    if relative is not None:
        c, k = levelled(c, relative), levelled(k, relative)
    return detector("bayesian" if way == COUNTS else way)(columns(c, k))  # columns says what is uneven


def _unknown(name: str) -> UnknownDetector:
    return UnknownDetector(repr(name), f"one of {', '.join(WAYS)}", "Choose one of them.")
