"""Reports of the same contact, linked: each keeps its evidence, and where they differ both stand.

Two reports are linked when nothing in them contradicts that they tell of one contact: the same two
sides, media that agree or are not stated, persons that do not exclude each other, dates that may be the same
day, places that may be the same. An undated report joins only where one contact alone fits it. Linking is a
judgement on top of the records: it is made anew for each question and changes nothing in the ledger.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from detente.records import Contact, Level
from detente.records.dates import bounds, may_coincide, precision

RANK: dict[Level | None, int] = {
    "leader": 5,
    "minister": 4,
    "envoy": 3,
    "delegation": 2,
    "expert": 1,
    None: 0,
}
FINE = ("day", "month")


@dataclass
class Linked:
    """One contact as its reports give it. `reports` are in the casebook's order."""

    reports: list[Contact] = field(default_factory=list)

    @property
    def date(self) -> str | None:
        """The date most reports give, the more exact where they tie."""
        dates = Counter(report.date for report in self.reports if report.date)
        if not dates:
            return None
        return min(dates, key=lambda date: (_vagueness(date), -dates[date], date))

    @property
    def medium(self) -> Any:
        """The first stated medium; linked reports never state two."""
        return next((report.medium for report in self.reports if report.medium), None)

    @property
    def status(self) -> Any:
        """Occurred where any report says it took place, else what most reports say."""
        statuses = Counter(report.status for report in self.reports)
        return "occurred" if "occurred" in statuses else statuses.most_common(1)[0][0]

    @property
    def place(self) -> Any:
        """The most exact place: the one with the longest name among the reports'."""
        places = [report.place for report in self.reports if report.place]
        return max(places, key=lambda place: (place.iso3 is not None, len(place.name)), default=None)

    @property
    def unofficial(self) -> bool:
        """True where a report says it was never announced and none says it was."""
        said = {report.official for report in self.reports}
        return False in said and True not in said

    def sides(self) -> dict[str, Level | None]:
        """The highest level that took part for each state, over all reports."""
        found: dict[str, Level | None] = {}
        for report in self.reports:
            for state, level in sides(report).items():
                if state not in found or RANK[level] > RANK[found[state]]:
                    found[state] = level
        return found

    def persons(self) -> dict[str, str]:
        """The persons named, as actor id -> state."""
        return {actor: state for report in self.reports for actor, state in persons(report).items()}


def sides(contact: Contact) -> dict[str, Level | None]:
    """The highest level of each state in one report; the report's own level where a person's is not told."""
    found: dict[str, Level | None] = {}
    for position, party in enumerate(contact.participants):
        if party.state is None:
            continue
        own = contact.levels[position] if position < len(contact.levels) else None
        level = own or contact.level
        if party.state not in found or RANK[level] > RANK[found[party.state]]:
            found[party.state] = level
    return found


def persons(contact: Contact) -> dict[str, str]:
    """The named persons of a report, as actor id -> state."""
    return {
        party.actor: party.state
        for party in contact.participants
        if party.actor and party.state and party.actor.startswith("person:")
    }


def link(contacts: list[Contact]) -> list[Linked]:
    """Reports grouped into contacts, by date. The order of the input does not matter."""
    ordered = sorted(contacts, key=_order)
    dated = [contact for contact in ordered if contact.date and precision(contact.date) in FINE]
    vague = [contact for contact in ordered if not (contact.date and precision(contact.date) in FINE)]
    groups: list[Linked] = []
    for contact in dated:
        fitting = [group for group in groups if all(same(contact, other) for other in group.reports)]
        _join(groups, _nearest(contact, fitting), contact)
    for contact in vague:
        _join(groups, _only(contact, groups), contact)
    return sorted(groups, key=lambda group: (group.date or "9999", group.reports[0].id))


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


def describe(each: Linked) -> str:
    """A contact in a few words: date, who, how, where."""
    place = each.place and each.place.name
    return ", ".join(filter(None, (each.date or "undated", who(each), how(each), place)))


def who(each: Linked) -> str:
    """The names of those in contact; a state is left out where a person of it is named."""
    names: dict[str, str] = {}
    for report in each.reports:
        for party in report.participants:
            key = party.actor or party.name
            if len(party.name) > len(names.get(key, "")):
                names[key] = party.name
    named = set(each.persons().values())
    return ", ".join(name for key, name in names.items() if key not in named)


def how(each: Linked) -> str:
    """The medium in words."""
    return (each.medium or "by a medium not stated").replace("_", " ")


def _vagueness(date: str) -> int:
    first, last = bounds(date)
    return (last - first).days * 2 + ("~" in date or "?" in date)


def _order(contact: Contact) -> tuple[Any, ...]:
    vagueness = _vagueness(contact.date) if contact.date else 10**6
    return (vagueness, contact.date or "9999", contact.span.document, contact.span.start, contact.id)


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


def _only(contact: Contact, groups: list[Linked]) -> Linked | None:
    """The one group that an undated report can belong to: in its own document first, then in the case."""
    fitting = [group for group in groups if all(same(contact, other) for other in group.reports)]
    here = [g for g in fitting if any(r.span.document == contact.span.document for r in g.reports)]
    before = [g for g in here if any(r.span.start <= contact.span.start for r in g.reports)]
    for candidates in (before, here):
        if candidates:
            return max(candidates, key=lambda group: _last_before(group, contact))
    return fitting[0] if len(fitting) == 1 else None


def _last_before(group: Linked, contact: Contact) -> int:
    places = [r.span.start for r in group.reports if r.span.document == contact.span.document]
    return max((start for start in places if start <= contact.span.start), default=-1)


def _join(groups: list[Linked], group: Linked | None, contact: Contact) -> None:
    if group is None:
        groups.append(Linked([contact]))
    else:
        group.reports.append(contact)
