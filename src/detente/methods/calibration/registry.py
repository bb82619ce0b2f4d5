"""The one list of calibrations; the shared battery of checks reads it."""

from __future__ import annotations

from typing import Protocol

from numpy.typing import ArrayLike

from detente.methods.calibration.arrays import Floats
from detente.methods.calibration.beta import Beta
from detente.methods.calibration.errors import UnknownCalibrator
from detente.methods.calibration.isotonic import Isotonic


class Calibrator(Protocol):
    """A fitted calibration: probabilities in, calibrated probabilities of the same shape out."""

    @classmethod
    def fit(cls, probabilities: ArrayLike, outcomes: ArrayLike) -> Calibrator:
        """Learn from past forecasts and outcomes."""
        ...

    def __call__(self, probabilities: ArrayLike) -> Floats:
        """Calibrated probabilities."""
        ...


CALIBRATORS: dict[str, type[Calibrator]] = {"isotonic": Isotonic, "beta": Beta}


def calibrator(name: str) -> type[Calibrator]:
    """The calibration of that name. Raises UnknownCalibrator (E641)."""
    if name not in CALIBRATORS:
        raise UnknownCalibrator(repr(name), f"one of {', '.join(CALIBRATORS)}", "Choose one of them.")
    return CALIBRATORS[name]
