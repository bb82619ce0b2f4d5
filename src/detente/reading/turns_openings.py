"""Lines before the first question: what is no turn there, though it is set or worded like one."""

from __future__ import annotations

from detente.reading.turns_decode import ASK, NEVER, SAY, Cue, Scores

LENGTHY, NAMING = 20, 4
"""Words from which a marked line that asks nothing introduces, and up to which it is a name or a rubric."""


def led(found: list[Scores], said: list[Cue], mark: str) -> None:
    """Marked lines before the first that asks: a name, or an introduction set like the questions."""
    carrying = [at for at, cue in enumerate(said) if cue.mark == mark and not cue.item]
    first = next((at for at in carrying if said[at].asks >= 1), 0)
    for at in carrying:
        if at < first and not said[at].you and (said[at].words >= LENGTHY or said[at].words <= NAMING):
            found[at][ASK] -= 6.0


def between(found: list[Scores], said: list[Cue]) -> None:
    """Without marks: no answer before a first question; short lines between long ones may ask."""
    first = next((at for at, cue in enumerate(said) if cue.asks >= 1), 0)
    for line in found[:first]:
        line[SAY] = NEVER
    for at in range(first + 1, len(said) - 1):
        short = said[at].words <= 20 and not said[at].self and not said[at].item
        if short and said[at - 1].words >= 25 and said[at + 1].words >= 25:
            found[at][ASK] += 1.5


__all__ = ["between", "led"]
