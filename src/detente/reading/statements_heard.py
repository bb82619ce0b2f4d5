"""What the layers for stands hear as said, beside what cues lead in: contents that no cue leads in ("Six
thousand internees would be set free"), attributions that hardly anybody says, and who "he" is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from detente.reading.encoder.stands import Content
from detente.reading.page import Page
from detente.reading.stands import Span, named_at, phrase_at, sentence_at, stands
from detente.reading.statements_spans import Attribution, Offsets, length, shared

LIKELY = 0.87
"""Mean probability of the tokens of a content, to be told as said, from which on it is read without a cue."""
UNHEARD, DOUBTED = 0.1, 0.6
"""The same, below which what a cue leads in is left out, where the attribution is less probable than that."""
SAME = 0.5
"""Characters shared, of all characters of two contents, from which on they are one."""
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "i", "we", "this", "that", "which", "both"])


def heard(page: Page) -> list[Content]:
    """What is said on a page as the layers hear it, in the order of the text."""
    reader = page.of(stands)
    return sorted(reader.contents(), key=lambda one: one.start) if reader else []


def told(page: Page, content: Sequence[Offsets]) -> float:
    """Mean probability of a content's parts to be told as said; 1 where no layers read."""
    reader = page.of(stands)
    if reader is None:
        return 1.0
    return float(np.mean([reader.said(sentence_at(page, part[0]), part) for part in content]))


def audible(page: Page, found: Iterable[Attribution]) -> list[Attribution]:
    """Attributions but those that neither reader believes in."""
    return [
        one
        for one in found
        if one.confidence is None or one.confidence >= DOUBTED or told(page, one.content) >= UNHEARD
    ]


def unled(page: Page, found: Iterable[Attribution], outside: Iterable[Span]) -> Iterator[Attribution]:
    """Attributions whose content meets none of those found, nor any of the stretches outside."""
    reader = page.of(stands)
    if reader is None:
        return
    taken = np.zeros(len(page.text), dtype=bool)
    led = (span for one in found for span in (*one.content, *([one.cue] if one.cue else [])))
    for start, end in (*led, *outside):
        taken[start:end] = True
    for said in page.of(heard):
        if said.probability < LIKELY or taken[said.start : said.end].any():
            continue
        content, speaker = ((said.start, said.end),), _named(page, said.speaker)
        act = reader.act_of(sentence_at(page, said.start), content)
        if speaker is not None and act is not None:
            yield Attribution(content, speaker, act=act[0], confidence=round(said.probability, 3))


def speaker_of(page: Page, one: Attribution) -> Span | None:
    """Who speaks: the source, or whom the layers point at where that is missing, a pronoun or a phrase."""
    if one.cue is None or (one.source and _is_name(page.text[slice(*one.source)])):
        return one.source
    alike = {_alike(one, content): content for content in _meeting(page, one)}
    same = max(alike, default=0.0)
    pointed = _named(page, alike[same].speaker) if same >= SAME else None
    if pointed is None or page.text[slice(*pointed)].lower() in _PRONOUNS:
        return one.source
    return one.source if one.source and shared([pointed], [one.source]) else pointed


def _is_name(words: str) -> bool:
    return words[:1].isupper() and words.lower() not in _PRONOUNS


def _meeting(page: Page, one: Attribution) -> list[Content]:
    """What is heard where an attribution's content stands."""
    starts = page.of(_starts)
    first, last = min(start for start, _ in one.content), max(end for _, end in one.content)
    return page.of(heard)[max(0, bisect_right(starts, first) - 1) : bisect_left(starts, last)]


def _starts(page: Page) -> list[int]:
    return [content.start for content in page.of(heard)]


def _alike(one: Attribution, content: Content) -> float:
    both = shared(one.content, [(content.start, content.end)])
    return both / (length(one.content) + content.end - content.start - both)


def _named(page: Page, pointed: Span) -> Span | None:
    known = [m for m in named_at(page, pointed) if m.kind != "place"]
    return (known[0].start, known[0].end) if known else phrase_at(page, pointed)
