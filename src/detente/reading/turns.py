"""Turns of talk: questions and answers with their speakers; and the interview they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.reading.blocks import laid_out
from detente.reading.page import Page
from detente.reading.turns_decode import ASK
from detente.reading.turns_speakers import cast_of
from detente.reading.turns_talk import talk
from detente.records import Speaker


@dataclass(frozen=True, slots=True)
class Turn:
    """One question or answer: characters [start, end); `blocks` are its places in `blocks(page)`."""

    number: int
    kind: Literal["question", "answer"]
    speaker: Speaker | None
    start: int
    end: int
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview: who asks, who answers with their roles, and how many turns there are."""

    interviewer: Speaker | None
    interviewees: tuple[Speaker, ...]
    turns: int

    @property
    def interviewee(self) -> Speaker | None:
        """The first who answers."""
        return self.interviewees[0] if self.interviewees else None


def turns(page: Page) -> list[Turn]:
    """The turns of a page in order; none where nobody talks in turns."""
    told = page.of(talk)
    kinds: list[Literal["question", "answer"]] = [
        "question" if state == ASK else "answer" for _, state in told.heads()
    ]
    placed: dict[int, list[int]] = {}
    pieces = page.of(laid_out)
    for number, piece in enumerate(pieces):
        if piece.turn is not None:
            placed.setdefault(piece.turn, []).append(number)
    return [
        Turn(number, kinds[number], pieces[at[0]].speaker, pieces[at[0]].start, pieces[at[-1]].end, tuple(at))
        for number, at in sorted(placed.items())
    ]


def interview(page: Page) -> Interview | None:
    """Who asks and who answers; None for what is no interview (a report, a press conference, a debate)."""
    found = page.of(turns)
    told = page.of(cast_of)
    spoken = sum(turn.end - turn.start for turn in found)
    around = sum(piece.end - piece.start for piece in page.of(laid_out) if piece.kind == "furniture")
    if not found or told.crowd or spoken * 3 < len(page.text) - around:
        return None
    return Interview(told.interviewer, told.interviewees, len(found))
