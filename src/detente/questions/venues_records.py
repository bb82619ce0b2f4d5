"""Mediation on record: who hosted and mediated in a conflict in the years before, whatever a case tells.

data/mediations.tsv (2008 to 2022, all over the world) is kept by hand, each record with where it can be
checked. Many days are known by month or year alone: a record counts from the year after its own, so that no
meeting is foretold from itself.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.questions.venues_meetings import Meeting, Target, marks, shared
from detente.questions.venues_states import Floats, read, states
from detente.records.dates import bounds

HALVED = 2.0  # years in which a record fades by half
ALIKE = 0.5  # of the states of a conflict in common: the same


@dataclass(frozen=True)
class Record:
    """A third party's dealings with a conflict: on which day, as far as it is known, between which states or
    in which, where, by which third states (ISO 3166-1), what it was, and where that can be checked."""

    day: str
    conflict: tuple[str, ...]
    place: str
    host: str
    states: tuple[str, ...]
    what: str
    source: str

    def chosen(self, target: Target) -> tuple[str, ...]:
        """The third states that hosted, or mediated."""
        if target == "mediator":
            return self.states
        return (self.host,) if self.host and self.host not in self.conflict else ()

    def meeting(self) -> Meeting:
        """The same as a meeting, of a conflict of its own name."""
        first, last = bounds(self.day)
        name = ";".join(self.conflict)
        return Meeting(
            first.toordinal(), last.toordinal(), name, self.conflict, self.host or None, self.states
        )


@functools.cache
def records() -> tuple[Record, ...]:
    """The records that ship, by day."""
    return tuple(
        Record(
            row["day"],
            tuple(row["conflict"].split(";")),
            row["place"],
            row["host"],
            tuple(filter(None, row["states"].split(";"))),
            row["what"],
            row["source"],
        )
        for row in read("mediations.tsv")
    )


def on_record(asked: Sequence[Meeting], target: Target) -> Floats:
    """What is on record of each state that ships at each meeting's day (n, s).

    A record counts by the share of states that its conflict and the meeting's have in common (Jaccard), by
    half after two years, and as 1 / sqrt(k) for each of k mediators.
    """
    fresh = np.zeros((len(asked), len(records())))
    years = np.array([int(each.day[:4]) for each in records()])
    for k, each in enumerate(asked):
        ago = dt.date.fromordinal(each.day).year - years
        fresh[k] = np.where(ago > 0, 0.5 ** (np.maximum(ago, 0) / HALVED), 0.0) * _alike(each.parties)
    found: Floats = fresh @ _credit(target)
    return found


def before(parties: Sequence[str], day: dt.date, target: Target) -> list[tuple[str, list[Record]]]:
    """The records of a conflict of these states before the year of a day, by third state: the state with
    most first, each one's latest first."""
    found: dict[str, list[Record]] = {}
    for each, alike in zip(records(), _alike(tuple(parties)), strict=True):
        if alike >= ALIKE and int(each.day[:4]) < day.year:
            for state in set(each.chosen(target)).difference(parties):
                found.setdefault(state, []).insert(0, each)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


@functools.cache
def _alike(parties: tuple[str, ...]) -> Floats:
    """Jaccard's share of common states of a conflict and of each record's (r,)."""
    result: Floats = shared([parties], [each.conflict for each in records()])[0]
    return result


@functools.cache
def _credit(target: Target) -> Floats:
    """What each record counts for each state that ships (r, s)."""
    came = marks([each.chosen(target) for each in records()], states())
    result: Floats = came / np.sqrt(np.maximum(came.sum(axis=1, keepdims=True), 1.0))
    return result
