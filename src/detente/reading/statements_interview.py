"""In an interview every turn is a statement: answers of the interviewee, questions of the interviewer."""

from __future__ import annotations

import re
from collections import Counter

from detente.reading.acts import from_words, plain
from detente.reading.blocks import blocks
from detente.reading.certainty import certainty_of, polarity_of
from detente.reading.conditions import condition_in
from detente.reading.issues import issue_of
from detente.reading.page import Page
from detente.reading.registry import made
from detente.reading.statements_speakers import Speakers
from detente.records import Act, Block, Party, Statement, record_id

_MARKS = re.compile(r"[\s—–\-•*·>]*")
_STOP = re.compile(r"(?<=[.!?…])\s+")


def spoken(page: Page, speakers: Speakers) -> list[Statement]:
    """One statement a block of a turn (paragraph or list item), its words the block's without leading dash
    or label."""
    return [_spoken(page, block, speakers) for block in page.of(turn_blocks)]


def turn_blocks(page: Page) -> list[Block]:
    """The blocks that somebody speaks, furniture aside."""
    return [
        b
        for b in blocks(page)
        if b.turn is not None and b.kind not in ("furniture", "heading", "headline") and b.span.quote.strip()
    ]


def _spoken(page: Page, block: Block, speakers: Speakers) -> Statement:
    start, end = body(block)
    words = page.text[start:end]
    condition = condition_in(page.text, start, end)
    act = "assert" if block.kind == "question" else _mostly(words)
    return Statement(
        id=record_id("statement", page.document.id, start, end, "turn"),
        span=page.span(start, end),
        made=made("statements", why="a turn of an interview"),
        content=(page.span(start, end),),
        source=_speaker(block, speakers),
        form="direct",
        act=act,
        condition=page.span(*condition) if condition else None,
        polarity=polarity_of(words, act),
        certainty=certainty_of(words),
        issue=issue_of(words),
        date=page.document.published,
    )


def _mostly(words: str) -> Act:
    """The act of most of a turn's sentences; assert where none leads."""
    acts = Counter(from_words(plain(part)) for part in _STOP.split(words[:6000]) if part.strip())
    leading = acts.most_common(2)
    alone = len(leading) == 1 or leading[0][1] > leading[1][1]
    return leading[0][0] if leading and alone and leading[0][1] * 2 > sum(acts.values()) else "assert"


def body(block: Block) -> tuple[int, int]:
    """The block's words without the dash before them and the speaker's label."""
    text = block.span.quote
    begin = _MARKS.match(text)
    at = begin.end() if begin else 0
    if block.speaker:
        label = re.match(rf"{re.escape(block.speaker.name)}[\s*_]*[:.—–-][\s*_]*", text[at:])
        at += label.end() if label else 0
    stripped = len(text.rstrip())
    return block.span.start + min(at, stripped), block.span.start + max(min(at, stripped), stripped)


def _speaker(block: Block, speakers: Speakers) -> Party | None:
    if block.speaker is None:
        return None
    if block.speaker.actor:
        return Party(name=block.speaker.name, actor=block.speaker.actor)
    return speakers.named(block.speaker.name)
