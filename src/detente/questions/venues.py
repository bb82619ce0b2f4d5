"""Where could they meet? Each party's word on each place, and where they have met."""

from __future__ import annotations

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.linked import who
from detente.records import VenueStance

COLUMNS = ("date", "place", "state", "who", "word", "role", "reservation")


def venues(book: Casebook) -> Answer:
    """Offers, suggestions, acceptances, refusals and evasions by date, and the meetings held."""
    words = [
        Row(
            values=(
                each.date or book.published(each.span),
                each.place.name,
                each.place.iso3,
                each.party.name if each.party else None,
                each.stance,
                each.role,
                each.reservation.quote if each.reservation else None,
            ),
            evidence=(book.cite(each.span, each.id),),
        )
        for each in book.all(VenueStance)
        if book.within(each.date or book.published(each.span))
    ]
    held = [
        Row(
            values=(each.date, each.place.name, each.place.iso3, who(each), "held", "host", None),
            evidence=tuple(book.cite(report.span, report.id) for report in each.reports),
        )
        for each in book.linked
        if each.place and each.medium in ("in_person", None) and each.status == "occurred"
        if book.within(each.date)
    ]
    rows = tuple(sorted([*words, *held], key=lambda row: (row.values[0] or "9999", row.values[1])))
    places = sorted({row.values[1] for row in rows})
    return Answer(
        question="venues",
        headline=f"{len(places)} places are spoken of or were used: {', '.join(places)}."
        if rows
        else "No document of this case speaks of a place for talks.",
        answered=bool(rows),
        figures={"places": places, "words": len(words), "held": len(held)},
        tables=(Table(title="Venues", columns=COLUMNS, rows=rows),),
        as_known_on=book.as_known_on,
    )
