"""What the learned reader sees in each clause of a page."""

from __future__ import annotations

from detente.reading.encoder.stands import Stand
from detente.reading.issues import signs
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, clauses
from detente.reading.stands import sentence_at, stands
from detente.reading.venue_stances_words import signs as signs_of_roles

LEAST = 0.02
"""A stand of less chance is out of the question."""


def seen(page: Page) -> dict[tuple[int, int], list[Stand]]:
    """The stands of each clause that are not out of the question; empty where the page is read by rule."""
    return {(c.start, c.end): _of(page, c) for c in page.of(clauses)} if page.of(stands) else {}


def _of(page: Page, clause: Clause) -> list[Stand]:
    reader = page.of(stands)
    words = page.text[clause.start : clause.end]
    told = [*signs(words), *signs_of_roles(words)]
    at = sentence_at(page, clause.start)
    return reader.of_clause(at, clause.start, clause.end, told, LEAST) if reader else []
