"""Reports of the same contact, linked: each keeps its evidence, and where they differ both stand.

Two reports are linked when nothing in them contradicts that they tell of one contact: the same two sides,
media that agree or are not stated, persons that do not exclude each other, dates that may be the same day,
places that may be the same. An undated report joins only where one contact alone fits it, or one alone of
those whose day is known and that took place where it says. The analyst's word stands above the rule: reports
that were linked or split by hand stay so. Linking is made anew for each question and changes nothing in the
ledger.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Any

from detente.ledger.judgements import Judgement
from detente.questions.linked import Linked, vagueness
from detente.questions.told import Told, agree
from detente.records import Contact
from detente.records.dates import bounds, precision

FINE = ("day", "month")


def link(contacts: Iterable[Contact], judgements: Sequence[Judgement] = ()) -> list[Linked]:
    """Reports grouped into contacts, by date. The order of the input does not matter."""
    ordered = sorted(contacts, key=_order)
    groups = _Groups(judgements)
    for contact in ordered:
        if contact.date and precision(contact.date) in FINE:
            groups.take(contact, _nearest(contact, groups.on_the_day(contact)))
    for contact in ordered:
        if not (contact.date and precision(contact.date) in FINE):
            groups.take(contact, _only(contact, groups.of_the_states(contact)))
    return sorted(groups.all(), key=lambda group: (group.date or "9999", group.reports[0].id))


class _OfState:
    """The groups that name a state, in order, and by whom their first report names for it."""

    def __init__(self) -> None:
        self._all: list[Linked] = []
        self._by_person: dict[str | None, list[tuple[int, Linked]]] = defaultdict(list)

    def add(self, group: Linked, persons: Collection[str]) -> None:
        """Add a group unless it is the last added; no persons: its first report names none."""
        if self._all and self._all[-1] is group:
            return
        for person in persons or (None,):
            self._by_person[person].append((len(self._all), group))
        self._all.append(group)

    def near(self, persons: Collection[str]) -> list[Linked]:
        """The groups whose first report does not name other persons only, in order."""
        if not persons:
            return self._all
        found = [each for person in (None, *persons) for each in self._by_person.get(person, ())]
        return [group for _, group in sorted(found, key=lambda each: each[0])]


class _Groups:
    """The groups so far, found by day, by state and by person: linking grows with the reports, not with
    their square."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._groups: list[Linked] = []
        self._by_day: dict[dt.date, list[Linked]] = defaultdict(list)
        self._by_state: dict[str, _OfState] = defaultdict(_OfState)
        self._told: dict[str, Told] = {}
        self._of: dict[str, Linked] = {}
        about = [judgement for judgement in judgements if judgement.what == "contact"]
        self._linked = [judgement.of for judgement in about if judgement.act == "link"]
        self._apart = {
            frozenset(pair) for each in about if each.act == "split" for pair in combinations(each.of, 2)
        }

    def all(self) -> list[Linked]:
        return self._groups

    def take(self, contact: Contact, group: Linked | None) -> None:
        """Put a report where the analyst says, else into the group, else into one of its own."""
        group = self._by_hand(contact) or group
        if group is None:
            group = Linked()
            self._groups.append(group)
        group.reports.append(contact)
        self._of[contact.id] = group
        first = self._tell(group.reports[0])
        for state in self._tell(contact).states:
            self._by_state[state].add(group, first.persons.get(state, ()))
        for day in _days(contact):
            if group not in self._by_day[day]:
                self._by_day[day].append(group)

    def on_the_day(self, contact: Contact) -> list[Linked]:
        """The groups that a dated report may belong to."""
        return self._fitting(contact, (group for day in _days(contact) for group in self._by_day[day]))

    def of_the_states(self, contact: Contact) -> list[Linked]:
        """The groups that an undated or vaguely dated report may belong to."""
        told = self._tell(contact)
        near = (
            group
            for state in sorted(told.states)
            for group in self._by_state[state].near(told.persons.get(state, ()))
        )
        return self._fitting(contact, near)

    def _fitting(self, contact: Contact, groups: Iterable[Linked]) -> list[Linked]:
        once = {id(group): group for group in groups}
        return [group for group in once.values() if self._fits(contact, group)]

    def _fits(self, contact: Contact, group: Linked) -> bool:
        told = self._tell(contact)
        return all(
            agree(told, self._tell(other)) and frozenset((contact.id, other.id)) not in self._apart
            for other in group.reports
        )

    def _tell(self, contact: Contact) -> Told:
        if contact.id not in self._told:
            self._told[contact.id] = Told.of(contact)
        return self._told[contact.id]

    def _by_hand(self, contact: Contact) -> Linked | None:
        together = (other for ids in self._linked if contact.id in ids for other in ids)
        return next((self._of[other] for other in together if other in self._of), None)


def same(a: Contact, b: Contact) -> bool:
    """True where nothing in two reports speaks against their telling of one contact."""
    return agree(Told.of(a), Told.of(b))


def _order(contact: Contact) -> tuple[Any, ...]:
    open_days = vagueness(contact.date) if contact.date else 10**6
    return (open_days, contact.date or "9999", contact.span.document, contact.span.start, contact.id)


def _days(contact: Contact) -> list[dt.date]:
    """The days under which a report is found: those it can mean, and one more on each side."""
    if not contact.date or precision(contact.date) not in FINE:
        return []
    first, last = bounds(contact.date)
    return [first + dt.timedelta(days=n) for n in range(-1, (last - first).days + 2)]


def _nearest(contact: Contact, groups: list[Linked]) -> Linked | None:
    if contact.date is None or not groups:
        return groups[0] if groups else None
    day = bounds(contact.date)[0]

    def distance(group: Linked) -> int:
        other = bounds(group.date)[0] if group.date else dt.date.max
        return abs((other - day).days)

    best = min(groups, key=distance)
    exact = precision(contact.date) == "day"
    return best if exact or sum(distance(group) <= 31 for group in groups) == 1 else None


def _only(contact: Contact, fitting: list[Linked]) -> Linked | None:
    """The one group that an undated report can belong to: in its own document first, then in the case."""
    here = [g for g in fitting if any(r.span.document == contact.span.document for r in g.reports)]
    before = [g for g in here if any(r.span.start <= contact.span.start for r in g.reports)]
    for candidates in (before, here):
        if candidates:
            return max(candidates, key=lambda group: _last_before(group, contact))
    told = [group for group in fitting if group.status != "denied" or contact.status == "denied"]
    there = [group for group in told if contact.place and group.date and group.place]
    return told[0] if len(told) == 1 else there[0] if len(there) == 1 else None


def _last_before(group: Linked, contact: Contact) -> int:
    places = [r.span.start for r in group.reports if r.span.document == contact.span.document]
    return max((start for start in places if start <= contact.span.start), default=-1)
