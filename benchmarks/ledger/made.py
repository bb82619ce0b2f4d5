"""Documents and records made up by number: the same number gives the same document."""

from __future__ import annotations

import hashlib
import random

from detente.records import (
    Block,
    Contact,
    Document,
    Event,
    Made,
    Party,
    Place,
    Record,
    Statement,
    record_id,
    span,
)

NAMES = ("Arda Venn", "Milo Tarsk", "Ines Corvo", "Petra Oyelaran", "Yusuf Hale", "Noor Adeyemi")
PLACES = (("Geneva", "CHE"), ("Muscat", "OMN"), ("Oslo", "NOR"), ("Doha", "QAT"))
WORDS = [
    "talks",
    "border",
    "envoy",
    "truce",
    "corridor",
    "prisoners",
    "monitors",
    "harbour",
    "council",
    "draft",
    "clause",
    "pause",
]
VERSIONS = {"blocks": "1", "contacts": "1", "statements": "1", "events": "1"}


def document(number: int, sentences: int = 12) -> Document:
    """A short report."""
    chance = random.Random(number)
    lines = []
    for _ in range(sentences):
        a, b = chance.sample(NAMES, 2)
        place = chance.choice(PLACES)[0]
        lines.append(f"{a} met {b} in {place} and spoke of {' and '.join(chance.sample(WORDS, 3))}.")
    text = "\n".join(lines) + f"\nReport {number}.\n"
    day = f"{2020 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    id = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=id, text=text, title=f"Report {number}", outlet="The Example", published=day, language="en"
    )


def records(document: Document) -> list[Record]:
    """What could be read from such a report: a block, a contact, a statement and an event a sentence."""
    found: list[Record] = []
    at = 0
    for line in document.text.splitlines():
        place = span(document.text, at, at + len(line), document.id)
        at += len(line) + 1
        found.append(Block(kind="paragraph", span=place, made=Made(reader="blocks")))
        if " met " not in line:
            continue
        a, b = (Party(name=name, actor="person:" + name.lower().replace(" ", "-")) for name in _pair(line))
        city = next(Place(name=name, iso3=iso3) for name, iso3 in PLACES if name in line)
        key = (document.id, place.start, place.end)
        found += [
            Contact(
                id=record_id("contact", *key),
                span=place,
                made=Made(reader="contacts", confidence=0.9),
                participants=(a, b),
                medium="in_person",
                level="envoy",
                place=city,
                date=document.published,
            ),
            Statement(
                id=record_id("statement", *key),
                span=place,
                made=Made(reader="statements"),
                content=(place,),
                source=a,
            ),
            Event(
                id=record_id("event", *key),
                span=place,
                made=Made(reader="events"),
                type="CONSULT",
                actors=(a,),
                recipients=(b,),
                date=document.published,
                place=city,
            ),
        ]
    return found


def _pair(line: str) -> tuple[str, str]:
    a, _, rest = line.partition(" met ")
    return a, rest.partition(" in ")[0]
