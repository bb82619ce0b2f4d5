"""What change detection refuses, and what to do about it."""

from __future__ import annotations

from typing import ClassVar

from detente.errors import DetenteError


class BadSeries(DetenteError):
    """A series has too few or too many steps, or values that are not numbers."""

    code: ClassVar[str] = "E650"
    title: ClassVar[str] = "Series cannot be searched for changes"


class UnknownDetector(DetenteError):
    """No detector goes by that name."""

    code: ClassVar[str] = "E651"
    title: ClassVar[str] = "No such change detector"
