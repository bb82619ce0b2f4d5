"""Positions that the learned reader sees, clause by clause, and what it thinks of those read by rule."""

from __future__ import annotations

from detente.reading.conditions import condition_in
from detente.reading.encoder.stands import ROLES
from detente.reading.issues import BROAD, issues_in
from detente.reading.page import Page
from detente.reading.positions_clauses import Spoken, clauses, clauses_sorted
from detente.reading.positions_stands import position
from detente.reading.stands import stands
from detente.reading.stands_clauses import seen
from detente.reading.stands_holder import holder
from detente.records import Position

LIKELY, SURE = 0.65, 0.85
"""Probability of issue and stance from which on a stand is read, where words of the issue are found and where
not. Issues that nearly every sentence of
talks names are left to the rules."""


def learned(page: Page, spoken: Spoken) -> list[Position]:
    """The positions of a page in the order of the text; none where it is read by rule."""
    found = []
    for clause in page.of(clauses):
        for one in page.of(seen).get((clause.start, clause.end), ()):
            sure = one.probability
            if sure < LIKELY or one.issue in BROAD or one.issue in ROLES:
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
    found = [s for c in over for s in page.of(seen).get((c.start, c.end), ())]
    return not any(s.issue == one.issue for s in found)
