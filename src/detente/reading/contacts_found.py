"""One contact while it is read: what is known of it, when two of them are one, when enough is known to
tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from detente.reading.contacts_chains import Chain, Unit
from detente.reading.contacts_find import Trigger
from detente.reading.contacts_roles import Roles
from detente.records import Medium, Status
from detente.records.dates import may_coincide, precision


@dataclass
class Found:
    """One contact while it is being put together."""

    trigger: Trigger
    start: int
    end: int
    roles: Roles
    status: Status
    medium: Medium | None
    date: str | None
    ordinal: int | None
    official: bool | None
    reporter: Unit | None
    chains: Sequence[Chain] = field(default_factory=tuple)
    said: str = ""
    """The words that tell its date."""
    part: int = 0
    """Which of several contacts told with one trigger."""

    @property
    def actors(self) -> set[str]:
        """Ids (or names) of those who take part."""
        return {u.actor or u.name for u in self.roles.participants}


_ARRIVING = ("visit", "visitnoun", "receive")


def merged(found: list[Found]) -> list[Found]:
    """Triggers of one sentence that tell of one contact: a visit and the meeting in it, a subset of names."""
    kept: list[Found] = []
    for one in found:
        for other in kept:
            if _same(other, one):
                absorb(other, one)
                break
        else:
            kept.append(one)
    return kept


def _same(a: Found, b: Found) -> bool:
    if a.medium and b.medium and a.medium != b.medium:
        return False
    if a.status != b.status and not (a.status == "occurred" and not b.roles.participants):
        return False
    if a.date != b.date and a.date and b.date and a.trigger.way != b.trigger.way:
        return False
    if not a.actors or not b.actors or a.actors <= b.actors or b.actors <= a.actors:
        return True
    visit = a.trigger.way in _ARRIVING or b.trigger.way in _ARRIVING
    return visit and bool(a.actors & b.actors)


def absorb(a: Found, b: Found) -> None:
    """Take what `b` knows into `a`; a visit or summit names the contact better than "talks"."""
    a.roles.add(b.roles.participants)
    a.roles.host = a.roles.host or b.roles.host
    a.roles.place = a.roles.place or b.roles.place
    a.medium = a.medium or b.medium
    if _fineness(b.date) > _fineness(a.date):
        a.date, a.said = b.date, b.said
    a.ordinal = a.ordinal or b.ordinal
    a.official = a.official if a.official is not None else b.official
    a.reporter = a.reporter or b.reporter
    if a.trigger.way == "receive" and b.trigger.form == "noun" and b.trigger.way == "noun":
        a.trigger = replace(a.trigger, format=b.trigger.format)
    better = ("summit", "visit", "call")
    if b.trigger.format in better and a.trigger.format not in better:
        a.trigger = replace(a.trigger, format=b.trigger.format, way=a.trigger.way)


def persons_for_states(found: Found) -> None:
    """A state goes where somebody who acts for it takes part: "the ministers of A and B, X and Y" are two,
    not four."""
    units = found.roles.participants
    acting = {u.state for u in units if u.kind != "state" and u.state and u.actor}
    found.roles.participants = [
        u for u in units if not (u.kind == "state" or u.actor is None) or u.state not in acting
    ]


def stands(found: Found) -> bool:
    """True where enough is known to call it a contact: two sides, or one side and a place or host, or a
    place of talks."""
    if found.trigger.way in ("discuss", "see", "sign", "bring") and len(found.roles.participants) < 2:
        return False
    if not found.roles.participants:
        return found.roles.host is not None
    states = {u.state for u in found.roles.participants}
    where = found.roles.place
    if found.trigger.way in ("visit", "visitnoun"):
        abroad = bool(where and where.place and states and where.place not in states)
        hosted = bool(found.roles.host and where)
        return len(found.roles.participants) >= 2 or abroad or hosted
    if len(found.roles.participants) >= 2:
        return True
    if found.trigger.way == "receive":
        return False
    if found.trigger.way in ("meet", "discuss", "call", "write"):
        return bool(found.roles.participants) and (found.roles.host is not None or where is not None)
    known = bool(found.roles.participants)
    near = where is not None and abs(where.start - found.trigger.end) < 60
    counted = known and found.trigger.form == "noun" and found.ordinal is not None
    return near or (known and where is not None) or found.roles.host is not None or counted


NEAR = 24  # contacts back in which another telling of one is sought


def told_once(found: list[Found]) -> list[Found]:
    """One record for a contact that a page tells of more than once: in its headline, in passing ("it was
    their
    fifth call"), and in full. The fullest telling is the evidence, and takes in what the others add."""
    kept: list[Found] = []
    for one in found:
        for place, other in list(enumerate(kept))[-NEAR:]:
            if _told_again(other, one):
                fuller, lesser = (one, other) if _weight(one) > _weight(other) else (other, one)
                absorb(fuller, lesser)
                persons_for_states(fuller)
                kept[place] = fuller
                break
        else:
            kept.append(one)
    return sorted(kept, key=lambda f: f.trigger.start)


def _weight(found: Found) -> tuple[int, bool, int]:
    return _fineness(found.date), found.roles.place is not None, len(found.roles.participants)


def _fineness(date: str | None) -> int:
    if date is None:
        return 0
    return {"day": 3, "month": 2}.get(precision(date), 1)


def _told_again(a: Found, b: Found) -> bool:
    if a.status != b.status or not a.actors or not b.actors:
        return False
    if a.medium != b.medium and a.medium and b.medium:
        return False
    if not _same_sides(_sides(a), _sides(b)) or ((a.part or b.part) and set(_sides(a)) != set(_sides(b))):
        return False
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return False
    places = {f.roles.place.place for f in (a, b) if f.roles.place}
    if len(places) > 1:
        return False
    if a.date and b.date:
        return may_coincide(a.date, b.date)
    return b.start - a.start < 1500


Sides = dict[str, set[str]]


def _sides(found: Found) -> Sides:
    """Who takes part, by the state they act for (or their own id): the persons named for each side."""
    sides: Sides = {}
    for unit in found.roles.participants:
        persons = sides.setdefault(unit.state or unit.actor or unit.name, set())
        if unit.actor and unit.actor.startswith("person:"):
            persons.add(unit.actor)
    return sides


def _same_sides(a: Sides, b: Sides) -> bool:
    """Whether one telling names no side that the other lacks, and no other person for a side."""
    if not (set(a) <= set(b) or set(b) <= set(a)):
        return False
    return all(not a[side] or not b[side] or a[side] & b[side] for side in set(a) & set(b))
