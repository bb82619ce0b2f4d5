"""Errors of the identity room."""

from __future__ import annotations

from typing import ClassVar

from detente.errors import DetenteError


class BrokenTable(DetenteError):
    """A table of names that ships with the package cannot be read."""

    code: ClassVar[str] = "E330"
    title: ClassVar[str] = "A table of names is broken"
