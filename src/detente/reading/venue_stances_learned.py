"""Words on hosts and mediators that the learned reader sees, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from detente.reading import venue_stances_words as words_of
from detente.reading.encoder.stands import ROLES
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, Spoken, clauses
from detente.reading.stands_clauses import seen
from detente.reading.stands_holder import held_by, somewhere
from detente.reading.status import never_was
from detente.records import Party, Place, Stance, VenueRole

LIKELY = 0.3
"""Probability that stance, party and place are right from which on a word on a host or mediator is read."""


@dataclass(frozen=True)
class Word:
    """A clause's word on a place or mediator, with its probability."""

    clause: Clause
    party: Party | None
    place: Place
    stance: Stance
    role: VenueRole
    confidence: float


def learned(page: Page, spoken: Spoken) -> Iterator[Word]:
    """The words on hosts and mediators in the order of the text; none where the page is read by rule."""
    for clause in page.of(clauses):
        told: list[Word] = []
        for one in page.of(seen).get((clause.start, clause.end), ()):
            if one.issue in ROLES and one.probability >= LIKELY and not _unreal(page, clause, one.stance):
                where = somewhere(page, one.place, one.issue) if one.place else None
                if where is not None:
                    by_itself = one.holder == one.place and one.stance != "offers"  # "Geneva was suggested"
                    who = None if by_itself else held_by(page, spoken, clause, one)
                    stance, role = cast(Stance, one.stance), cast(VenueRole, one.issue)
                    told.append(Word(clause, who, where, stance, role, round(one.probability, 3)))
        told.sort(key=lambda word: -word.confidence)
        yield from (word for k, word in enumerate(told) if not any(_same(word, old) for old in told[:k]))


def _same(word: Word, likelier: Word) -> bool:
    """Whether a word is on the same place as a likelier one, or alike on its city or state."""
    a, b = word.place, likelier.place
    alike = a.iso3 is not None and a.iso3 == b.iso3 and word.stance == likelier.stance
    return word.role == likelier.role and (a.name == b.name or alike)


def _unreal(page: Page, clause: Clause, stance: str) -> bool:
    """Whether the stance is told as what never was ("Had India agreed to meet in Vienna ..."), or is an offer
    and told as what was ("has previously provided a hall")."""
    words = page.text[clause.start : clause.end].lower()
    verb = words_of.stance(words)
    never = verb is not None and never_was(words, verb[1])
    return never or (stance == "offers" and words_of.held(words))
