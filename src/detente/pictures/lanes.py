"""Positions over time: a lane a party and issue, a mark a position; vague dates are as wide as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from detente.pictures.calendar import Calendar
from detente.pictures.canvas import Canvas, cut

WIDTH, LABEL, ROW, TOP = 960.0, 190.0, 24.0, 30.0
MOST = 60
APART = 12.0  # pixels between two marks of a lane
# What a stance does to the demand: raised, given way on, agreed to, refused.
SIGNS = {
    "demands": ("triangle", 2),
    "offers": ("down", 1),
    "supports": ("circle", 1),
    "accepts": ("circle", 3),
    "softens": ("diamond", 5),
    "drops": ("square", 5),
    "opposes": ("cross", 2),
    "rejects": ("cross", 2),
}


@dataclass(frozen=True)
class Taken:
    """A position: first and last day it can be of, the stance, its words, where they stand."""

    first: dt.date
    last: dt.date
    stance: str
    told: str
    address: str


@dataclass(frozen=True)
class Lane:
    """One party on one issue."""

    issue: str
    party: str
    taken: tuple[Taken, ...]


def lanes_picture(lanes: Sequence[Lane]) -> str | None:
    """The sheet; None where nothing is dated. At most MOST lanes, the fullest."""
    if not lanes:
        return None
    kept = sorted(sorted(lanes, key=lambda lane: -len(lane.taken))[:MOST], key=lambda lane: lane.issue)
    issues = len({lane.issue for lane in kept})
    height = TOP + ROW * (len(kept) + issues) + 12
    sheet = Canvas(WIDTH, height, f"Positions of {len(kept)} lanes over time")
    days = [day for lane in kept for each in lane.taken for day in (each.first, each.last)]
    calendar = Calendar(min(days), max(days), LABEL, WIDTH - 14)
    calendar.draw(sheet, TOP - 8, height - 4)
    y, issue = TOP, ""
    for lane in kept:
        if lane.issue != issue:
            issue = lane.issue
            sheet.text(0, y + 15, issue.replace("_", " "), "strong")
            y += ROW
        sheet.text(LABEL - 12, y + 12, cut(lane.party, LABEL - 16), "end")
        sheet.line(LABEL, y + 8, WIDTH - 14, y + 8)
        at = -1e9
        for each in sorted(lane.taken, key=lambda each: (each.first, each.last)):
            at = max(at + APART, (calendar.at(each.first) + calendar.at(each.last)) / 2)
            _mark(sheet, each, calendar, at, y + 8)
        y += ROW
    return sheet.svg()


def _mark(sheet: Canvas, each: Taken, calendar: Calendar, x: float, y: float) -> None:
    """A mark at its place, or beside the mark that is there already."""
    form, colour = SIGNS.get(each.stance, ("circle", 6))
    first, last = calendar.at(each.first), calendar.at(each.last)
    with sheet.link(each.address, f"{each.stance}, {each.told}"):
        sheet.rect(x - 7, y - 9, 14, 18, "touch")
        if last - first > 10:
            sheet.line(first, y, last, y, f"line band s{colour}")
        sheet.shape(form, x, y, 5, colour)
