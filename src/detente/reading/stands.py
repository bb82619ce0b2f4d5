"""Who stands where on a page, as the learned reader sees it: its layers run once a page."""

from __future__ import annotations

import re
from bisect import bisect_right

from detente.identity.mention import Mention
from detente.reading.cast import cast_within
from detente.reading.encoder import EncoderUnavailable, load
from detente.reading.encoder.stands import Stands
from detente.reading.encoder.stands_encoder import load_stands
from detente.reading.page import Page
from detente.reading.profile import profile
from detente.reading.sentences import sentences

Span = tuple[int, int]
_PHRASE = re.compile(r"(?:[A-Z][\w'’-]+ )*[\w'’-]+$")
_REST = re.compile(r"[\w'’-]*")
REACH = 60  # characters before the token pointed at in which the name may begin


def stands(page: Page) -> Stands | None:
    """What the layers make of a page; None where it is read by rule."""
    if profile() == "fast":
        return None
    try:
        encoder = load_stands()
    except EncoderUnavailable:
        return None
    return encoder.read(load().read(page.text), [(s.start, s.end) for s in page.of(sentences)])


def sentence_at(page: Page, at: int) -> int:
    """The number of the sentence that the character stands in."""
    return max(0, bisect_right(page.of(_starts), at) - 1)


def named_at(page: Page, pointed: Span) -> list[Mention]:
    """The mentions that stand where the reader points, the longest of the earliest first."""
    start, end = pointed
    return [m for m in cast_within(page, start - REACH, end) if start < m.end]


def phrase_at(page: Page, pointed: Span) -> Span | None:
    """The word that the reader points at, with the capitalised ones before it."""
    start, end = pointed
    word = _REST.match(page.text, end)
    stop, first = word.end() if word else end, max(0, start - REACH)
    phrase = _PHRASE.search(page.text[first:stop])
    return (first + phrase.start(), stop) if phrase else None


def _starts(page: Page) -> list[int]:
    return [s.start for s in page.of(sentences)]
