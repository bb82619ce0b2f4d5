"""Positions that the learned reader sees, clause by clause, and what it thinks of those read by rule."""

from __future__ import annotations

from detente.reading.conditions import condition_in
from detente.reading.encoder.stands import ROLES
from detente.reading.page import Page
from detente.reading.positions_clauses import Spoken, clauses, clauses_sorted
from detente.reading.positions_stands import position
from detente.reading.stands import stands
from detente.reading.stands_clauses import seen
from detente.reading.stands_holder import held_by
from detente.records import Position

LIKELY, SURE, DOUBTED = 0.3, 0.5, 0.1
"""Probability that issue, stance and holder are right from which on a stand is read, and goes before a rule;
and that of any stand on the same issue below which a position that was read by rule is left out."""


def learned(page: Page, spoken: Spoken) -> list[Position]:
    """The positions of a page in the order of the text; none where it is read by rule."""
    found = []
    for clause in page.of(clauses):
        for one in page.of(seen).get((clause.start, clause.end), ()):
            if one.issue in ROLES or one.probability < LIKELY:
                continue
            who = held_by(page, spoken, clause, one)
            said = spoken.innermost(clause.start, clause.end)
            condition = condition_in(page.text, clause.start, clause.end)
            chance = round(one.probability, 3)
            found.append(position(page, who, one.issue, one.stance, clause, said, condition, chance))
    return found


def sure(one: Position) -> bool:
    """Whether a learned position goes before a rule's on the same issue in the same words."""
    return (one.made.confidence or 0) >= SURE


def doubted(page: Page, one: Position) -> bool:
    """Whether the learned reader finds next to nothing of a position in the clauses it covers."""
    reader = page.of(stands)
    if reader is None or one.issue not in reader.issues:
        return False
    over = page.of(clauses_sorted).overlapping(one.span.start, one.span.end)
    found = [s for c in over for s in page.of(seen).get((c.start, c.end), ())]
    return not any(s.issue == one.issue and s.probability >= DOUBTED for s in found)
