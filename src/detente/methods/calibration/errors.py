"""What calibration refuses, and what to do about it."""

from __future__ import annotations

from typing import ClassVar

from detente.errors import DetenteError


class BadProbabilities(DetenteError):
    """Probabilities outside 0 to 1, outcomes other than 0 and 1, or arrays that do not belong together."""

    code: ClassVar[str] = "E640"
    title: ClassVar[str] = "Probabilities cannot be scored"


class UnknownCalibrator(DetenteError):
    """No calibration goes by that name."""

    code: ClassVar[str] = "E641"
    title: ClassVar[str] = "No such calibration"
