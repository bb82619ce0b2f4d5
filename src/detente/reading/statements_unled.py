"""Statements that no cue leads in, or none that is listed ("Six thousand internees would be set free"), as
the learned layers see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from detente.reading.page import Page
from detente.reading.stands import Span, named_at, phrase_at, sentence_at, stands
from detente.reading.statements_spans import Attribution

LIKELY = 0.85
"""Mean probability of the tokens of a content, to belong to one, from which on it is read."""


def unled(page: Page, found: Iterable[Attribution], outside: Iterable[Span]) -> Iterator[Attribution]:
    """Attributions whose content meets none of those found, nor any of the stretches outside."""
    reader = page.of(stands)
    if reader is None:
        return
    taken = np.zeros(len(page.text), dtype=bool)
    for start, end in [*(span for one in found for span in (*one.content, *_cue(one))), *outside]:
        taken[start:end] = True
    for said in reader.contents():
        if said.probability < LIKELY or taken[said.start : said.end].any():
            continue
        content = ((said.start, said.end),)
        speaker = _named(page, said.speaker)
        told = reader.act_of(sentence_at(page, said.start), content)
        if speaker is not None and told is not None:
            yield Attribution(content, speaker, act=told[0], confidence=round(said.probability, 3))


def _cue(one: Attribution) -> tuple[Span, ...]:
    return (one.cue,) if one.cue else ()


def _named(page: Page, pointed: Span) -> Span | None:
    known = [m for m in named_at(page, pointed) if m.kind != "place"]
    return (known[0].start, known[0].end) if known else phrase_at(page, pointed)
