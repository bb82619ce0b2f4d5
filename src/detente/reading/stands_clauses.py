"""What the learned reader sees in each clause of a page."""

from __future__ import annotations

from itertools import groupby

from detente.reading.encoder.stands import ROLES, Asked, Stand
from detente.reading.issues import signs
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, clauses, clauses_sorted
from detente.reading.stands import sentence_at, stands
from detente.reading.venue_stances_words import signs as signs_of_roles
from detente.records import Span

LEAST = 0.02
"""A stand of less chance is out of the question."""

DOUBTED = 0.2
"""Probability of any stand on an issue or in a role below which one that was read by rule is left out."""


def seen(page: Page) -> dict[tuple[int, int], list[Stand]]:
    """The stands of each clause that are not out of the question; empty where the page is read by rule."""
    reader = page.of(stands)
    found: dict[tuple[int, int], list[Stand]] = {}
    if reader is None:
        return found
    for at, together in groupby(page.of(clauses), key=lambda clause: sentence_at(page, clause.start)):
        some = [_asked(page, clause) for clause in together]
        read = reader.of_sentence(at, some, LEAST)
        found |= {(clause.start, clause.end): its for clause, its in zip(some, read, strict=True)}
    return found


def _asked(page: Page, clause: Clause) -> Asked:
    words = page.text[clause.start : clause.end]
    return Asked(clause.start, clause.end, [*signs(words), *signs_of_roles(words)])


def doubted(page: Page, issue: str, span: Span) -> bool:
    """Whether the learned reader finds next to nothing on an issue or in a role in the clauses that a span
    meets; never of a text of a sentence or two."""
    reader = page.of(stands)
    if reader is None or reader.brief or issue not in (*reader.issues, *ROLES):
        return False
    over = page.of(clauses_sorted).overlapping(span.start, span.end)
    found = [one for c in over for one in page.of(seen).get((c.start, c.end), ())]
    return not any(one.issue == issue and one.probability >= DOUBTED for one in found)
