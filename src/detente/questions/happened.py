"""What happened, and what is planned, proposed or denied: contacts and events by date."""

from __future__ import annotations

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.linked import describe
from detente.records import Event, Party

COLUMNS = ("date", "what", "status", "reports")


def happened(book: Casebook) -> Answer:
    """The timeline of the case: each contact once, with all its reports, and each event."""
    contacts = [each for each in book.linked if book.within(each.date)]
    events = [each for each in book.all(Event) if each.date is not None and book.within(each.date)]
    told = [
        Row(
            values=(each.date, describe(each, dated=False), each.status, len(each.reports)),
            evidence=tuple(book.cite(report.span, report.id) for report in each.reports),
        )
        for each in contacts
    ]
    done = [
        Row(values=(each.date, _event(each), each.status, 1), evidence=(book.cite(each.span, each.id),))
        for each in events
        if each.type != "CONSULT"  # consultations are the contacts above
    ]
    rows = sorted([*told, *done], key=lambda row: (row.values[0] or "9999", str(row.values[1])))
    occurred = sum(row.values[2] == "occurred" for row in rows)
    return Answer(
        question="happened",
        headline=f"{len(contacts)} contacts and {len(done)} other events; {occurred} told as having occurred."
        if rows
        else "This case tells of no contact and no event.",
        answered=bool(rows),
        figures={"contacts": len(contacts), "events": len(done), "occurred": occurred},
        tables=(Table(title="What happened", columns=COLUMNS, rows=tuple(rows)),),
        as_known_on=book.as_known_on,
    )


def _event(event: Event) -> str:
    mode = f" ({event.mode})" if event.mode else ""
    toward = f" → {_names(event.recipients)}" if event.recipients else ""
    return f"{event.type}{mode}: {_names(event.actors) or 'actor not told'}{toward}"


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in parties)
