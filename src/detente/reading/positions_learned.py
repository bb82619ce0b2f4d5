"""Positions that the learned reader sees, clause by clause, and what it thinks of those read by rule."""

from __future__ import annotations

from detente.reading.conditions import condition_in
from detente.reading.encoder.stands import Stand
from detente.reading.issues import BROAD, issues_in, signs
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, Spoken, clauses, clauses_sorted
from detente.reading.positions_stands import position
from detente.reading.stands import sentence_at, stands
from detente.reading.stands_holder import holder
from detente.records import Position

LIKELY, SURE, DOUBTED = 0.65, 0.85, 0.01
"""Probability of issue and stance from which on a stand is read, where words of the issue are found and where
not; and of the issue below which one that was read by rule is left out. Issues that nearly every sentence of
talks names are left to the rules."""


def learned(page: Page, spoken: Spoken) -> list[Position]:
    """The positions of a page in the order of the text; none where it is read by rule."""
    found = []
    for clause in page.of(clauses):
        for one in page.of(_seen).get((clause.start, clause.end), ()):
            sure = one.probability * one.sure
            if sure < LIKELY or one.issue in BROAD:
                continue
            named = one.issue in {n.code for n in issues_in(page.text[clause.start : clause.end])}
            if sure < SURE and not named:
                continue
            said = spoken.innermost(clause.start, clause.end)
            who = holder(page, one.holder) or (said.source if said else None)
            condition = condition_in(page.text, clause.start, clause.end)
            found.append(position(page, who, one.issue, one.stance, clause, said, condition, sure))
    return found


def doubted(page: Page, one: Position) -> bool:
    """Whether the learned reader finds next to nothing of a position in the clauses it covers."""
    reader = page.of(stands)
    if reader is None or one.issue not in reader.issues:
        return False
    over = page.of(clauses_sorted).overlapping(one.span.start, one.span.end)
    seen = [s for c in over for s in page.of(_seen).get((c.start, c.end), ())]
    return not any(s.issue == one.issue for s in seen)


def _seen(page: Page) -> dict[tuple[int, int], list[Stand]]:
    """The stands of each clause that are not out of the question."""
    seen = page.of(stands)
    return {} if seen is None else {(c.start, c.end): _of(page, c) for c in page.of(clauses)}


def _of(page: Page, clause: Clause) -> list[Stand]:
    seen = page.of(stands)
    told = signs(page.text[clause.start : clause.end])
    at = sentence_at(page, clause.start)
    return seen.of_clause(at, clause.start, clause.end, told, DOUBTED) if seen else []
