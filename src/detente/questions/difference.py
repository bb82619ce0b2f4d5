"""What changed in the answers since a date of knowledge, and the entries that made it so."""

from __future__ import annotations

from pathlib import Path

from detente.ledger.case import Case
from detente.ledger.chain import Entry
from detente.ledger.changes import Change, diff
from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook, casebook
from detente.questions.claims import claims
from detente.questions.contacts import contacts
from detente.questions.positions import positions
from detente.questions.venues import venues
from detente.records import Document


def difference(case: Case, since: str, case_folder: Path | None = None) -> Answer:
    """The case as known at the end of `since` (an EDTF date) beside the case as known now."""
    before, after = casebook(case, as_known_on=since), casebook(case)
    old, new = _asked(before, case_folder), _asked(after, case_folder)
    moved = tuple(
        Row(values=(name, old[name].headline, new[name].headline))
        for name in new
        if old[name].headline != new[name].headline
    )
    changes = diff(case.ledger, since)
    return Answer(
        question="diff",
        headline=f"{len(moved)} of {len(new)} answers and {len(changes)} records changed since {since}.",
        answered=bool(changes),
        figures={"answers": len(moved), "records": len(changes)},
        tables=(
            Table(title="Answers", columns=("question", "then", "now"), rows=moved),
            Table(
                title="Records",
                columns=("record", "kind", "change", "fields", "why"),
                rows=tuple(_row(before, after, change) for change in changes),
            ),
        ),
    )


def _asked(book: Casebook, case_folder: Path | None) -> dict[str, Answer]:
    return {
        "contacts": contacts(book, case_folder=case_folder),
        "claims": claims(book, case_folder=case_folder),
        "positions": positions(book),
        "venues": venues(book),
    }


def _row(before: Casebook, after: Casebook, change: Change) -> Row:
    record, book = (change.after, after) if change.after is not None else (change.before, before)
    span = getattr(record, "span", None)
    words = (record.title or record.name) if isinstance(record, Document) else None
    shown = words or (" ".join(span.quote.split())[:80] if span else change.id)
    why = "; ".join(map(_reason, change.why)) or None
    return Row(
        values=(shown, change.kind, change.change, ", ".join(change.fields) or None, why),
        evidence=(book.cite(span, change.id),) if span else (),
    )


def _reason(entry: Entry) -> str:
    said = f": {entry.reason}" if entry.reason else ""
    return f"entry {entry.seq}, {entry.author}, {entry.name or entry.kind}{said}"
