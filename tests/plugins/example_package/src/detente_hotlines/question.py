"""How often were hotlines tested?"""

from __future__ import annotations

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.records import Event


def hotlines(book: Casebook) -> Answer:
    """The tests of hotlines within the dates asked for, each with the sentence that tells of it."""
    tests = [each for each in book.all(Event) if each.mode == "hotline" and book.within(each.date)]
    rows = tuple(
        Row(
            values=(each.date, ", ".join(party.name for party in each.actors) or None),
            evidence=(book.cite(each.span, each.id),),
        )
        for each in tests
    )
    return Answer(
        question="hotlines",
        headline=f"Hotlines were tested {len(rows)} times." if rows else "No report of a hotline's test.",
        answered=bool(rows),
        figures={"tests": len(rows)},
        tables=(Table(title="Tests", columns=("date", "between"), rows=rows),),
        as_known_on=book.as_known_on,
    )
