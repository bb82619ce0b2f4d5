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
from typing import TypeVar

from detente.identity.mention import Mention
from detente.reading.cast import cast, place, stretches
from detente.reading.contacts_apart import apart
from detente.reading.contacts_chains import Unit, chains, units
from detente.reading.contacts_details import fitting, levels_of, ordinal_of, reporter, time_of
from detente.reading.contacts_each import each
from detente.reading.contacts_find import Trigger, medium_near, triggers
from detente.reading.contacts_found import Found, absorb, merged, persons_for_states, stands, told_once
from detente.reading.contacts_learned import Touches, second_look, touches
from detente.reading.contacts_nouns import at_home, with_nouns
from detente.reading.contacts_pairs import Told, settle, with_pairs
from detente.reading.contacts_roles import roles
from detente.reading.contacts_scene import Scene
from detente.reading.datelines import DATELINE
from detente.reading.page import Page
from detente.reading.registry import made, reader
from detente.reading.status import official_of, status_of
from detente.reading.tallies import all_claims
from detente.reading.tallies_parts import CARDINAL
from detente.reading.times import TimeExpression, times
from detente.records import Contact, Party, Place, record_id
from detente.records.dates import bounds, is_edtf

_DEFINITE = re.compile(r"\b(?:the|this|that|their|these|those|both)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_CLARIFIED = re.compile(
    r"\b(?:clarif|specif|correct|explain|later said|made clear)\w*\b[^.;]{0,200}?\bit (?:was|had been) "
    r"(?:actually |in fact |only )?(?:\w+ ){0,4}?$",
    re.IGNORECASE,
)

T = TypeVar("T", Mention, TimeExpression)


def within(found: Sequence[T], starts: Sequence[int], start: int, end: int) -> list[T]:
    """The mentions or times inside [start, end), from a list sorted by start."""
    return [one for one in found[bisect_left(starts, start) : bisect_left(starts, end)] if one.end <= end]


def in_sentence(
    page: Page,
    start: int,
    end: int,
    people: Sequence[Mention],
    who: Sequence[Unit],
    when: Sequence[TimeExpression],
    told: Told,
    known: Touches,
) -> list[Found]:
    """The contacts of one sentence, one told twice as one. `who` is named in it; `known` is what the encoder
    says of them."""
    text = page.text
    every = triggers(text, start, end)
    counted = [(c.start, c.end) for c in page.of(all_claims)[start, end] if c.parts] if every else []
    named = [t for t in every if not any(a <= t.start < b for a, b in counted) and not _many(text, start, t)]
    if len(named) < len(every):
        known = {}
    groups = chains(text, start, who)
    told.note(groups)
    if not named and not known:
        return []
    places = [m for m in people if m.place]
    scene = Scene(text, start, end, groups, places)
    found = []
    for trigger in named:
        status = status_of(text, start, end, (trigger.start, trigger.end), trigger.form)
        told_at = time_of(text, trigger, when)
        date = (told_at.range or told_at.value) if told_at else None
        if status == "occurred" and date and _ahead(date, page.document.published):
            status = "planned"
        found.append(
            Found(
                trigger=trigger,
                start=start,
                end=end,
                roles=roles(scene, trigger),
                status=status,
                medium=medium_near(text, start, end, trigger),
                date=date,
                said=told_at.text if told_at else "",
                ordinal=ordinal_of(text, start, end, trigger),
                official=official_of(text[start:end]),
                reporter=reporter(text, start, end, trigger, groups),
                chains=groups,
            )
        )
    found = [each for one in merged(found) for each in apart(text, one, when, places)]
    if known:
        found = second_look(scene, found, known, when)
    for one in found:
        one.date = fitting(one.date, one.said, one.status, page.document.published)
    return found


def named_in(page: Page) -> list[tuple[int, int, list[Unit]]]:
    """The sentences of a page, each with who is named in it."""
    people = page.of(cast)
    starts = [m.start for m in people]
    cut = [(start, end, within(people, starts, start, end)) for start, end in page.of(stretches)]
    return [(start, end, _units(page, start, end, here)) for start, end, here in cut]


def _units(page: Page, start: int, end: int, people: Sequence[Mention]) -> list[Unit]:
    """Who is named in a sentence behind its dateline."""
    dateline = DATELINE.match(page.text, start, end)
    actors = [at_home(page, m) for m in people if not dateline or m.start >= dateline.end()]
    named = units(page.text, actors)
    return with_pairs(page.text, start, end, with_nouns(page, start, end, named))


_SEVERAL = re.compile(rf"\b{CARDINAL} (?:[\w-]+ ){{0,3}}$", re.IGNORECASE)


def _many(text: str, start: int, trigger: Trigger) -> bool:
    """True for "six telephone conversations": a count, which the tallies read, and no single contact."""
    plural = (
        trigger.form == "noun"
        and text[trigger.start : trigger.end].rstrip().endswith("s")
        and trigger.format != "talks"
    )
    return plural and bool(_SEVERAL.search(text[max(start, trigger.start - 40) : trigger.start]))


