"""What happened over time: a lane a kind, a mark an item; vague dates are drawn as wide as they are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.pictures.calendar import Calendar
from detente.pictures.canvas import Canvas

WIDTH, LABEL, TOP, STEP = 960.0, 96.0, 30.0, 13.0
KINDS = {"contact": ("circle", 2), "event": ("diamond", 3), "statement": ("bar", 1)}
MOST = 9  # rows a lane may take
TALL = 120.0


@dataclass(frozen=True)
class Happening:
    """An item: first and last day it can be of, its kind and status, what it says and where."""

    first: dt.date | None
    last: dt.date | None
    kind: str
    status: str
    told: str
    address: str | None


def timeline_picture(items: Sequence[Happening]) -> str | None:
    """The sheet; None where nothing is dated."""
    dated = [each for each in items if each.first is not None and each.last is not None]
    if not dated:
        return None
    first = min(each.first for each in dated if each.first)
    last = max(each.last for each in dated if each.last)
    calendar = Calendar(first, last, LABEL, WIDTH - 14)
    lanes = [(kind, _packed([e for e in dated if e.kind == kind], calendar)) for kind in KINDS]
    lanes = [(kind, rows) for kind, rows in lanes if rows]
    height = TOP + sum(STEP * len(rows) + 18 for _, rows in lanes)
    sheet = Canvas(WIDTH, height, f"{len(dated)} dated items over time")
    calendar.draw(sheet, TOP - 10, height - 4)
    y = TOP + 4
    for kind, rows in lanes:
        sheet.text(LABEL - 12, y + STEP * len(rows) / 2 + 4, f"{kind}s", "end")
        for n, row in enumerate(rows):
            for each in row:
                _mark(sheet, each, calendar, y + STEP * n + STEP / 2)
        y += STEP * len(rows) + 18
        sheet.line(0, y - 9, WIDTH, y - 9)
    return sheet.svg()


def _ends(each: Happening, calendar: Calendar) -> tuple[float, float]:
    assert each.first is not None
    assert each.last is not None
    return calendar.at(each.first), calendar.at(each.last)


def _packed(items: Sequence[Happening], calendar: Calendar) -> list[list[Happening]]:
    """Items in as few rows as keep them apart; the last row takes what no row has room for."""
    rows: list[list[Happening]] = []
    edges: list[float] = []
    for each in sorted(items, key=lambda each: _ends(each, calendar)):
        left, right = _ends(each, calendar)
        free = next((n for n, edge in enumerate(edges) if edge + 3 < left - 6), None)
        if free is None and len(rows) < MOST:
            rows.append([])
            edges.append(0.0)
            free = len(rows) - 1
        rows[-1 if free is None else free].append(each)
        edges[-1 if free is None else free] = right + 6
    return rows


def _mark(sheet: Canvas, each: Happening, calendar: Calendar, y: float) -> None:
    """A mark in the middle of its days, hollow where it did not happen; a vague date is wide."""
    form, colour = KINDS[each.kind]
    first, last = _ends(each, calendar)
    middle = (first + last) / 2
    with sheet.link(each.address, each.told):
        sheet.rect(middle - 7, y - STEP / 2, 14, STEP, "touch")
        if last - first > 8:
            sheet.line(first, y, last, y, f"line band s{colour}")
        if form == "bar":
            sheet.rect(middle - 2, y - 5, 4, 10, f"f{colour}")
        else:
            sheet.shape(form, middle, y, 4.6, colour, hollow=each.status != "occurred")


@dataclass(frozen=True)
class Bins:
    """How many items of each kind a day, month or year (`unit`) holds, by its first and last day."""

    unit: str
    counts: dict[tuple[dt.date, dt.date], Counter[str]]


def binned(spread: Sequence[tuple[dt.date, str]]) -> Bins | None:
    """Days and kinds of items, counted; None where there are none."""
    if not spread:
        return None
    first, last = min(day for day, _ in spread), max(day for day, _ in spread)
    unit = "day" if (last - first).days <= 62 else "month" if (last - first).days <= 3700 else "year"
    counts: dict[tuple[dt.date, dt.date], Counter[str]] = {}
    for day, kind in spread:
        counts.setdefault(within(day, unit), Counter())[kind] += 1
    return Bins(unit, dict(sorted(counts.items())))


def histogram(bins: Bins | None, address: Callable[[dt.date, dt.date], str]) -> str | None:
    """How many items a day, month or year, by kind; a bar leads to the items of its time."""
    if bins is None:
        return None
    most = max(each.total() for each in bins.counts.values())
    sheet = Canvas(WIDTH, TALL, f"Items a {bins.unit}, by kind")
    calendar = Calendar(min(bins.counts)[0], max(bins.counts)[1], LABEL, WIDTH - 14)
    calendar.draw(sheet, 18, TALL - 4)
    sheet.text(LABEL - 12, 36, f"{most:,}", "soft end")
    sheet.text(LABEL - 12, 52, f"a {bins.unit}", "soft end")
    for (start, end), kinds in bins.counts.items():
        left = calendar.at(start)
        wide = max(calendar.at(end) - left + 1, 3.0) - 1
        base = TALL - 6
        told = f"{start} to {end}: " + ", ".join(f"{kinds[kind]} {kind}s" for kind in KINDS if kinds[kind])
        with sheet.link(address(start, end), told):
            for kind in KINDS:
                tall = kinds[kind] / most * (TALL - 36)
                if tall:
                    sheet.rect(left, base - tall, wide, tall, f"f{KINDS[kind][1]}")
                base -= tall
    return sheet.svg()


def within(day: dt.date, unit: str) -> tuple[dt.date, dt.date]:
    """The first and last day of the day, month or year that a day is in."""
    if unit == "day":
        return day, day
    if unit == "year":
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    after = (
        dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        if (day.year, day.month) < (9999, 12)
        else None
    )
    return day.replace(day=1), (after - dt.timedelta(days=1)) if after else dt.date.max
