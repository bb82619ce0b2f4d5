"""The attributions of a page: found in its text without its furniture, also inside what is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable

from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.reading.quotes import quotations
from detente.reading.statements_encoder import attributions
from detente.reading.statements_rules import attributions as by_rule
from detente.reading.statements_spans import Attribution, Offsets

Finder = Callable[[str], list[Attribution]]
SHORTEST_QUOTE = 40
_SELF = frozenset(["i", "we", "you", "it", "one"])
_VISIBLE = re.compile(r"[^\n]")


def found_on(page: Page, find: Finder = attributions) -> list[Attribution]:
    """Attributions outside the furniture, first those of the narrator, then those inside quotations."""
    text = clean(page)
    outer = find(text)
    cues = {one.cue for one in outer}
    inner = [one for quote in quotations(text) for one in _inside(text, quote.inner, by_rule)]
    return outer + [one for one in inner if one.cue is None or one.cue not in cues]


def clean(page: Page) -> str:
    """The page's text with every furniture character blanked; offsets stay."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(page.of(furniture_ranges)):
        start = max(start, at)
        pieces += [page.text[at:start], _VISIBLE.sub(" ", page.text[start : max(start, end)])]
        at = max(at, end)
    return "".join([*pieces, page.text[at:]])


def furniture_ranges(page: Page) -> list[Offsets]:
    """Where the furniture stands."""
    return [(block.span.start, block.span.end) for block in blocks(page) if block.kind == "furniture"]


def _inside(text: str, inner: Offsets, find: Finder) -> list[Attribution]:
    """Attributions within a quotation; the quoted speaker's own "I think" is none."""
    start, end = inner
    if end - start < SHORTEST_QUOTE:
        return []
    kept = []
    for one in find(text[start:end]):
        if one.source is None or text[start + one.source[0] : start + one.source[1]].lower() in _SELF:
            continue
        kept.append(_moved(one, start))
    return kept


def _moved(one: Attribution, by: int) -> Attribution:
    def shift(offsets: Offsets) -> Offsets:
        return offsets[0] + by, offsets[1] + by

    return Attribution(
        content=tuple(shift(part) for part in one.content),
        source=shift(one.source) if one.source else None,
        cue=shift(one.cue) if one.cue else None,
        act=one.act,
        lemma=one.lemma,
        confidence=one.confidence,
    )
