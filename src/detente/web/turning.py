"""The page of turning points: two sides and, where one is asked about, a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from detente.methods.change import levelled
from detente.pictures.shifts import Acts, Shift, shifts_picture
from detente.pictures.turning import Expected
from detente.questions.answer import Answer, Row
from detente.questions.casebook import Casebook
from detente.questions.turning_points import turning_points
from detente.web.asked import Asked
from detente.web.drawing import place
from detente.web.forecasting import nobody
from detente.web.sources import acts_of, imported, pair, sides_of

SIDES = (("cooperation", 1), ("conflict", 2))
AFTER = 12  # steps that a date is judged by


def answer(book: Casebook, asked: Asked, case: Path) -> Answer:
    """Where two sides shifted; whether the date was a turning point."""
    sides = sides_of(book, asked, case)
    if not sides:
        return nobody("turning-points", book)
    two = pair(sides)
    return turning_points(acts_of(book, asked, case, two), two, asked.date)


def values(_book: Casebook, asked: Asked, case: Path, made: Answer) -> dict[str, Any]:
    """The figure: both series with their levels, the shifts, and the date."""
    series = made.figures.get("series")
    if series is None:
        return {"picture": None, "imported": imported(case)}
    starts = [dt.date.fromisoformat(day) for day in series["starts"]]
    acts = [
        _acts(name, series[name], series["coverage"], colour, _expected(made, name, starts, asked.date))
        for name, colour in SIDES
    ]
    shifts = [_shift(row) for row in made.table("Shifts").rows]
    picture = shifts_picture(
        starts, made.figures["step"], acts, shifts, asked.date, made.figures.get("posterior", ())
    )
    return {"picture": picture, "imported": imported(case)}


def _expected(made: Answer, name: str, starts: Sequence[dt.date], date: dt.date | None) -> Expected | None:
    """What was to be expected in the steps after the date, where the date could be judged."""
    level = made.figures.get("date", {}).get(name, {}).get("expected_level")
    if date is None or level is None:
        return None
    after = [day for day in starts if day >= date][:AFTER] or [date]
    return Expected(date, after[-1], float(level[0]), float(level[1]))


def _acts(
    name: str, counts: Sequence[float], coverage: Sequence[float], colour: int, expected: Expected | None
) -> Acts:
    """The counts of one kind of act, as they are and under average coverage."""
    level = levelled(np.array(counts, dtype=np.float64), np.array(coverage, dtype=np.float64))
    return Acts(name, tuple(counts), tuple(level.tolist()), colour, expected)


def _shift(row: Row) -> Shift:
    """A row of the answer's shifts: the day, its interval, its chance."""
    day = dt.date.fromisoformat(row.values[0])
    ends = [dt.date.fromisoformat(part) for part in str(row.values[1] or row.values[0]).split(" to ")]
    return Shift(day, ends[0], ends[-1], row.values[2], place(row.evidence[0]) if row.evidence else None)
