"""Which speaker each turn has: from its label, else from the introduction."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.page import Page
from detente.reading.turns_talk import talk
from detente.records import Speaker


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: `crowd` is True where it is no interview; `by_turn` names each turn's speaker."""

    interviewer: Speaker | None
    interviewees: tuple[Speaker, ...]
    crowd: bool
    by_turn: dict[int, Speaker | None]


def cast_of(page: Page) -> Cast:
    """The speakers of a page."""
    told = page.of(talk)
    by_turn: dict[int, Speaker | None] = {}
    for turn, (number, _) in enumerate(told.heads()):
        label = told.shown[number].label
        by_turn[turn] = Speaker(name=label.text) if label is not None and label.role is None else None
    return Cast(None, (), False, by_turn)


def speakers(page: Page) -> dict[int, Speaker | None]:
    """Turn number -> its speaker, None where unknown."""
    return page.of(cast_of).by_turn
