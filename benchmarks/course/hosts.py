"""Who hosts, who mediates? Every event ranked from earlier ones only, on mediation events of MEND."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.course.mend import COUNTRIES, read
from benchmarks.course.ranked import Ranked, joined
from benchmarks.course.settle import as_it_goes
from detente.methods.choice import Candidates, covering, learn
from detente.questions.venues_features import Given, features
from detente.questions.venues_meetings import UNSEEN, Meeting, Target, marks
from detente.questions.venues_memory import Past
from detente.questions.venues_pool import PARTS, Pool
from detente.questions.venues_records import records
from detente.questions.venues_states import Floats, states

SPLIT = dt.date(2023, 1, 1).toordinal()
YOUNG, YOUNG_DAYS, YOUNG_WEIGHT = 0, 150.0, 0.5  # seed; mean length and weight of the shortened pasts
RIDGES = (0.1, 1.0, 0.3)  # of memories, base and bends
SINCE = dt.date(2010, 1, 1).toordinal()  # before, too little is on record of the years before
RECORD_WEIGHT = 0.05  # of an event on record, in a conflict that no event of MEND is of
ENOUGH = 60  # events that a model is learned from at least when it is held against a later year


@dataclass(frozen=True)
class Task:
    """What is asked of an event, and what is given: the conflict alone, the parties, all that take part."""

    target: Target
    given: Given = "conflict"

    @property
    def several(self) -> bool:
        """True where an event may have several right answers."""
        return self.target == "mediator"

    def wanted(self, meeting: Meeting) -> Sequence[str]:
        """The right answers: the host, where it is a third country, or the mediating states."""
        return meeting.hosted() if self.target == "host" else meeting.mediated()

    def asked(self, among: Sequence[Meeting]) -> list[Meeting]:
        """The events that have a right answer among the states known."""
        return [each for each in among if states().rows(self.wanted(each))]

    def right(self, among: Sequence[Meeting]) -> Floats:
        """1 for each right state (n, s)."""
        return marks([self.wanted(each) for each in among], states())


def meetings(path: Path) -> list[Meeting]:
    """The events of a folder or file, by day."""
    return [
        Meeting(
            e.day.toordinal(),
            e.known.toordinal(),
            e.conflict,
            e.parties,
            e.host,
            e.mediators,
            e.third,
            e.local,
            e.guests,
        )
        for e in read(path)
    ]


def train(among: Sequence[Meeting], past: Past, task: Task) -> Pool:
    """Models learned from events and their pasts, from the same events with a shortened past, and from what
    is on record of other conflicts by the last of these events.

    The second teaches what to do where a conflict is young: an event's own conflict is then known only for
    some days back, 150 on average. The third knows of its conflict what was on record in the years before.
    """
    known, more = task.asked(among), task.asked(_on_record(max(each.known for each in among)))
    seen = [(known, UNSEEN, 1.0), (known, _shortened(known), YOUNG_WEIGHT), (more, UNSEEN, RECORD_WEIGHT)]
    parts = [_features(some, past, task, np.broadcast_to(since, len(some))) for some, since, _ in seen]
    y = np.concatenate([task.right(some) for some, _, _ in seen])
    rows = np.concatenate([np.full(len(some), weight) for some, _, weight in seen])
    of, chosen = functools.reduce(_joined, parts), y / y.sum(axis=1, keepdims=True)
    return Pool({name: learn(part.of(of), chosen, rows, RIDGES) for name, part in PARTS.items()})


@functools.cache
def _others() -> tuple[Meeting, ...]:
    """What is on record of conflicts in states in which no event of MEND is."""
    own = set(COUNTRIES.values())
    return tuple(each.meeting() for each in records() if not own & set(each.conflict))


def _on_record(until: int) -> list[Meeting]:
    return [each for each in _others() if each.day >= SINCE and each.known <= until]


def _features(asked: Sequence[Meeting], past: Past, task: Task, since: Floats | None = None) -> Candidates:
    return features(asked, past, task.target, task.given, since)


def _joined(a: Candidates, b: Candidates) -> Candidates:
    return Candidates(
        np.concatenate([a.memory, b.memory]),
        np.concatenate([a.base, b.base]),
        np.concatenate([a.bend, b.bend]),
        np.concatenate([a.open_to, b.open_to]),
    )


def _shortened(asked: Sequence[Meeting]) -> Floats:
    """Days (n,) before which the own conflict's past is hidden."""
    days = np.array([each.day for each in asked], dtype=float)
    return days - np.random.default_rng(YOUNG).exponential(YOUNG_DAYS, len(asked))


