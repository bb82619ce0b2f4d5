"""Acts counted by month, or by week where the past is short, with the coverage of each step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from detente.methods.change import dated, exposure, levelled
from detente.questions.turning_points_acts import Acts

Floats = NDArray[np.float64]
MONTHS_FROM = 548  # days of past from which steps are months; below, weeks
LEAST_STEPS = 12
LEAST_ACTS = 12


@dataclass(frozen=True)
class Series:
    """Steps with their first days; counts of each, raw and under average coverage (`relative`, mean 1)."""

    starts: tuple[dt.date, ...]
    end: dt.date
    unit: str
    cooperation: Floats
    conflict: Floats
    relative: Floats

    def counted(self, days: Iterable[dt.date]) -> Floats:
        """How many of some days, each within what is known, fall into each step."""
        return _counted([*self.starts, self.end + dt.timedelta(days=1)], list(days))

    def dated(self, acts: Acts, points: tuple[int, ...]) -> list[tuple[dt.date, dt.date, dt.date]]:
        """For each shift, by its step: the day as likely before as after, the ends of its 90 % interval."""
        first = self.starts[0].toordinal()
        days = np.zeros((self.end.toordinal() - first + 1, 2))
        for act in acts.acts:
            days[act.day.toordinal() - first, 0 if act.cooperative else 1] += 1
        starts = [day.toordinal() - first for day in self.starts]
        return [
            (_date(first + each.day), _date(first + each.first), _date(first + each.last))
            for each in dated(days, starts, self.relative, points)
        ]

    def step(self, day: dt.date) -> int:
        """The step a day falls into; below 0 before the first and len(starts) or more after the last."""
        if day < self.starts[0]:
            return -1
        if day > self.end:
            return len(self.starts)
        return (
            int(np.searchsorted(np.array(self.starts, dtype="datetime64[D]"), np.datetime64(day), "right"))
            - 1
        )

    def boundary(self, day: dt.date) -> int:
        """The first step of the time after a day: its own step where it lies in the first half of it."""
        at = self.step(day)
        if not 0 <= at < len(self.starts):
            return at
        after = self.starts[at + 1] if at + 1 < len(self.starts) else self.end
        return at if (day - self.starts[at]) * 2 <= (after - self.starts[at]) else at + 1

    def levelled(self, which: Floats) -> Floats:
        """Counts as they would have been under average coverage."""
        return levelled(which, self.relative)


def short(acts: Acts) -> str | None:
    """Why a past is too short to be asked, in a sentence; None where it is not."""
    if len(acts.acts) < LEAST_ACTS or acts.first is None or acts.last is None:
        many = f"{len(acts.acts)} dated act" + ("" if len(acts.acts) == 1 else "s")
        return f"only {many} between the two sides; {LEAST_ACTS} are the least that a change can be told from"
    if (acts.last - acts.first).days < 7 * LEAST_STEPS:
        days = (acts.last - acts.first).days
        return f"it reports on {days} days only; {7 * LEAST_STEPS} are the least"
    return None


def series(acts: Acts) -> Series:
    """The series of acts that are not `short`."""
    assert acts.first is not None
    assert acts.last is not None
    long = (acts.last - acts.first).days >= MONTHS_FROM
    starts = _months(acts.first, acts.last) if long else _weeks(acts.first, acts.last)
    edges = [*starts, acts.last + dt.timedelta(days=1)]
    return Series(
        starts=tuple(starts),
        end=acts.last,
        unit="month" if long else "week",
        cooperation=_counted(edges, [act.day for act in acts.acts if act.cooperative]),
        conflict=_counted(edges, [act.day for act in acts.acts if not act.cooperative]),
        relative=_relative(edges, acts.others),
    )


def _date(ordinal: int) -> dt.date:
    return dt.date.fromordinal(ordinal)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    found, at = [], first.replace(day=1)
    while at <= last:
        found.append(at)
        at = (at + dt.timedelta(days=32)).replace(day=1)
    return found


def _weeks(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=7 * n) for n in range((last - first).days // 7 + 1)]


def _places(edges: list[dt.date], days: list[dt.date]) -> NDArray[np.int64]:
    held = np.array(edges, dtype="datetime64[D]")
    return np.searchsorted(held, np.array(days, dtype="datetime64[D]"), "right") - 1


def _counted(edges: list[dt.date], days: list[dt.date]) -> Floats:
    places = _places(edges, days)
    return np.bincount(places, minlength=len(edges) - 1).astype(np.float64)


def _relative(edges: list[dt.date], others: dict[dt.date, int]) -> Floats:
    """Coverage by step from what is reported on others; even where nothing is known of it."""
    lengths = np.array([(b - a).days for a, b in pairwise(edges)], dtype=np.float64)
    if not any(others.values()):
        return np.asarray(lengths / lengths.mean())
    places = _places(edges, list(others))
    reports = np.bincount(places, weights=list(others.values()), minlength=len(edges) - 1)
    days = np.bincount(places, minlength=len(edges) - 1) / lengths
    relative = exposure(reports, days) * lengths
    return np.asarray(relative / relative.mean())
