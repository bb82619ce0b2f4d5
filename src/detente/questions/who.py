"""Who is who: everyone who speaks, acts or is in contact, with state and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from detente.identity.gazetteer import load
from detente.questions.answer import Answer, Citation, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.names import called
from detente.records import Block, Contact, Event, Party, Position, Record, Span, Statement, VenueStance
from detente.records.dates import bounds

COLUMNS = ("name", "actor", "state", "roles", "records")
SHOWN = 3  # pieces of evidence for each actor


def who(book: Casebook) -> Answer:
    """Actors by how often the documents have them speak, act or meet. Unresolved names stand as written."""
    said: dict[str, list[Citation]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    states: dict[str, str | None] = {}
    for record in book.records:
        for party, span in named(record):
            key = party.actor or f"“{party.name}”"
            names[key].append(party.name)
            states.setdefault(key, party.state)
            said[key].append(book.cite(span, getattr(record, "id", None)))
    stated, last = stated_roles(book), last_day(book)
    rows = tuple(
        Row(
            values=(
                called(key, names[key]),
                None if key.startswith("“") else key,
                states[key],
                "; ".join(stated.get(called(key, names[key]), ()) or held(key, last)) or None,
                len(said[key]),
            ),
            evidence=tuple(said[key][:SHOWN]),
        )
        for key in sorted(said, key=lambda key: (-len(said[key]), key))
    )
    return Answer(
        question="who",
        headline=f"{len(rows)} actors are named as speaking, acting or in contact."
        if rows
        else "No actor is named in this case.",
        answered=bool(rows),
        figures={"actors": len(rows)},
        tables=(Table(title="Who is who", columns=COLUMNS, rows=rows),),
        notes=(f"The first {SHOWN} pieces of evidence are shown for each.",) if rows else (),
        as_known_on=book.as_known_on,
    )


def named(record: Record) -> Iterator[tuple[Party, Span]]:
    """The parties of a record, each with the evidence that names it."""
    match record:
        case Statement(source=Party() as party):
            yield party, record.source_span or record.span
        case Contact():
            yield from ((party, record.span) for party in record.participants)
        case Event():
            yield from ((party, record.span) for party in (*record.actors, *record.recipients))
        case Position(actor=Party() as party) | VenueStance(party=Party() as party):
            yield party, record.span


def stated_roles(book: Casebook) -> dict[str, tuple[str, ...]]:
    """The roles that documents state for the speakers of their blocks, by name."""
    speakers = (block.speaker for block in book.all(Block) if block.speaker and block.speaker.roles)
    return {speaker.name: speaker.roles for speaker in speakers}


def last_day(book: Casebook) -> str | None:
    """The day of the case's last document."""
    return max((d.published for d in book.documents.values() if d.published), default=None)


def held(actor: str, day: str | None) -> tuple[str, ...]:
    """The roles that the gazetteer has a person hold on a day, with the state or organisation."""
    person = load().persons.get(actor)
    if person is None or day is None:
        return ()
    return tuple(
        f"{tenure.role} ({tenure.of})"
        for tenure in person.tenures
        if tenure.dates and _covers(tenure.dates, day)
    )


def _covers(interval: str, day: str) -> bool:
    since, _, until = interval.partition("/")
    first = bounds(since)[0] if since.strip(".") else None
    last = bounds(until)[1] if until.strip(".") else None
    return (first is None or first <= bounds(day)[1]) and (last is None or bounds(day)[0] <= last)
