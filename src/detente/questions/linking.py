"""Reports of the same contact, linked: each keeps its evidence, and where they differ both stand.

Two reports are linked when nothing in them contradicts that they tell of one contact: the same two
sides, media that agree or are not stated, persons that do not exclude each other, dates that may be the same
day, places that may be the same. An undated report joins only where one contact alone fits it. The analyst's
word stands above the rule: reports that were linked or split by hand stay so. Linking is made anew for each
question and changes nothing in the ledger.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from detente.ledger.judgements import Judgement
from detente.questions.linked import Linked, persons, vagueness
from detente.records import Contact
from detente.records.dates import bounds, may_coincide, precision

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


class _Groups:
    """The groups so far, found by day and by state: linking grows with the reports, not with their square."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._groups: list[Linked] = []
        self._by_day: dict[dt.date, list[Linked]] = defaultdict(list)
        self._by_state: dict[str, list[Linked]] = defaultdict(list)
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
        for state in _states(contact):
            if group not in self._by_state[state][-1:]:
                self._by_state[state].append(group)
        for day in _days(contact):
            if group not in self._by_day[day]:
                self._by_day[day].append(group)

    def on_the_day(self, contact: Contact) -> list[Linked]:
        """The groups that a dated report may belong to."""
        return self._fitting(contact, (group for day in _days(contact) for group in self._by_day[day]))

    def of_the_states(self, contact: Contact) -> list[Linked]:
        """The groups that an undated or vaguely dated report may belong to."""
        near = (group for state in sorted(_states(contact)) for group in self._by_state[state])
        return self._fitting(contact, near)

    def _fitting(self, contact: Contact, groups: Iterable[Linked]) -> list[Linked]:
        once = {id(group): group for group in groups}
        return [group for group in once.values() if self._fits(contact, group)]

    def _fits(self, contact: Contact, group: Linked) -> bool:
        return all(
            same(contact, other) and frozenset((contact.id, other.id)) not in self._apart
            for other in group.reports
        )

    def _by_hand(self, contact: Contact) -> Linked | None:
        together = (other for ids in self._linked if contact.id in ids for other in ids)
        return next((self._of[other] for other in together if other in self._of), None)


def same(a: Contact, b: Contact) -> bool:
    """True where nothing in two reports speaks against their telling of one contact."""
    return (
        _media_agree(a, b)
        and len(_states(a) & _states(b)) >= min(2, len(_states(a)), len(_states(b)))
        and bool(_states(a) & _states(b))
        and not _persons_exclude(a, b)
        and _dates_agree(a, b)
        and _places_agree(a, b)
    )


def _order(contact: Contact) -> tuple[Any, ...]:
    open_days = vagueness(contact.date) if contact.date else 10**6
    return (open_days, contact.date or "9999", contact.span.document, contact.span.start, contact.id)


def _states(contact: Contact) -> set[str]:
    return {party.state for party in contact.participants if party.state}


def _media_agree(a: Contact, b: Contact) -> bool:
    return a.medium is None or b.medium is None or a.medium == b.medium


def _places_agree(a: Contact, b: Contact) -> bool:
    if not a.place or not b.place or not a.place.iso3 or not b.place.iso3:
        return True
    return a.place.iso3 == b.place.iso3


def _persons_exclude(a: Contact, b: Contact) -> bool:
    """Two reports exclude each other where one state is represented by different persons only."""
    one, two = persons(a), persons(b)
    for state in set(one.values()) & set(two.values()):
        here = {actor for actor, of in one.items() if of == state}
        there = {actor for actor, of in two.items() if of == state}
        if not here & there:
            return True
    return False


def _dates_agree(a: Contact, b: Contact) -> bool:
    if a.date is None or b.date is None:
        return True
    approximate = any(mark in date for date in (a.date, b.date) for mark in "~?")
    same_place = bool(a.place and b.place and a.place.name == b.place.name)
    return may_coincide(a.date, b.date, slack_days=1 if approximate or same_place else 0)


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
    return told[0] if len(told) == 1 else None


def _last_before(group: Linked, contact: Contact) -> int:
    places = [r.span.start for r in group.reports if r.span.document == contact.span.document]
    return max((start for start in places if start <= contact.span.start), default=-1)
