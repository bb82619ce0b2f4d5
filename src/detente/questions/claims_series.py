"""A count as it grew day by day: what a definition had counted by the day of each claim."""

from __future__ import annotations

import datetime as dt
import heapq
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from detente.questions.casebook import Casebook
from detente.questions.contacts import count
from detente.questions.definition import Definition
from detente.questions.linked import Linked
from detente.records.dates import bounds


@dataclass(frozen=True)
class Series:
    """Contacts counted, with part, and left out, with reason; each in order of the first day it can mean.

    `grown[k]` is the count of each part among the first k counted. An undated contact stands first: it is
    within any bounds.
    """

    rows: tuple[tuple[dt.date, Linked, str], ...]
    grown: tuple[Counter[str], ...]
    out: tuple[tuple[dt.date, Linked, str], ...]

    def until(self, day: str | None) -> tuple[int, dict[str, int]]:
        """The count by a day (EDTF, included), and that of each part that is not empty."""
        number = _by(self.rows, day)
        return number, dict(self.grown[number])

    def counted(self, day: str | None, most: int) -> list[Linked]:
        """The last contacts counted by a day, at most so many."""
        number = _by(self.rows, day)
        return [each for _, each, _ in self.rows[max(0, number - most) : number]]

    def left_out(self, day: str | None, most: int) -> list[tuple[Linked, str]]:
        """The first contacts left out by a day with the reason, at most so many."""
        return [(each, why) for _, each, why in self.out[: min(most, _by(self.out, day))]]

    def thinnest(self, day: str | None, most: int) -> list[Linked]:
        """The counted contacts that fewest reports tell of, at most so many."""
        counted = (each for _, each, _ in self.rows[: _by(self.rows, day)])
        return heapq.nsmallest(most, counted, key=lambda each: len(each.reports))


def series_of(book: Casebook, rule: Definition, parties: tuple[str, ...], media: tuple[str, ...]) -> Series:
    """The contacts of the parties under a rule since the casebook begins; only these media, if any given."""
    counted = count(book.until_day(None), rule, parties)
    rows = _dated((each, part) for each, part in counted.rows if not media or each.medium in media)
    out = _dated((each, why) for each, why in counted.left_out if not media or each.medium in media)
    grown = [Counter[str]()]
    for _, _, part in rows:
        grown.append(grown[-1] + Counter([part]))
    return Series(rows, tuple(grown), out)


def _dated(found: Iterable[tuple[Linked, str]]) -> tuple[tuple[dt.date, Linked, str], ...]:
    dated = [(bounds(each.date)[0] if each.date else dt.date.min, each, said) for each, said in found]
    return tuple(sorted(dated, key=lambda row: row[0]))


def _by(rows: tuple[tuple[dt.date, Linked, str], ...], day: str | None) -> int:
    """How many rows can lie on or before a day."""
    return len(rows) if day is None else bisect_right(rows, bounds(day)[1], key=lambda row: row[0])
