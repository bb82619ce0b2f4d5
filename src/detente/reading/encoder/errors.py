"""The one error of the encoder: it cannot be loaded, and why."""

from __future__ import annotations

from typing import ClassVar

from detente.errors import DetenteError


class EncoderUnavailable(DetenteError):
    """The weights are missing or altered, or the library that runs them is not installed.

    `got` is a reason short enough to show to a user; the rule readers take over from here.
    """

    code: ClassVar[str] = "E350"
    title: ClassVar[str] = "The reading encoder cannot be loaded"
