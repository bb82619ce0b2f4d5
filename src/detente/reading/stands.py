"""Who stands where on a page, as the learned reader sees it: its layers run once a page."""

from __future__ import annotations

from bisect import bisect_right

from detente.reading.encoder import EncoderUnavailable, load
from detente.reading.encoder.stands import Stands, load_stands
from detente.reading.page import Page
from detente.reading.profile import profile
from detente.reading.sentences import sentences


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


def _starts(page: Page) -> list[int]:
    return [s.start for s in page.of(sentences)]
