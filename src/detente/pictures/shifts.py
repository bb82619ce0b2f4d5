"""Acts of two sides over time: counts a step, the level of each stretch with its band, shifts, a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.pictures.calendar import Calendar
from detente.pictures.canvas import Canvas
from detente.pictures.turning import STRIP, Expected, chances_strip, expected_band

WIDTH, LABEL, TOP, TALL, GAP = 960.0, 96.0, 34.0, 118.0, 26.0
NINETY = 1.645  # standard errors of a Poisson mean on either side: 90 %


@dataclass(frozen=True)
class Acts:
    """The acts of one kind: `counts` a step, `levelled` as they were under average coverage."""

    name: str
    counts: tuple[float, ...]
    levelled: tuple[float, ...]
    colour: int
    expected: Expected | None = None


@dataclass(frozen=True)
class Shift:
    """Where a level changed: the step, the days it may lie between, how likely, and an act after it."""

    day: dt.date
    first: dt.date
    last: dt.date
    chance: float | None
    address: str | None = None


def shifts_picture(
    starts: Sequence[dt.date],
    unit: str,
    acts: Sequence[Acts],
    shifts: Sequence[Shift],
    date: dt.date | None,
    chances: Sequence[float] = (),
) -> str | None:
    """A panel a kind of act over one calendar; `starts` are the first days of the steps, `chances` theirs."""
    if len(starts) < 2:
        return None
    step = starts[1] - starts[0]
    calendar = Calendar(starts[0], starts[-1] + step, LABEL, WIDTH - 14)
    height = TOP + (TALL + GAP) * len(acts) + (STRIP if len(chances) else 0)
    sheet = Canvas(WIDTH, height, f"Acts a {unit} from {starts[0]}, with {len(shifts)} shifts")
    _shifts(sheet, calendar, shifts, height, labelled=not len(chances))
    calendar.draw(sheet, TOP - 14, height - GAP)
    for n, each in enumerate(acts):
        _panel(sheet, calendar, starts, step, each, shifts, TOP + (TALL + GAP) * n, unit)
    if len(chances):
        chances_strip(sheet, calendar, starts, chances, height - GAP - STRIP, WIDTH - 14)
    if date is not None:
        x = calendar.at(date)
        sheet.line(x, TOP - 10, x, height - GAP + 4, "line thin s4")
        sheet.text(x + 5, height - 8, f"{date}", "f4 halo strong")
    return sheet.svg()


def _shifts(
    sheet: Canvas, calendar: Calendar, shifts: Sequence[Shift], height: float, labelled: bool
) -> None:
    """A shade over the days a shift may lie between, the darker line where it most likely does."""
    for shift in shifts:
        left, right = calendar.at(shift.first), calendar.at(shift.last)
        told = f"shift from {shift.day}, between {shift.first} and {shift.last}"
        told += f", chance {shift.chance:.0%}" if shift.chance is not None else ""
        with sheet.link(shift.address, told):
            sheet.rect(left - 4, TOP - 10, max(right - left, 0) + 8, height - GAP - TOP + 10, "shade")
            x = calendar.at(shift.day)
            sheet.line(x, TOP - 10, x, height - GAP, "rule dash")
            if labelled:
                said = f"{shift.chance:.0%}" if shift.chance is not None else "shift"
                sheet.text(x - 5, height - 8, said, "soft end")


def _panel(
    sheet: Canvas,
    calendar: Calendar,
    starts: Sequence[dt.date],
    step: dt.timedelta,
    acts: Acts,
    shifts: Sequence[Shift],
    top: float,
    unit: str,
) -> None:
    most = max([*acts.counts, *acts.levelled, acts.expected.high if acts.expected else 0.0, 1.0])

    def up(count: float) -> float:
        return top + TALL - min(count, most) / most * (TALL - 16)

    sheet.text(0, top + 34, acts.name, "strong")
    sheet.text(0, top + 50, f"acts a {unit}", "soft")
    sheet.text(LABEL - 12, up(0) - 2, "0", "soft end")
    sheet.text(LABEL - 12, up(most) - 2, f"{most:.3g}", "soft end")
    sheet.line(LABEL, top + TALL, WIDTH - 14, top + TALL, "rule")
    for start, count in zip(starts, acts.counts, strict=True):
        left, right = calendar.at(start), calendar.at(start + step)
        with sheet.link(None, f"{start}: {count:g} acts of {acts.name}"):
            sheet.rect(
                left, up(count), max(right - left - 1.5, 1), top + TALL - up(count), f"f{acts.colour} pale"
            )
    _levels(sheet, calendar, starts, step, acts, shifts, up)
    if acts.expected is not None:
        expected_band(sheet, calendar, acts.expected, up, acts.colour)


def _levels(
    sheet: Canvas,
    calendar: Calendar,
    starts: Sequence[dt.date],
    step: dt.timedelta,
    acts: Acts,
    shifts: Sequence[Shift],
    up: Callable[[float], float],
) -> None:
    """The mean of each stretch between shifts, with 1.645 Poisson errors on either side."""
    cuts = (next((n for n, day in enumerate(starts) if day >= shift.day), 0) for shift in shifts)
    for first, last in pairwise([0, *sorted(cuts), len(starts)]):
        if last <= first:
            continue
        level = sum(acts.levelled[first:last]) / (last - first)
        error = NINETY * (max(level, 1 / (last - first)) / (last - first)) ** 0.5
        left, right = calendar.at(starts[first]), calendar.at(starts[last - 1] + step)
        with sheet.link(None, f"{starts[first]}: {level:.1f}, ± {error:.1f}"):
            high, low = up(level + error), up(max(level - error, 0))
            sheet.rect(left, high, right - left, low - high, f"f{acts.colour} pale")
            sheet.line(left, up(level), right, up(level), f"line s{acts.colour}")
            sheet.text(left + 4, up(level) - 5, f"{level:.1f}", "halo")
