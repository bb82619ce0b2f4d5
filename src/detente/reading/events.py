"""Events: PLOVER acts with actor and recipient, place, date and whether they happened.

Contacts become CONSULT events; every other act is found by the lexicon (`events_lexicon.py`), its parties by
`events_find.py`, its root by a coder (`events_codes.py`, `events_learned.py`); `by_lexicon` needs no weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.identity.mention import Mention
from detente.reading.cast import cast, place, stretches
from detente.reading.contacts import contacts, within
from detente.reading.contacts_chains import Chain, chains, units
from detente.reading.contacts_details import date_of, reporter
from detente.reading.contacts_find import Trigger
from detente.reading.contacts_scene import Scene, place_of
from detente.reading.events_codes import Candidate, Coder, by_lexicon
from detente.reading.events_find import Who, candidates
from detente.reading.events_learned import by_encoder, coder, status_by_encoder
from detente.reading.events_lexicon import Act, ActWord, act_words
from detente.reading.page import Page
from detente.reading.petrarch.chosen import chosen
from detente.reading.petrarch.records import coded_events
from detente.reading.registry import made, reader
from detente.reading.status import status_of
from detente.reading.times import TimeExpression, times
from detente.records import Contact, Event, Party, record_id

_MODES = {
    "visit": "visit",
    "call": "phone",
    "mediation": "third-party",
    "summit": "multilateral",
    "conference": "multilateral",
}


def _parties(chain: Chain | None) -> tuple[Party, ...]:
    if chain is None:
        return ()
    return tuple(u.party for u in chain.units if u.actor or u.state or u.kind != "pronoun")


def read_events(
    page: Page,
    start: int,
    end: int,
    people: Sequence[Mention],
    when: Sequence[TimeExpression],
    code: Coder = by_lexicon,
) -> list[Event]:
    """The events of one sentence, contacts left out; `code` says which act a candidate is."""
    text = page.text
    words = act_words(text, start, end)
    if not words:
        return []
    groups = chains(text, start, units(text, people))
    scene = Scene(text, start, end, groups, [m for m in people if m.place])
    found = [w for w in candidates(scene, words) if _parties(w.actors) or _parties(w.recipients)]
    asked = [
        Candidate(text[start:end], _span(w.actors, start), _span(w.recipients, start), _moved(w, start))
        for w in found
    ]
    acts = code(asked)
    told = [
        _event(page, scene, who, act, when, code is by_encoder)
        for who, act in zip(found, acts, strict=True)
        if act and act.root != "CONSULT"
    ]
    return [
        event for place, event in enumerate(told) if not any(_again(event, other) for other in told[:place])
    ]


def _again(event: Event, other: Event) -> bool:
    """True for a second word for one act: same root and actors, no recipient of its own."""
    same = event.type == other.type and event.actors == other.actors
    return same and (not event.recipients or event.recipients == other.recipients)


def _span(chain: Chain | None, start: int) -> tuple[int, int]:
    return (chain.start - start, chain.end - start) if chain else (0, 0)


def _moved(who: Who, start: int) -> ActWord:
    return replace(who.word, start=who.word.start - start, end=who.word.end - start)


def _event(
    page: Page, scene: Scene, who: Who, act: Act, when: Sequence[TimeExpression], learned: bool
) -> Event:
    word = who.word
    trigger = Trigger(word.start, word.end, word.form, act.root.lower(), None, "act")
    status = status_of(page.text, scene.start, scene.end, (word.start, word.end), word.form)
    if learned:
        status = status_by_encoder(page.text, scene.start, scene.end, (word.start, word.end), status)
    if act.root == "REJECT" and status == "denied":
        status = "occurred"
    said = reporter(page.text, scene.start, scene.end, trigger, scene.chains)
    where = place_of(scene, trigger)
    parties = [c for c in (who.actors, who.recipients) if c]
    first = min([word.start, *(c.start for c in parties)])
    last = max([word.end, *(c.end for c in parties)])
    told = said is not None and all(said is not unit for unit in (who.actors.units if who.actors else ()))
    return Event(
        id=record_id("event", page.document.id, word.start, word.end, act.root),
        span=page.span(first, last),
        made=made(
            "events",
            why=f"{page.text[word.start : word.end]!r}: CAMEO {act.cameo}, Goldstein {act.goldstein:+}",
        ),
        type=act.root,
        mode=act.mode,
        actors=_parties(who.actors),
        recipients=_parties(who.recipients),
        date=date_of(page.text, trigger, when),
        place=place(where) if where else None,
        status=status,
        according_to=said.party if said is not None and told else None,
    )


def consult(page: Page, contact: Contact) -> Event:
    """A contact as a CONSULT event: the first participant acts, the others receive."""
    return Event(
        id=record_id("event", page.document.id, contact.id),
        span=contact.span,
        made=made("events", why="a contact: CAMEO 04"),
        type="CONSULT",
        mode=_MODES.get(contact.format or ""),
        actors=contact.participants[:1],
        recipients=contact.participants[1:],
        date=contact.date,
        place=contact.place,
        status=contact.status,
        according_to=contact.according_to,
    )


@reader("events", version="2", makes="event")
def events(page: Page) -> list[Event]:
    """The events of a page, in order of the text; by the user's dictionaries where they are in force."""
    dictionaries = chosen()
    if dictionaries is not None:
        return coded_events(page, dictionaries)
    people, when = page.of(cast), page.of(times)
    at_people, at_when = [m.start for m in people], [t.start for t in when]
    code = coder()
    found = [consult(page, contact) for contact in page.of(contacts) if contact.participants]
    for start, end in page.of(stretches):
        here = within(people, at_people, start, end)
        dated = within(when, at_when, start, end)
        found += read_events(page, start, end, here, dated, code)
    return sorted(found, key=lambda event: (event.span.start, event.span.end))
