"""What a turning point adds to a figure of acts over time: chances of a shift, and what was expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.pictures.calendar import Calendar
from detente.pictures.canvas import Canvas

STRIP = 46.0  # height of the strip of chances, with its space above


@dataclass(frozen=True)
class Expected:
    """The days after a date, and the level that acts would have kept 9 times in 10 had the past gone on."""

    first: dt.date
    last: dt.date
    low: float
    high: float


def chances_strip(
    sheet: Canvas,
    calendar: Calendar,
    starts: Sequence[dt.date],
    chances: Sequence[float],
    top: float,
    to: float,
) -> None:
    """A bar a step: the chance, 0 to 1, that a new level begins there; below 1 in 200 nothing is drawn."""
    tall = STRIP - 18
    sheet.text(0, top + 24, "chance", "strong")
    sheet.text(0, top + 40, "of a shift", "soft")
    sheet.line(calendar.at(starts[0]), top + STRIP - 4, to, top + STRIP - 4, "rule")
    step = starts[1] - starts[0]
    for start, chance in zip(starts, chances, strict=True):
        if chance < 0.005:
            continue
        left, right = calendar.at(start), calendar.at(start + step)
        with sheet.link(None, f"{start}: chance of a shift {chance:.0%}"):
            height = min(chance, 1.0) * tall
            sheet.rect(left, top + STRIP - 4 - height, max(right - left - 1, 1.5), height, "f4")


def expected_band(
    sheet: Canvas, calendar: Calendar, expected: Expected, up: Callable[[float], float], colour: int
) -> None:
    """A box in outline over the days after a date, as high as what was expected; `up` places a level."""
    left, right = calendar.at(expected.first), calendar.at(expected.last)
    high, low = up(expected.high), up(max(expected.low, 0.0))
    told = f"expected anyway, {expected.first} to {expected.last}: {expected.low:.1f} to {expected.high:.1f}"
    with sheet.link(None, told):
        corners = [(left, high), (right, high), (right, low), (left, low)]
        sheet.path(corners, f"line thin s{colour} dash", closed=True)
