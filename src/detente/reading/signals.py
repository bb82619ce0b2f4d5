"""Signals: signs of where the talks go, as a document lists them and as the catalogue finds them.

Each item of a list under "There are signs that ...:" is a signal, known to the catalogue or not; elsewhere a
sentence is one where a pattern of the catalogue (`data/signals.yaml`) fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from detente.reading.blocks import blocks
from detente.reading.cast import cast_within, party
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, clauses
from detente.reading.registry import made, reader
from detente.reading.signals_catalogue import SignalKind, kind_of
from detente.reading.statements_interpret import said_on
from detente.records import Block, Party, Signal, Span, record_id

_ANNOUNCES = re.compile(
    r"\b(?:signs?|signals?|indications?|indicators?|hints?|evidence|symptoms?|steps?|gestures?"
    r"|developments?)\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?:signs?|signals?|indications?|hints?|evidence)\b\W+(?:\w+\W+){0,3}?(?:that|of)\s+", re.IGNORECASE
)
_DASH = re.compile(r"^[\s\-–—•*·\d.)]*")
_UNREAL = re.compile(
    r"\b(?:if|unless|could|might|would|whether|refus\w+ to|threaten\w*|den(?:y|ied|ies)|should|must"
    r"|calls? for|called for|demand(?:ed|s)? that|before|until|will)\b",
    re.IGNORECASE,
)


@reader("signals", version="1", makes="signal")
def signals(page: Page) -> list[Signal]:
    """The signals of a page in the order of the text."""
    listed = _listed(page)
    taken = sorted(
        {(part.start, part.end) for s in listed for part in (s.span, s.announced_by) if part is not None}
    )
    found: dict[str, Signal] = {s.id: s for s in listed}
    for clause in page.of(clauses):
        k = bisect_left(taken, (clause.end, 0))
        if any(end > clause.start for _, end in taken[max(0, k - 2) : k]):
            continue
        one = _in_clause(page, clause)
        if one is not None:
            found.setdefault(one.id, one)
    return sorted(found.values(), key=lambda s: s.span.start)


def _listed(page: Page) -> list[Signal]:
    """Items of a list whose announcing sentence speaks of signs."""
    found: list[Signal] = []
    announcing: Span | None = None
    for block in blocks(page):
        if block.kind == "furniture" or not block.span.quote.strip():
            continue
        if block.kind == "list_item":
            if announcing is not None:
                found.append(_item(page, block, announcing))
            continue
        announcing = _announcement(page, block)
    return found


def _announcement(page: Page, block: Block) -> Span | None:
    """The last sentence of a block where it ends in a colon and speaks of signs."""
    text = block.span.quote.rstrip()
    if not text.endswith(":"):
        return None
    start = max(text.rfind(stop) + 2 if stop in text else 0 for stop in (". ", "! ", "? "))
    return (
        page.span(block.span.start + start, block.span.start + len(text))
        if _ANNOUNCES.search(text[start:])
        else None
    )


def _item(page: Page, block: Block, announcing: Span) -> Signal:
    dash = _DASH.match(block.span.quote)
    start = block.span.start + (dash.end() if dash else 0)
    end = block.span.start + len(block.span.quote.rstrip(" ,;.\n\t"))
    if end <= start:
        start, end = block.span.start, block.span.end
    kind = kind_of(page.text[start:end])
    at = start + kind[1] if kind else end
    return _made(page, start, end, kind[0] if kind else None, _actor(page, start, at), announcing)


def _in_clause(page: Page, clause: Clause) -> Signal | None:
    words = page.text[clause.start : clause.end]
    if words.rstrip().endswith("?"):
        return None
    kind = kind_of(words)
    announced = _THAT.search(words)
    if kind is not None and not _UNREAL.search(words[max(0, kind[1] - 40) : kind[1]]):
        return _made(
            page, clause.start, clause.end, kind[0], _actor(page, clause.start, clause.start + kind[1]), None
        )
    if announced and not _UNREAL.search(words[: announced.start()]) and len(words) - announced.end() > 8:
        start = clause.start + announced.end()
        return _made(
            page, start, clause.end, None, _actor(page, start, clause.end), page.span(clause.start, start)
        )
    return None


def _actor(page: Page, start: int, at: int) -> Party | None:
    """Who gives the sign: the last actor named before its words."""
    before = [m for m in cast_within(page, start, at) if m.kind != "place" and m.actor]
    return party(before[-1]) if before else None


def _made(
    page: Page, start: int, end: int, kind: SignalKind | None, actor: Party | None, announced: Span | None
) -> Signal:
    code = kind.code if kind else "other"
    return Signal(
        id=record_id("signal", page.document.id, start, end, code),
        span=page.span(start, end),
        made=made("signals", why=kind.what if kind else "the document calls it a sign"),
        kind=code,
        actor=actor,
        date=said_on(page, start, end),
        announced_by=announced,
    )
