"""The page of turning points: two sides and, where one is asked about, a date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.questions.answer import Answer
from detente.questions.casebook import Casebook
from detente.questions.turning_points import turning_points
from detente.web.asked import Asked
from detente.web.forecasting import nobody
from detente.web.sources import acts_of, imported, pair, sides_of


def answer(book: Casebook, asked: Asked, case: Path) -> Answer:
    """Where two sides shifted; whether the date was a turning point."""
    sides = sides_of(book, asked, case)
    if not sides:
        return nobody("turning-points", book)
    two = pair(sides)
    return turning_points(acts_of(book, asked, case, two), two, asked.date)


def values(_book: Casebook, _asked: Asked, case: Path, _made: Answer) -> dict[str, Any]:
    """The figure: the series with its levels and shifts, and the date."""
    return {"picture": None, "imported": imported(case)}
