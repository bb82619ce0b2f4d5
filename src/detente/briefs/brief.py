"""The brief: every question of a case answered at once, from one model that all formats draw."""

from __future__ import annotations

from pathlib import Path

import msgspec

from detente.questions.answer import Answer, Table
from detente.questions.casebook import Casebook
from detente.questions.claims import claims
from detente.questions.contacts import contacts
from detente.questions.follow_through import follow_through
from detente.questions.happened import happened
from detente.questions.hypotheses import hypotheses
from detente.questions.mediators import mediators
from detente.questions.open_points import open_points
from detente.questions.positions import positions
from detente.questions.said import said
from detente.questions.signals import signals
from detente.questions.stage import stage
from detente.questions.venues import venues
from detente.questions.who import who

MOST_ROWS = 200  # of a table; more is not read, and slow to draw
MOST_CITED = 24  # quotes to a row


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One heading of the brief with its answer."""

    title: str
    answer: Answer


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One document the brief rests on."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The answers of a case and the documents they rest on."""

    case: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    as_known_on: str | None = None
    until: str | None = None


def brief(book: Casebook, case_folder: Path | None = None) -> Brief:
    """Ask every question of the casebook. A question without an answer stays in, and says what is missing."""
    answers = (
        ("Contacts and counts", contacts(book, case_folder=case_folder)),
        ("Claims checked", claims(book, case_folder=case_folder)),
        ("Who is who", who(book)),
        ("What happened", happened(book)),
        ("Who said what", said(book)),
        ("Demands and positions", positions(book)),
        ("Venues", venues(book)),
        ("Mediators", mediators(book)),
        ("Stage", stage(book)),
        ("Words and deeds", follow_through(book)),
        ("Signals", signals(book)),
        ("Rival hypotheses", hypotheses(book, case_folder=case_folder)),
        ("Open points and conflicts between reports", open_points(book)),
    )
    documents = sorted(book.documents.values(), key=lambda each: (each.published or "9999", each.id))
    return Brief(
        case=book.name,
        sections=tuple(Section(title=title, answer=quoted(answer)) for title, answer in answers),
        sources=tuple(
            Source(
                id=each.id,
                title=each.title or each.name,
                outlet=each.outlet,
                published=each.published,
                url=each.url,
            )
            for each in documents
        ),
        as_known_on=book.as_known_on,
        until=book.until,
    )


def quoted(answer: Answer) -> Answer:
    """An answer with the tables of which every line opens onto a sentence; the computed ones are named.

    Long tables are cut, and say so: a brief is read, the question's own page and file hold everything.
    """
    kept = tuple(table for table in answer.tables if all(row.evidence for row in table.rows))
    computed = [table.title for table in answer.tables if table not in kept]
    shown = tuple(map(_short, kept))
    notes = answer.notes
    if computed:
        page = "Computed, not quoted, and therefore on the question's own page"
        notes = (*notes, f"{page}: {', '.join(computed)}.")
    return msgspec.structs.replace(answer, tables=shown, notes=notes)


def _short(table: Table) -> Table:
    """At most MOST_ROWS rows, the last where the first column is a date; at most MOST_CITED quotes a row."""
    rows, note = table.rows, table.note
    if len(rows) > MOST_ROWS:
        which = "last" if table.columns[0] == "date" else "first"
        rows = rows[-MOST_ROWS:] if which == "last" else rows[:MOST_ROWS]
        said = (
            f"The {which} {MOST_ROWS} of {len(table.rows)} rows; the question's own page and file hold all."
        )
        note = f"{note} {said}" if note else said
    if any(len(row.evidence) > MOST_CITED for row in rows):
        rows = tuple(msgspec.structs.replace(row, evidence=row.evidence[:MOST_CITED]) for row in rows)
        said = f"Of a row's quotes the first {MOST_CITED} are given."
        note = f"{note} {said}" if note else said
    return msgspec.structs.replace(table, rows=rows, note=note)