def _ahead(date: str, published: str | None) -> bool:
    return bool(published and is_edtf(published) and bounds(date)[0] > bounds(published)[1])


def _host(found: Found) -> Party | None:
    """Who hosts: the host the sentence names, or the state a visit goes to."""
    if found.roles.host:
        return found.roles.host.party
    where = found.roles.place
    if where and where.place and found.trigger.way in ("visit", "visitnoun"):
        return Party(name=where.text, actor=where.place, state=where.place)
    return None


def read_contacts(page: Page) -> list[Found]:
    """The contacts of a page before they become records, in order."""
    people, when = page.of(cast), page.of(times)
    at_people, at_when = [m.start for m in people], [t.start for t in when]
    kept: list[Found] = []
    told = Told()
    known = touches(page.text, page.of(named_in))
    for start, end, who in page.of(named_in):
        here = within(people, at_people, start, end)
        dated = within(when, at_when, start, end)
        for found in in_sentence(page, start, end, here, who, dated, told, known.get(start, {})):
            back = None if found.roles.participants else _points_back(page.text, start, found, kept)
            if back is not None:
                absorb(back, found)
                continue
            settle(page.text, found, told)
            persons_for_states(found)
            for one in each(page.text, found):
                if stands(one):
                    kept.append(one)
                    told.note_contact(one)
        _clarify(page.text, start, end, here, kept)
    return told_once(kept)


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
    """Where "we" met X and somebody clarifies who it was: the one named stands for the others of that
    state."""
    if not kept or "it " not in text[start:end]:
        return
    for unit in units(text, people):
        if _CLARIFIED.search(text[max(start, unit.start - 260) : unit.start]) and (unit.state or unit.actor):
            for last in reversed(kept[-8:]):
                others = [
                    u for u in last.roles.participants if u.state == unit.state and u.actor != unit.actor
                ]
                if last.status == "occurred" and unit.state and others:
                    rest = [u for u in last.roles.participants if u.kind != "pronoun" and u not in others]
                    last.roles.participants = [unit, *rest]
                    return
            return


def _place(found: Found, host: Party | None) -> Place | None:
    """Where it took place; talks that a state gave a platform to were held there. Calls and letters have
    no place."""
    if found.medium not in (None, "in_person"):
        return None
    if found.roles.place:
        return place(found.roles.place)
    platform = found.trigger.way == "platform" and host is not None and host.state
    return Place(name=host.name, iso3=host.state) if platform and host else None


def names(page: Page) -> dict[str, str]:
    """The longest name a page gives each person: what a pronoun is to be called."""
    longest: dict[str, str] = {}
    for mention in page.of(cast):
        if (
            mention.actor
            and mention.kind == "person"
            and len(mention.text) > len(longest.get(mention.actor, ""))
        ):
            longest[mention.actor] = mention.text
    return longest


def _named(unit: Unit, page: Page) -> Party:
    if unit.kind != "pronoun":
        return unit.party
    return Party(name=page.of(names).get(unit.actor or "", unit.name), actor=unit.actor, state=unit.state)


def _evidence(found: Found) -> tuple[int, int]:
    """From the first to the last of what the sentence names of a contact: trigger, participants, place."""
    marks = [(found.trigger.start, found.trigger.end)]
    marks += [(u.start, u.end) for u in found.roles.participants]
    marks += [(found.roles.place.start, found.roles.place.end)] if found.roles.place else []
    here = [(a, b) for a, b in marks if found.start <= a and b <= found.end]
    return min(a for a, _ in here), max(b for _, b in here)


def _place_of_its_own(found: Found) -> tuple[int, ...]:
    """What tells a contact from all others of its page: its trigger, and its number where one trigger tells
    of several."""
    at = (found.trigger.start, found.trigger.end)
    return (*at, found.part) if found.part else at


def record(page: Page, found: Found) -> Contact:
    """The record of one contact."""
    host = _host(found)
    found.roles.participants.sort(key=lambda u: u.start)
    sides = tuple(u.state or u.acts_for for u in found.roles.participants)
    each, level = levels_of(found.roles.participants, page.text, found.trigger)
    parties = [_named(u, page) for u in found.roles.participants]
    if host and all((host.state or host.actor) != (p.state or p.actor) for p in parties):
        parties.append(host)
        each = (*each, None)
        sides = (*sides, host.state or host.actor)
    return Contact(
        id=record_id("contact", page.document.id, *_place_of_its_own(found)),
        span=page.span(*_evidence(found)),
        made=made("contacts"),
        participants=tuple(parties),
        medium=found.medium,
        level=level,
        levels=tuple(each),
        sides=sides,
        format=found.trigger.format,
        host=host,
        place=_place(found, host),
        date=found.date,
        status=found.status,
        ordinal=found.ordinal,
        official=found.official,
        according_to=found.reporter.party if found.reporter else None,
    )


@reader("contacts", version="2", makes="contact")
def contacts(page: Page) -> list[Contact]:
    """The contacts of a page, in order of the text."""
    return [record(page, found) for found in page.of(read_contacts)]
