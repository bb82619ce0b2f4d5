"""Where a series changed, and whether a date was a change. Arrays in, dates as step numbers out."""

from detente.methods.change.coverage import exposure, levelled
from detente.methods.change.dating import Dated, dated
from detente.methods.change.detection import Detection
from detente.methods.change.effect import Effect, Ratio, effect, placebos
from detente.methods.change.registry import DETECTORS, WAYS, detector, shifts
from detente.methods.change.series import columns
from detente.methods.change.verdict import RULES, Verdict, Way, direction, verdict

__all__ = [
    "DETECTORS",
    "RULES",
    "WAYS",
    "Dated",
    "Detection",
    "Effect",
    "Ratio",
    "Verdict",
    "Way",
    "columns",
    "dated",
    "detector",
    "direction",
    "effect",
    "exposure",
    "levelled",
    "placebos",
    "shifts",
    "verdict",
]
