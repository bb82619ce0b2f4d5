"""What ranking refuses, and what to do about it."""

from __future__ import annotations

from typing import ClassVar

from detente.errors import DetenteError


class ForecastNotInstalled(DetenteError):
    """Ranking needs numba and lightgbm, which are not installed by default."""

    code: ClassVar[str] = "E660"
    title: ClassVar[str] = "Ranking is not installed"


class BadQuadruples(DetenteError):
    """Events handed to the ranker are not rows of subject, relation, object, day in order of days."""

    code: ClassVar[str] = "E661"
    title: ClassVar[str] = "Events cannot be ranked"


class NotTrained(DetenteError):
    """A ranker was asked before it had learned, or had too little to learn from."""

    code: ClassVar[str] = "E662"
    title: ClassVar[str] = "Ranker has not learned"
