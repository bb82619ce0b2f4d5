"""What is not settled: reports that differ, contacts without a date, speakers not identified."""

from __future__ import annotations

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.conflicts import conflicts
from detente.questions.linked import describe
from detente.records import Statement


def open_points(book: Casebook) -> Answer:
    """Conflicts between reports, undated contacts, and statements whose speaker could not be told."""
    linked = [each for each in book.linked if book.within(each.date)]
    differing = conflicts(book, linked)
    undated = tuple(
        Row(
            values=(describe(each), each.status),
            evidence=tuple(book.cite(report.span, report.id) for report in each.reports),
        )
        for each in linked
        if each.date is None
    )
    nameless = tuple(
        Row(values=(each.source.name if each.source else None,), evidence=(book.cite(each.span, each.id),))
        for each in book.all(Statement)
        if each.source is None or each.source.actor is None
    )
    return Answer(
        question="open points",
        headline=f"{len(differing)} points on which reports differ, {len(undated)} contacts without a date, "
        f"{len(nameless)} statements whose speaker is not identified.",
        figures={"conflicts": len(differing), "undated": len(undated), "unidentified": len(nameless)},
        tables=(
            Table(title="Reports differ", columns=("contact", "on", "versions"), rows=differing),
            Table(title="Contacts without a date", columns=("contact", "status"), rows=undated),
            Table(title="Speakers not identified", columns=("as written",), rows=nameless),
        ),
        as_known_on=book.as_known_on,
    )
