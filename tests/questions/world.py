"""Small worlds to ask questions of: documents and records made by hand, of a conflict that does not exist."""

from __future__ import annotations

from typing import Any

from detente.questions.casebook import Casebook
from detente.records import Contact, Document, Made, Party, Place, Record, Tally, TallyPart, record_id, span

MADE = Made(reader="test")
PEOPLE = {
    "Aro": Party(name="President Aro", actor="person:aro", state="AAA"),
    "Bel": Party(name="President Bel", actor="person:bel", state="BBB"),
    "Cato": Party(name="Envoy Cato", actor="person:cato", state="AAA"),
    "Dune": Party(name="Minister Dune", actor="person:dune", state="AAA"),
    "Este": Party(name="Minister Este", actor="person:este", state="BBB"),
    "Gil": Party(name="President Gil", actor="person:gil", state="CCC"),
    "A": Party(name="Aland", actor="AAA", state="AAA"),
    "B": Party(name="Beland", actor="BBB", state="BBB"),
}
LEVELS = {
    "Aro": "leader",
    "Bel": "leader",
    "Gil": "leader",
    "Cato": "envoy",
    "Dune": "minister",
    "Este": "minister",
}


def document(name: str, outlet: str = "Gazette", published: str | None = "2001-06-30") -> Document:
    text = f"A report called {name}."
    return Document(id=name, text=text, outlet=outlet, published=published, name=name)


def report(of: Document, who: tuple[str, ...], date: str | None, **fields: Any) -> Contact:
    known = {"medium": "phone", "levels": tuple(LEVELS.get(name) for name in who)} | fields
    place = known.pop("place", None)
    return Contact(
        id=record_id("contact", of.id, who, date, fields),
        span=span(of.text, 0, len(of.text), of.id),
        made=MADE,
        participants=tuple(PEOPLE[name] for name in who),
        date=date,
        place=Place(name=place[0], iso3=place[1]) if place else None,
        **known,
    )


def tally(of: Document, total: int, unit: str, *parts: tuple[int, str]) -> Tally:
    whole = span(of.text, 0, len(of.text), of.id)
    return Tally(
        id=record_id("tally", of.id, total),
        span=whole,
        made=MADE,
        total=total,
        unit=unit,
        parts=tuple(TallyPart(count=count, what=what, span=whole) for count, what in parts),
        consistent=sum(count for count, _ in parts) == total if parts else None,
    )


def book(*records: Record, documents: tuple[Document, ...], **fields: Any) -> Casebook:
    return Casebook({each.id: each for each in documents}, records, **fields)
