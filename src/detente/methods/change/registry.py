"""The one list of detectors; the shared battery of checks reads it."""

from __future__ import annotations

from collections.abc import Callable

from numpy.typing import ArrayLike

from detente.methods.change import bayesian, binary, pelt
from detente.methods.change.detection import Detection
from detente.methods.change.errors import UnknownDetector

Detector = Callable[[ArrayLike], Detection]
DETECTORS: dict[str, Detector] = {
    "bayesian": bayesian.detect,
    "pelt": pelt.detect,
    "binary": binary.detect,
}


def detector(name: str) -> Detector:
    """The detector of that name. Raises UnknownDetector (E651)."""
    if name not in DETECTORS:
        raise UnknownDetector(repr(name), f"one of {', '.join(DETECTORS)}", "Choose one of them.")
    return DETECTORS[name]
