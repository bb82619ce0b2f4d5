"""Who hosts, who mediates? Every event ranked from earlier ones only, on mediation events of MEND."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.course.mend import read
from detente.methods.choice import chances, fit
from detente.questions.venues_features import Meeting, features
from detente.questions.venues_states import Floats, states

RIDGE = 3.0
SPLIT = dt.date(2023, 1, 1).toordinal()
Wanted = Callable[[Meeting], Sequence[str]]


@dataclass(frozen=True)
class Ranked:
    """Test events with the chance of every state (n, s) and which were right (n, s)."""

    meetings: Sequence[Meeting]
    chance: Floats
    right: Floats

    def ranks(self) -> Floats:
        """The rank of the best right state, 1 for the first; ties count half."""
        best = np.where(self.right > 0, self.chance, -1.0).max(axis=1, keepdims=True)
        above, level = (self.chance > best).sum(axis=1), (self.chance == best).sum(axis=1)
        result: Floats = above + (level + 1) / 2
        return result

    def hit(self, k: int) -> float:
        """Share of events whose best right state is among the first k."""
        return float(np.mean(self.ranks() <= k))

    def mrr(self) -> float:
        """Mean reciprocal rank of the best right state."""
        return float(np.mean(1.0 / self.ranks()))


def meetings(path: Path) -> list[Meeting]:
    """The events of a folder or file, by day."""
    return [
        Meeting(e.day.toordinal(), e.known.toordinal(), e.conflict, e.parties, e.host, e.mediators, e.third)
        for e in read(path)
    ]


def hosts(meeting: Meeting) -> Sequence[str]:
    """The host, where it is a third country."""
    return [] if meeting.host is None or meeting.host in meeting.parties else [meeting.host]


def mediators(meeting: Meeting) -> Sequence[str]:
    """The mediating states that are no party."""
    return [state for state in meeting.mediators if state not in meeting.parties]


def asked(among: Sequence[Meeting], wanted: Wanted) -> list[Meeting]:
    """The events that have a right answer among the states known."""
    return [each for each in among if states().rows(wanted(each))]


def right(among: Sequence[Meeting], wanted: Wanted) -> Floats:
    """1 for each right state (n, s)."""
    marks = np.zeros((len(among), len(states().iso3)))
    for k, each in enumerate(among):
        marks[k, states().rows(wanted(each))] = 1.0
    return marks


def open_to(among: Sequence[Meeting]) -> Floats:
    """The third countries of each event (n, s)."""
    marks = np.ones((len(among), len(states().iso3)), dtype=bool)
    for k, each in enumerate(among):
        marks[k, states().rows(each.parties)] = False
    return marks


def train(among: Sequence[Meeting], past: Sequence[Meeting], wanted: Wanted, participants: bool) -> Floats:
    """Weights of the features, from events and their pasts."""
    known = asked(among, wanted)
    y = right(known, wanted)
    x = features(known, past, states(), participants)
    return fit(x, y / y.sum(axis=1, keepdims=True), open_to(known), RIDGE)


def rank(
    among: Sequence[Meeting],
    past: Sequence[Meeting],
    weights: Floats,
    wanted: Wanted,
    participants: bool = False,
) -> Ranked:
    """Every state's chance at each event, from what was known before its day."""
    known = asked(among, wanted)
    x = features(known, past, states(), participants)
    return Ranked(known, chances(x, weights, open_to(known)), right(known, wanted))


def split(every: Sequence[Meeting], wanted: Wanted, participants: bool = False, cut: int = SPLIT) -> Ranked:
    """Trained before the cut, tested after; the test events' past is all that came before each."""
    early = [each for each in every if each.known < cut]
    weights = train(early, early, wanted, participants)
    return rank([each for each in every if each.day >= cut], every, weights, wanted, participants)


def rolling(every: Sequence[Meeting], wanted: Wanted, participants: bool = False, cut: int = SPLIT) -> Ranked:
    """As `split`, but weights are learned anew at the start of each month from all events before it."""
    found = []
    day = dt.date.fromordinal(cut)
    while day.toordinal() <= every[-1].day:
        after = (day + dt.timedelta(days=32)).replace(day=1)
        early = [each for each in every if each.known < day.toordinal()]
        month = [each for each in every if day.toordinal() <= each.day < after.toordinal()]
        if asked(month, wanted):
            found.append(rank(month, every, train(early, early, wanted, participants), wanted, participants))
        day = after
    return joined(found)


def never_seen(every: Sequence[Meeting], wanted: Wanted, history: bool) -> Ranked:
    """Each conflict ranked with weights from the others; its own past used, or hidden as well."""
    found = []
    for conflict in sorted({each.conflict for each in every}):
        own = [each for each in every if each.conflict == conflict]
        others = [each for each in every if each.conflict != conflict]
        if asked(own, wanted):
            weights = train(others, others, wanted, False)
            found.append(rank(own, every if history else others, weights, wanted))
    return joined(found)


def joined(parts: Sequence[Ranked]) -> Ranked:
    """Several rankings as one."""
    return Ranked(
        [each for part in parts for each in part.meetings],
        np.concatenate([part.chance for part in parts]),
        np.concatenate([part.right for part in parts]),
    )
