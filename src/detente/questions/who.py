"""Who is who: everyone who speaks, acts or is in contact, with the state each speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from detente.questions.answer import Answer, Citation, Row, Table
from detente.questions.casebook import Casebook
from detente.records import Block, Contact, Event, Party, Position, Record, Span, Statement, VenueStance


def who(book: Casebook) -> Answer:
    """Actors by how often the documents have them speak, act or meet. Unresolved names stand as written."""
    said: dict[str, list[Citation]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    states: dict[str, str | None] = {}
    for record in book.records:
        for party, span in named(record):
            key = party.actor or f"“{party.name}”"
            names[key].add(party.name)
            states.setdefault(key, party.state)
            said[key].append(book.cite(span, getattr(record, "id", None)))
    roles = stated_roles(book)
    ranked = sorted(said, key=lambda key: (-len(said[key]), key))
    rows = tuple(
        Row(
            values=(
                max(names[key], key=lambda name: (len(name), name)),
                key if not key.startswith("“") else None,
                states[key],
                "; ".join(roles.get(key, ())) or None,
                len(said[key]),
            ),
            evidence=tuple(said[key][:3]),
        )
        for key in ranked
    )
    return Answer(
        question="who",
        headline=f"{len(rows)} actors are named as speaking, acting or in contact."
        if rows
        else "No actor is named in this case.",
        answered=bool(rows),
        figures={"actors": len(rows)},
        tables=(
            Table(title="Who is who", columns=("name", "actor", "state", "roles", "records"), rows=rows),
        ),
        notes=("The first three pieces of evidence are shown for each.",) if rows else (),
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
    """The roles that documents state for the speakers of their blocks, by actor id or quoted name."""
    roles: dict[str, tuple[str, ...]] = {}
    for block in book.all(Block):
        if block.speaker and block.speaker.roles:
            roles[block.speaker.actor or f"“{block.speaker.name}”"] = block.speaker.roles
    return roles
