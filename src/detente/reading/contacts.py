"""Contacts: who was in touch with whom, how, where and when, and whether it happened at all.

Sentence by sentence: the words that name a contact (`contacts_find.py`), the groups of names around them
(`contacts_chains.py`, `contacts_roles.py`), status (`status.py`), dates (`times.py`) and what else is said
(`contacts_details.py`). Two words for one contact ("travelled to X and met Y") make one record; a later
"the meeting" adds what it says to the contact it points back to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from detente.identity.mention import Mention
from detente.reading.cast import cast, place
from detente.reading.contacts_chains import Chain, Unit, chains, units
from detente.reading.contacts_details import date_of, levels_of, ordinal_of, reporter
from detente.reading.contacts_find import Trigger, medium_near, triggers
from detente.reading.contacts_roles import Roles, Scene, roles
from detente.reading.page import Page
from detente.reading.registry import made, reader
from detente.reading.sentences import sentences
from detente.reading.status import official_of, status_of
from detente.reading.tallies import claims
from detente.reading.times import TimeExpression, times
from detente.records import Contact, Medium, Party, Status, record_id
from detente.records.dates import bounds, is_edtf

_DEFINITE = re.compile(r"\b(?:the|this|that|their|these|those|both)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_CLARIFIED = re.compile(
    r"\b(?:clarif|specif|correct|explain|later said|made clear)\w*\b[^.;]{0,80}?\bit (?:was|had been)"
    r" (?:actually |in fact |only )?(?:\w+ ){0,4}?$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:that|who|,? not)\b", re.IGNORECASE)

T = TypeVar("T", Mention, TimeExpression)


@dataclass
class Found:
    """One contact while it is being put together."""

    trigger: Trigger
    end: int
    roles: Roles
    status: Status
    medium: Medium | None
    date: str | None
    ordinal: int | None
    official: bool | None
    reporter: Unit | None
    chains: Sequence[Chain] = field(default_factory=tuple)

    @property
    def actors(self) -> set[str]:
        """Ids (or names) of those who take part."""
        return {u.actor or u.name for u in self.roles.participants}


def within(found: Sequence[T], starts: Sequence[int], start: int, end: int) -> list[T]:
    """The mentions or times inside [start, end), from a list sorted by start."""
    return [one for one in found[bisect_left(starts, start) : bisect_left(starts, end)] if one.end <= end]


def in_sentence(
    page: Page, start: int, end: int, people: Sequence[Mention], when: Sequence[TimeExpression]
) -> list[Found]:
    """The contacts of one sentence, those that are one merged."""
    text = page.text
    counted = [(c.start, c.end) for c in claims(text, start, end) if c.parts]
    named = [t for t in triggers(text, start, end) if not any(a <= t.start < b for a, b in counted)]
    if not named:
        return []
    groups = chains(text, start, units(text, people))
    places = [m for m in people if m.place]
    scene = Scene(text, start, end, groups, places)
    found = []
    for trigger in named:
        status = status_of(text, start, end, (trigger.start, trigger.end), trigger.form)
        date = date_of(text, trigger, when)
        if status == "occurred" and date and _ahead(date, page.document.published):
            status = "planned"
        found.append(
            Found(
                trigger=trigger,
                end=end,
                roles=roles(scene, trigger),
                status=status,
                medium=medium_near(text, start, end, trigger),
                date=date,
                ordinal=ordinal_of(text, start, end, trigger),
                official=official_of(text[start:end]),
                reporter=reporter(text, start, end, trigger, groups),
                chains=groups,
            )
        )
    return _merged(found)


def _ahead(date: str, published: str | None) -> bool:
    return bool(published and is_edtf(published) and bounds(date)[0] > bounds(published)[1])


_ARRIVING = ("visit", "visitnoun", "receive")


def _merged(found: list[Found]) -> list[Found]:
    """Triggers of one sentence that tell of one contact: a visit and the meeting in it, a subset of names."""
    kept: list[Found] = []
    for one in found:
        for other in kept:
            if _same(other, one):
                _absorb(other, one)
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


def _absorb(a: Found, b: Found) -> None:
    """Take what `b` knows into `a`; a visit or summit names the contact better than "talks"."""
    a.roles.add(b.roles.participants)
    a.roles.host = a.roles.host or b.roles.host
    a.roles.place = a.roles.place or b.roles.place
    a.medium = a.medium or b.medium
    a.date = a.date or b.date
    a.ordinal = a.ordinal or b.ordinal
    a.official = a.official if a.official is not None else b.official
    a.reporter = a.reporter or b.reporter
    better = ("summit", "visit", "call")
    if b.trigger.format in better and a.trigger.format not in better:
        a.trigger = replace(a.trigger, format=b.trigger.format, way=a.trigger.way)


def _people(found: Found, last: Found | None) -> bool:
    """Settle who takes part; False where nobody is known and nothing else is told."""
    known = [
        u
        for u in found.roles.participants
        if u.actor or u.state or u.kind in ("person", "role", "group", "organisation")
    ]
    vague = len(known) < len(found.roles.participants)
    if vague and len(known) < 2 and last and found.trigger.start - last.trigger.start < 1200:
        known = known + [
            u
            for u in last.roles.participants
            if (u.actor or u.name) not in {(k.actor or k.name) for k in known}
        ]
    found.roles.participants = known
    return bool(known)


def _host(found: Found) -> Party | None:
    """Who hosts: the host the sentence names, or the state a visit goes to."""
    if found.roles.host:
        return found.roles.host.party
    where = found.roles.place
    if where and where.place and found.trigger.way in ("visit", "visitnoun"):
        return Party(name=where.text, actor=where.place, state=where.place)
    return None


def _stands(found: Found) -> bool:
    """True where enough is known to call it a contact: two sides, or one side and a place or host, or a place of talks."""
    states = {u.state for u in found.roles.participants}
    where = found.roles.place
    if found.trigger.way in ("visit", "visitnoun"):
        abroad = bool(where and where.place and states and where.place not in states)
        return len(found.roles.participants) >= 2 or abroad
    if len(found.roles.participants) >= 2:
        return True
    if found.trigger.way in ("meet", "discuss", "call", "write", "receive"):
        return bool(found.roles.participants) and (found.roles.host is not None or where is not None)
    return bool(
        where
        or found.roles.host
        or (found.roles.participants and found.trigger.form == "noun" and found.ordinal)
    )


def read_contacts(page: Page) -> list[Found]:
    """The contacts of a page before they become records, in order."""
    people, when = page.of(cast), page.of(times)
    at_people, at_when = [m.start for m in people], [t.start for t in when]
    kept: list[Found] = []
    for sentence in page.of(sentences):
        here = within(people, at_people, sentence.start, sentence.end)
        dated = within(when, at_when, sentence.start, sentence.end)
        _clarify(page.text, sentence.start, sentence.end, here, kept)
        for found in in_sentence(page, sentence.start, sentence.end, here, dated):
            last = next((k for k in reversed(kept) if k.roles.participants), None)
            named = _people(found, last)
            back = _points_back(page.text, sentence.start, found, kept) if not named else None
            if back is not None:
                _absorb(back, found)
            elif _stands(found):
                kept.append(found)
    return kept


def _points_back(text: str, start: int, found: Found, kept: Sequence[Found]) -> Found | None:
    """The contact that "the meeting" or "the Geneva talks" means, where one was told before."""
    before = text[max(start, found.trigger.start - 40) : found.trigger.start]
    if found.trigger.form != "noun" or not _DEFINITE.search(before) or found.status != "occurred":
        return None
    for other in reversed(kept[-6:]):
        places = {r.place.place for r in (other.roles, found.roles) if r.place}
        media = {m for m in (other.medium, found.medium) if m}
        if (
            len(places) <= 1
            and len(media) <= 1
            and (not found.date or not other.date or found.date == other.date)
        ):
            return other
    return None


def _clarify(text: str, start: int, end: int, people: Sequence[Mention], kept: Sequence[Found]) -> None:
    """ "We met X", clarified as the envoy's meeting: the one named takes the place of those from the same state."""
    if not kept or "it " not in text[start:end]:
        return
    for unit in units(text, people):
        if _CLARIFIED.search(text[max(start, unit.start - 150) : unit.start]) and (unit.state or unit.actor):
            last = kept[-1]
            rest = [
                u
                for u in last.roles.participants
                if u.kind != "pronoun" and (u.state is None or u.state != unit.state)
            ]
            last.roles.participants = [unit, *rest]
            return


def record(page: Page, found: Found) -> Contact:
    """The record of one contact."""
    host = _host(found)
    each, level = levels_of(found.roles.participants, page.text, found.trigger)
    parties = [u.party for u in found.roles.participants]
    if host and all(host.state != p.state or host.state is None for p in parties):
        parties.append(host)
        each = (*each, None)
    where = found.roles.place
    return Contact(
        id=record_id("contact", page.document.id, found.trigger.start, found.trigger.end),
        span=page.span(found.trigger.start, found.trigger.end),
        made=made("contacts"),
        participants=tuple(parties),
        medium=found.medium,
        level=level,
        levels=tuple(each),
        format=found.trigger.format,
        host=host,
        place=place(where) if where and found.medium in (None, "in_person") else None,
        date=found.date,
        status=found.status,
        ordinal=found.ordinal,
        official=found.official,
        according_to=found.reporter.party if found.reporter else None,
    )


@reader("contacts", version="1", makes="contact")
def contacts(page: Page) -> list[Contact]:
    """The contacts of a page, in order of the text."""
    return [record(page, found) for found in page.of(read_contacts)]