def rank(among: Sequence[Meeting], past: Past, model: Pool, task: Task, shortened: bool = False) -> Ranked:
    """Every state's chance at each event, from what was known before its day, or from a shortened past."""
    asked = task.asked(among)
    since = _shortened(asked) if shortened else None
    chance = model.chances(_features(asked, past, task, since))
    return Ranked(asked, chance, task.right(asked))


def unseen(every: Sequence[Meeting], task: Task) -> Ranked:
    """Events ranked by models that had not seen them: each year's by the years before, from the whole past
    and from a shortened one, and each conflict's by the others."""
    return joined([by_year(every, task, (False, True)), never_seen(every, task, True)])


def by_year(every: Sequence[Meeting], task: Task, pasts: Sequence[bool] = (False,)) -> Ranked:
    """Each year's events ranked by models of the years before, from whole pasts (False) or shortened ones."""
    found, past = [], Past(every, states())
    for year in sorted({dt.date.fromordinal(each.day).year for each in every}):
        first, end = (dt.date(y, 1, 1).toordinal() for y in (year, year + 1))
        early = [each for each in every if each.known < first]
        late = [each for each in every if first <= each.day < end]
        if len(task.asked(early)) >= ENOUGH and task.asked(late):
            model = train(early, past, task)
            found += [rank(late, past, model, task, shortened) for shortened in pasts]
    return joined(found)


def split(every: Sequence[Meeting], task: Task, cut: int = SPLIT, monthly: bool = False) -> Ranked:
    """Trained before the cut, tested after; the test events' past is all that came before each.

    Weights stay as they were learned before the cut, or are learned anew each month from what was known
    before it. Where several may be right, chances are settled month by month.
    """
    early, late = ([e for e in every if e.known < cut], [e for e in every if e.day >= cut])
    past = Past(every, states())
    tested = []
    for first, asked in _months(task.asked(late)).items() if monthly else [(cut, late)]:
        model = train([each for each in every if each.known < first], past, task)
        tested.append(rank(asked, past, model, task))
    ranked = joined(tested)
    return as_it_goes(unseen(early, task), ranked) if task.several else ranked


def _months(among: Sequence[Meeting]) -> dict[int, list[Meeting]]:
    """Events by the first day of their month."""
    found: dict[int, list[Meeting]] = {}
    for each in among:
        found.setdefault(dt.date.fromordinal(each.day).replace(day=1).toordinal(), []).append(each)
    return found


def five(every: Sequence[Meeting], ranked: Ranked) -> Ranked:
    """The same events with the five first of whom one is likeliest, as `mediators` lists them."""
    past = Past(every, states())
    weight = past.together(past.seen(ranked.meetings), "mediator")
    return ranked.led_by(covering(ranked.chance, weight, past.happened["mediator"]))


def never_seen(every: Sequence[Meeting], task: Task, history: bool) -> Ranked:
    """Each conflict ranked with weights from the others; its own past used, or hidden as well."""
    found = []
    for conflict in sorted({each.conflict for each in every}):
        own = [each for each in every if each.conflict == conflict]
        others = [each for each in every if each.conflict != conflict]
        if task.asked(own) and len(task.asked(others)) >= ENOUGH:
            past = Past(others, states())
            model = train(others, past, task)
            found.append(rank(own, Past(every, states()) if history else past, model, task))
    return joined(found)


def frequency(every: Sequence[Meeting], task: Task, late: Sequence[Meeting]) -> Ranked:
    """The base line for some events: how often each state was chosen in the same conflict before."""
    past = Past(every, states())
    view = past.seen(late)
    counts = view.here @ past.happened[task.target]
    chance = np.where(view.third_countries, counts, -1.0)
    return Ranked(late, chance, task.right(late))


def known_before(every: Sequence[Meeting], late: Sequence[Meeting]) -> Floats:
    """How many events of its own conflict were known before each (n,)."""
    result: Floats = Past(every, states()).seen(late).here.sum(axis=1)
    return result
