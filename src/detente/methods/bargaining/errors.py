"""What a bargaining model refuses, and what to do about it."""

from __future__ import annotations

from typing import ClassVar

from detente.errors import DetenteError


class UnknownModelError(DetenteError):
    """No model goes by that name."""

    code: ClassVar[str] = "E620"
    title: ClassVar[str] = "No such bargaining model"


class ParameterError(DetenteError):
    """A model's parameter lies outside the range it declares, or it has no such parameter."""

    code: ClassVar[str] = "E621"
    title: ClassVar[str] = "Model parameter out of range"


class InputError(DetenteError):
    """An input array is missing, of the wrong shape, or holds values outside its column's range."""

    code: ClassVar[str] = "E622"
    title: ClassVar[str] = "Model input not usable"


class TooLargeError(DetenteError):
    """The exact method would need more time or memory than is reasonable."""

    code: ClassVar[str] = "E623"
    title: ClassVar[str] = "Too large for the exact method"
