"""The parts of a page outside its turns, where names are given: headline, introduction, credits, closing."""

from __future__ import annotations

import re

from detente.reading.blocks_lines import Line
from detente.reading.page import Page
from detente.reading.turns_candidates import Heard
from detente.reading.turns_decode import ASK, OUT, SAY
from detente.reading.turns_talk import Talk

Part = tuple[str, str]
"""(where it stands, its text)"""

_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_]")


def parts(page: Page, told: Talk, first: int) -> list[Part]:
    """The text outside the turns, each part with where it stands; `first` is the line of the first turn.

    headline, intro, note (furniture before the talk), credit (furniture in it), aside, outro (after it), and
    the opening of the talk itself.
    """
    found: list[Part] = []
    if page.document.title:
        found.append(("headline", page.document.title))
    last = max((number for number, state in told.states.items() if state != OUT), default=first)
    for number, line in enumerate(told.lines):
        said = line.words.strip("*_ ")
        if not said or (found and said == found[0][1]):
            continue
        if number in told.furniture:
            found.append(("note" if number < first else "credit" if number <= last else "foot", said))
        elif number < first:
            found.append((_place(line, said, number < 3, bool(found)), said))
        elif told.states.get(number, OUT) == OUT:
            found.append(("outro" if number > last else "aside", said))
    found += _opening(told)
    author = page.document.author
    if author and author not in "\n".join(text for _, text in found):
        found.insert(1, ("short", f"By {author}"))
    return found


def _opening(told: Talk) -> list[Part]:
    """How the talk opens: people greet and name each other there."""
    pieces = [
        ("opening", said[0][:length])
        for side, length in ((ASK, 240), (SAY, 110))
        if (said := _spoken(told, side))
    ]
    return [(where, text) for where, text in pieces if text.strip()]


def _place(line: Line, said: str, early: bool, titled: bool) -> str:
    """Which part a line before the first turn is: a headline, or the introduction."""
    short = not line.ended and len(said) < 160 and not _SENTENCES.search(said)
    return "headline" if not titled else "short" if early and short else "intro"


def heard(page: Page, told: Talk) -> Heard:
    """What is said in the turns, and the labels that name somebody."""
    labels: dict[tuple[str, str], None] = {}
    for number, state in told.heads():
        label = told.shown[number].label
        if label is not None and label.role is None:
            labels["ask" if state == ASK else "say", label.text] = None
    return Heard(
        _spoken(told, ASK), _spoken(told, SAY), list(labels), page.document.outlet, page.document.author
    )


def _spoken(told: Talk, state: int) -> list[str]:
    said = []
    for number, at in told.heads():
        if at == state:
            line, label = told.lines[number], told.shown[number].label
            said.append(line.text[label.body - line.start :] if label else line.words)
    return said


__all__ = ["Part", "heard", "parts"]
