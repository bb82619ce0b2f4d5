"""Asides: headings and bare captions between the paragraphs of a page, known by their shape alone."""

from __future__ import annotations

from collections import Counter

from detente.reading.blocks_lines import ITEM, Line
from detente.reading.blocks_words import fold
from detente.reading.turns_cues import cues
from detente.reading.turns_decode import DASH


def asides_of(found: list[Line], dropped: set[int]) -> set[int]:
    """Headings and bare captions between paragraphs: short lines that do not end as sentences do."""
    body = [number for number in range(len(found)) if number not in dropped]
    prose = [number for number in body if len(found[number].text) > 40]
    closed = sum(1 for number in prose if found[number].ended)
    strict = len(prose) >= 3 and closed * 10 >= 8 * len(prose)
    heads = Counter(_head(found[number]) for number in body)
    asides = {number for number in body if "heading" in found[number].tags and _apart(found[number])}
    run: list[int] = []
    before: Line | None = None
    for number in body:
        line = found[number]
        if _bare(line) and heads[_head(line)] == 1 and number not in asides:
            run.append(number)
            continue
        if strict and run and len(run) <= 3 and before is not None and line.ended and _closes(before):
            asides |= set(run)
        before, run = (line if not run or line.ended else before), []
    if strict and run and before is not None and _closes(before):
        asides |= set(run)
    return asides


def _head(line: Line) -> str:
    """What a line begins with: its label if it has one, else all of a short line."""
    head, colon, _ = line.words[:60].partition(":")
    return fold(head.strip("*_ ")) if colon else fold(line.words.strip("*_ ")[:80])


def _apart(line: Line) -> bool:
    return not (
        line.row is not None or line.ended or DASH.match(line.words) or len(line.text) > 160 or _asks(line)
    )


def _asks(line: Line) -> bool:
    return any(mark in line.text[-6:] for mark in "?؟？") or cues().asking.match(fold(line.words)) is not None


def _closes(line: Line) -> bool:
    return line.ended and not line.text.endswith((":", ";", "："))


def _bare(line: Line) -> bool:
    """True for a line that could be a caption or a subheading by its shape alone."""
    if not _apart(line) or len(line.text.split()) > 25:
        return False
    if ITEM.match(line.text) or line.tags & {"list_item", "quote"} or line.text[-1:] in ",;—–-":
        return False
    return len(line.text.split()) <= 14 or ":" not in line.text[:40]


__all__ = ["asides_of"]
