"""Statements: who said what, by which word, how, with what force.

Finding the spans (`statements_finder.py`) is apart from understanding them (`statements_interpret.py`), so
that
the rules and a trained finder are understood alike. In an interview each turn is a statement too, and what
is quoted in it is nested in it.
"""

from __future__ import annotations

from bisect import bisect_right

from detente.reading.page import Page
from detente.reading.registry import reader
from detente.reading.statements_finder import found_on, furniture_ranges
from detente.reading.statements_heard import audible, speaker_of, unled
from detente.reading.statements_interpret import statement_of
from detente.reading.statements_interview import spoken
from detente.reading.statements_nesting import nested
from detente.reading.statements_spans import Attribution
from detente.reading.statements_speakers import Speakers
from detente.records import Statement

_IN_TALK = frozenset(["i", "we", "me", "us", "my", "our", "you", "your"])
"""Who speaks and who is spoken to: in a turn no third voice."""


@reader("statements", version="7", makes="statement")
def statements(page: Page) -> list[Statement]:
    """Every statement of a page, in the order of the text, inner ones after the one they stand in."""
    speakers = Speakers(page)
    found: list[Statement] = spoken(page, speakers)
    turns = sorted((part.start, part.end) for one in found for part in one.content)
    told_by_cue = audible(page, found_on(page))
    more = unled(page, told_by_cue, [*turns, *furniture_ranges(page)])
    for one in sorted([*told_by_cue, *more], key=_place):
        speaker = speaker_of(page, one)
        if speaker is None or (turns and _of_the_turn(page, one, turns)):
            continue
        told = statement_of(page, one, speakers.party(speaker))
        if not (turns and _inside(one.content[0][0], turns) and _nobody_says(told, one)):
            found.append(told)
    return nested(_once(found))


def _place(one: Attribution) -> tuple[int, int]:
    return (one.source or one.cue or one.content[0])[0], -max(end for _, end in one.content)


def _of_the_turn(page: Page, one: Attribution, turns: list[tuple[int, int]]) -> bool:
    """What a turn says already: the speaker's own "I would say", and a turn taken for its label's words."""
    if one.source is None or not _inside(one.content[0][0], turns):
        return False
    return page.text[slice(*one.source)].lower() in _IN_TALK or not _inside(one.source[0], turns)


def _nobody_says(told: Statement, one: Attribution) -> bool:
    """Whether a speaker in talk only reflects ("the talks were about ...", "the sides tried to find ..."): no
    word of speech, nobody named, nothing quoted."""
    named = told.source and (told.source.actor or told.source.name != told.source.name.lower())
    return told.form == "indirect" and one.lemma is None and not named


def _inside(at: int, places: list[tuple[int, int]]) -> bool:
    position = bisect_right(places, at, key=lambda place: place[0]) - 1
    return position >= 0 and at < places[position][1]


def _once(found: list[Statement]) -> list[Statement]:
    """Each id once: the first stays."""
    kept: dict[str, Statement] = {}
    for one in found:
        kept.setdefault(one.id, one)
    return list(kept.values())
