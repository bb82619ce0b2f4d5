"""Positions that the learned reader sees, clause by clause, and what it thinks of those read by rule."""

from __future__ import annotations

from detente.reading.conditions import condition_in
from detente.reading.encoder.stands import ROLES
from detente.reading.page import Page
from detente.reading.positions_clauses import Spoken, clauses
from detente.reading.positions_rules import position
from detente.reading.stands_clauses import seen
from detente.reading.stands_holder import held_by
from detente.records import Position

LIKELY, SURE = 0.3, 0.35
"""Probability that issue, stance and holder are right from which on a stand is read, and goes before a rule
on the same issue in the same words."""


def learned(page: Page, spoken: Spoken) -> list[Position]:
    """The positions of a page in the order of the text; none where it is read by rule."""
    found = []
    for clause in page.of(clauses):
        for one in page.of(seen).get((clause.start, clause.end), ()):
            if one.issue in ROLES or one.probability < LIKELY:
                continue
            who = held_by(page, spoken, clause, one)
            if who is None:
                continue
            said = spoken.innermost(clause.start, clause.end)
            condition = condition_in(page.text, clause.start, clause.end)
            chance = round(one.probability, 3)
            found.append(position(page, who, one.issue, one.stance, clause, said, condition, chance))
    return found


def unsure(one: Position) -> bool:
    """Whether a learned position gives way to a rule's on the same issue in the same words."""
    return (one.made.confidence or 0) < SURE
