"""A document's text with every record marked in it, as pieces that a template can draw."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.records import Block, Record

MARKED = ("statement", "contact", "event", "tally", "position", "venue_stance", "signal")


@dataclass(frozen=True)
class Mark:
    """A record with where it stands in the text."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text between two edges of marks, with the marks that cover it.

    `starts` are the marks that begin here: their places to jump to.
    """

    text: str
    start: int
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]


@dataclass(frozen=True)
class Paragraph:
    """A block of the document: its kind, its speaker where a new turn begins, its pieces."""

    kind: str
    speaker: str | None
    pieces: tuple[Piece, ...]


def marks_of(records: Sequence[Record]) -> list[Mark]:
    """The marks of a document's records, by place."""
    found = [
        Mark(record.span.start, record.span.end, tag, record.id)  # type: ignore[union-attr]
        for record in records
        if (tag := str(type(record).__struct_config__.tag)) in MARKED
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.id))


PART = 100_000  # characters of a document on one page


@dataclass(frozen=True)
class Part:
    """The characters [start, end) of a text, for a page; its neighbours by the character they begin at."""

    start: int
    end: int
    before: int | None
    after: int | None


def part(text: str, at: int = 0) -> Part:
    """The part of a text that holds the character `at`; a text of ordinary length is one part."""
    start = min(max(at, 0), max(len(text) - 1, 0)) // PART * PART
    end = min(start + PART, len(text))
    return Part(start, end, start - PART if start else None, end if end < len(text) else None)


def paragraphs(text: str, records: Sequence[Record], within: Part | None = None) -> Iterator[Paragraph]:
    """The text block by block; what no block covers comes as a paragraph of its own."""
    low, high = (within.start, within.end) if within else (0, len(text))
    marks = [mark for mark in marks_of(records) if mark.start < high and mark.end > low]
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    blocks = (r for r in records if isinstance(r, Block) and r.span.start < high and r.span.end > low)
    at, turn = low, None
    for block in sorted(blocks, key=lambda block: block.span.start):
        first, last = max(block.span.start, low), min(block.span.end, high)
        if text[at:first].strip():
            yield Paragraph("paragraph", None, tuple(pieces(text, at, first, marks, edges)))
        new = block.speaker is not None and block.turn != turn
        speaker = block.speaker.name if new and block.speaker else None
        turn = block.turn
        yield Paragraph(block.kind, speaker, tuple(pieces(text, first, last, marks, edges)))
        at = last
    if text[at:high].strip():
        yield Paragraph("paragraph", None, tuple(pieces(text, at, high, marks, edges)))


def pieces(text: str, start: int, end: int, marks: Sequence[Mark], edges: Sequence[int]) -> Iterator[Piece]:
    """[start, end) cut at every edge of a mark."""
    inner = edges[bisect_right(edges, start) : bisect_right(edges, end - 1)]
    bounds = sorted({start, *inner, end})
    near = [mark for mark in marks if mark.start < end and mark.end > start]
    for first, last in pairwise(bounds):
        over = tuple(mark for mark in near if mark.start < last and mark.end > first)
        yield Piece(text[first:last], first, over, tuple(mark for mark in over if mark.start == first))
