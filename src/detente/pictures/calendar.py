"""Days across a sheet, with ticks at years, months or days as the width allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from detente.pictures.canvas import Canvas

ROOM = 52.0  # pixels that a tick's label wants
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Calendar:
    """Places days between `left` and `right`; a little room is left at both ends."""

    def __init__(self, first: dt.date, last: dt.date, left: float, right: float) -> None:
        spare = max((last - first).days // 40, 1)
        self.first, self.last = _moved(first, -spare), _moved(last, spare)
        self.left, self.right = left, right

    def at(self, day: dt.date) -> float:
        """The middle of a day, in pixels."""
        share = ((day - self.first).days + 0.5) / ((self.last - self.first).days + 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Ticks as close as their labels allow."""
        days = (self.last - self.first).days + 1
        most = max(int((self.right - self.left) / ROOM), 1)
        if days <= 2 * most:
            step = max(1, -(-days // most))
            for n in range(0, days, step):
                day = _moved(self.first, n)
                yield self.at(day), f"{day.day} {MONTHS[day.month - 1]}"
            return
        months = days / 30.4
        step = next(
            (each for each in (1, 2, 3, 6, 12) if months / each <= most), 12 * -(-int(months) // (12 * most))
        )
        year, month = self.first.year, 1
        while (start := _day(year, month)) is not None and start <= self.last:
            if start >= self.first:
                label = str(year) if month == 1 else MONTHS[month - 1]
                yield self.at(start), label
            month += step
            year, month = year + (month - 1) // 12, (month - 1) % 12 + 1

    def draw(self, sheet: Canvas, top: float, bottom: float) -> None:
        """Ticks with labels above `top` and hairlines down to `bottom`; the first says its year too."""
        for n, (x, label) in enumerate(self.ticks()):
            sheet.line(x, top, x, bottom)
            told = f"{label} {self.first.year}" if n == 0 and not label.isdigit() else label
            sheet.text(x + 3, top, told, "soft")


def _moved(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _day(year: int, month: int) -> dt.date | None:
    return dt.date(year, month, 1) if 1 <= year <= 9999 else None
