"""What a report of a contact tells, ready to be held against another: who, how, where, between which days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.questions.linked import persons
from detente.records import Contact
from detente.records.dates import bounds

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a report that can contradict another's; `days` is None where it is undated."""

    states: frozenset[str]
    persons: dict[str, frozenset[str]]
    medium: str | None
    place: str | None
    iso3: str | None
    days: tuple[dt.date, dt.date] | None
    approximate: bool

    @classmethod
    def of(cls, contact: Contact) -> Told:
        """What a contact tells. Persons are by the state they act for."""
        named: dict[str, set[str]] = {}
        for actor, state in persons(contact).items():
            named.setdefault(state, set()).add(actor)
        date, place = contact.date, contact.place
        return cls(
            states=frozenset(party.state for party in contact.participants if party.state),
            persons={state: frozenset(actors) for state, actors in named.items()},
            medium=contact.medium,
            place=place.name if place else None,
            iso3=place.iso3 if place else None,
            days=bounds(date) if date else None,
            approximate=date is not None and ("~" in date or "?" in date),
        )


def agree(a: Told, b: Told) -> bool:
    """True where nothing in two reports speaks against their telling of one contact."""
    if a.medium and b.medium and a.medium != b.medium:
        return False
    if a.iso3 and b.iso3 and a.iso3 != b.iso3:
        return False
    shared = len(a.states & b.states)
    if not shared or shared < min(2, len(a.states), len(b.states)):
        return False
    return _dates_agree(a, b) and not _persons_exclude(a, b)


def _persons_exclude(a: Told, b: Told) -> bool:
    """Two reports exclude each other where one state is represented by different persons only."""
    return any(
        state in b.persons and actors.isdisjoint(b.persons[state]) for state, actors in a.persons.items()
    )


def _dates_agree(a: Told, b: Told) -> bool:
    """True where both can mean one day; a day apart where one is approximate, or the place is one."""
    if a.days is None or b.days is None:
        return True
    same_place = bool(a.place and b.place and a.place == b.place)
    slack = DAY if a.approximate or b.approximate or same_place else dt.timedelta()
    return a.days[0] <= b.days[1] + slack and b.days[0] <= a.days[1] + slack
