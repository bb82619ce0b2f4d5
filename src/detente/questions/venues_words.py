"""The ledger of words on places: who said what of which place, when, and where they met."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from detente.questions.answer import Row
from detente.questions.casebook import Casebook
from detente.questions.linked import Linked, who
from detente.questions.movements import name_of
from detente.questions.probable import probability
from detente.records import VenueStance
from detente.records.dates import bounds

COLUMNS = ("date", "place", "state", "who", "word", "role", "reservation", "probability")


def day_of(book: Casebook, word: VenueStance) -> str | None:
    """The day of a word: its own, or its document's."""
    return word.date or book.published(word.span)


def words(book: Casebook) -> list[VenueStance]:
    """Words of the period on places where talks could be held, by date."""
    found = [each for each in book.all(VenueStance) if book.within(day_of(book, each)) and is_place(each)]
    return sorted(found, key=lambda each: (_first(day_of(book, each)), each.place.name))


def is_place(word: VenueStance) -> bool:
    """False where the "place" is whoever speaks, or whom or what the talks are with or about."""
    name = word.place.name
    if word.party and word.party.name == name and not (word.party.actor or "").isupper():
        return False
    about = rf"\b(?:with|between|on|about|over|against|and|war in|peace in) (?:the )?{re.escape(name)}\b"
    return (
        word.party is None
        or word.party.state != word.place.iso3
        or word.stance in ("offers", "suggests")
        or not (re.search(about, word.span.quote))
    )


def held(book: Casebook, parties: Sequence[str] = ()) -> list[Linked]:
    """Meetings in person with a place, of which at least one party took part (any where none are given)."""
    return [
        each
        for each in book.linked
        if each.place and each.medium in ("in_person", None) and each.status == "occurred"
        if book.within(each.date) and (not parties or set(parties) & set(each.sides()))
    ]


def word_row(book: Casebook, each: VenueStance) -> Row:
    """One word as a row of the ledger."""
    values = (
        day_of(book, each),
        each.place.name,
        each.place.iso3,
        name_of(each.party),
        each.stance,
        each.role,
        each.reservation.quote if each.reservation else None,
        probability(each),
    )
    return Row(values=values, evidence=(book.cite(each.span, each.id),))


def held_row(book: Casebook, each: Linked) -> Row:
    """One meeting as a row of the ledger."""
    place = each.place
    values = (each.date, place and place.name, place and place.iso3, who(each), "held", "host", None, None)
    return Row(values=values, evidence=tuple(book.cite(report.span, report.id) for report in each.reports))


def ledger(book: Casebook, said: Sequence[VenueStance], met: Sequence[Linked]) -> tuple[Row, ...]:
    """Words and meetings in one table, by date and place; a word read in several places is one row."""
    rows = [*told_once([word_row(book, each) for each in said]), *(held_row(book, each) for each in met)]
    return tuple(sorted(rows, key=lambda row: (_first(row.values[0]), str(row.values[1]))))


def told_once(rows: Sequence[Row]) -> list[Row]:
    """Rows alike in all but their probability as one, with the highest and all evidence."""
    alike: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[row.values[:-1]].append(row)
    found = []
    for same, some in alike.items():
        told = [row.values[-1] for row in some]
        chance = None if None in told else max(told)
        cited = dict.fromkeys(citation for row in some for citation in row.evidence)
        found.append(Row(values=(*same, chance), evidence=tuple(cited)))
    return found


def _first(date: str | None) -> str:
    return bounds(date)[0].isoformat() if date else "9999"
