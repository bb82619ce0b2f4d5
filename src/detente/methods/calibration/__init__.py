"""Probabilities and their track record: scores with intervals, reliability, calibration, baselines.

Arrays in, numbers out; nothing here knows what the probabilities are of.
"""

from detente.methods.calibration.baselines import climatology, last_value, resampled
from detente.methods.calibration.beta import Beta
from detente.methods.calibration.bootstrap import Estimate, bootstrap
from detente.methods.calibration.isotonic import Isotonic
from detente.methods.calibration.registry import CALIBRATORS, Calibrator, calibrator
from detente.methods.calibration.reliability import Bin, calibration_error, reliability
from detente.methods.calibration.scores import auc, brier, brier_skill, crps, log_score

__all__ = [
    "CALIBRATORS",
    "Beta",
    "Bin",
    "Calibrator",
    "Estimate",
    "Isotonic",
    "auc",
    "bootstrap",
    "brier",
    "brier_skill",
    "calibration_error",
    "calibrator",
    "climatology",
    "crps",
    "last_value",
    "log_score",
    "reliability",
    "resampled",
]
