"""Blocks: every stretch of a page with its kind, and in talk its turn and speaker."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.blocks_lines import ITEM, Line
from detente.reading.furniture_lines import inside
from detente.reading.page import Page
from detente.reading.registry import made, reader
from detente.reading.turns_decode import ASK, ASK_ON, DASH, SAY
from detente.reading.turns_speakers import speakers
from detente.reading.turns_talk import Talk, talk
from detente.records import Block, BlockKind, Speaker


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it is a record: characters [start, end), its words from `inner` on."""

    kind: BlockKind
    start: int
    end: int
    inner: int
    turn: int | None = None
    speaker: Speaker | None = None


def laid_out(page: Page) -> list[Piece]:
    """The blocks of a page in order, without their evidence."""
    told = page.of(talk)
    who = page.of(speakers)
    pieces: list[Piece] = []
    headline = _headline(page, told)
    for number, line in enumerate(told.lines):
        turn = told.turn.get(number)
        kind = _kind(number, line, told, headline)
        if kind == "furniture":
            pieces.append(Piece(kind, line.start, line.end, line.start))
            continue
        pieces += _cut(
            line, kind, _inner(number, line, told, kind), turn, who.get(turn) if turn is not None else None
        )
    return pieces


def _headline(page: Page, told: Talk) -> int | None:
    """The line that is the headline: the document's title, or a first line set apart."""
    title = " ".join((page.document.title or "").split()).casefold()
    for number, line in enumerate(told.lines[:12]):
        if number in told.furniture or number in told.turn:
            continue
        said = " ".join(line.words.strip("*_ ").split()).casefold()
        if title and (
            said == title
            or (len(said) > 15 and (said in title or title in said) and len(said) < 2 * len(title))
        ):
            return number
    for number, line in enumerate(told.lines[:6]):
        if number in told.furniture:
            continue
        short = len(line.text.split()) <= 30 and len(told.lines) > 1 and line.row is None
        apart = not line.text.rstrip("*_ ").endswith((".", ":", ";", ",")) or "heading" in line.tags
        return number if short and apart and number not in told.turn and not ITEM.match(line.text) else None
    return None


def _kind(number: int, line: Line, told: Talk, headline: int | None) -> BlockKind:
    if number in told.furniture:
        return "furniture"
    if number == headline:
        return "headline"
    state = told.states.get(number, 0)
    if number in told.asides:
        return _aside(number, line, told)
    if (
        told.turn
        and not state
        and number > min(told.turn)
        and not line.ended
        and len(line.text.split()) <= 12
    ):
        return "heading" if line.row is not None else "furniture"
    if state in (ASK, ASK_ON):
        return "question"
    item = "list_item" in line.tags or ITEM.match(line.text) is not None
    if state:
        return "list_item" if item and state != SAY else "answer"
    if item:
        return "list_item"
    if line.row is not None:
        return "table"
    return "quote" if "quote" in line.tags else "paragraph"


def _aside(number: int, line: Line, told: Talk) -> BlockKind:
    """A bare line among turns is a caption or a pointer elsewhere, unless it is set as a heading."""
    if (
        not told.turn
        or number < min(told.turn)
        or line.tags & {"heading", "bold"}
        or line.text.startswith("**")
    ):
        return "heading"
    return "furniture"


def _inner(number: int, line: Line, told: Talk, kind: BlockKind) -> int:
    """Where the words of a line begin: past its label, dash or list mark."""
    cue = told.shown.get(number)
    if cue is not None and cue.label is not None and number in told.turn:
        return cue.label.body
    start = line.inner
    words = line.words
    found = (ITEM if kind == "list_item" else DASH).match(words)
    if found and (kind == "list_item" or number in told.turn):
        start += found.end()
    return start


def _cut(line: Line, kind: BlockKind, inner: int, turn: int | None, speaker: Speaker | None) -> list[Piece]:
    """The line as one piece, or as several where furniture stands inside it."""
    pieces: list[Piece] = []
    at = line.start
    for start, end in inside(line):
        if start > at and line.text[at - line.start : start - line.start].strip():
            pieces.append(_trimmed(line, Piece(kind, at, start, max(inner, at), turn, speaker)))
            pieces.append(Piece("furniture", start, end, start))
            at = end
        elif start <= at:
            pieces.append(Piece("furniture", at, end, at))
            at = end
    if line.text[at - line.start :].strip():
        pieces.append(_trimmed(line, Piece(kind, at, line.end, max(inner, at), turn, speaker)))
    return pieces


def _trimmed(line: Line, piece: Piece) -> Piece:
    start, end = piece.start, piece.end
    while start < end and line.text[start - line.start].isspace():
        start += 1
    while end > start and line.text[end - 1 - line.start].isspace():
        end -= 1
    return Piece(piece.kind, start, end, min(max(piece.inner, start), end), piece.turn, piece.speaker)


@reader("blocks", version="1", makes="block")
def blocks(page: Page) -> list[Block]:
    """The blocks of a page: every word of the text lies in exactly one, in order."""
    how = made("blocks")
    return [
        Block(
            kind=piece.kind,
            span=page.span(piece.start, piece.end),
            made=how,
            speaker=piece.speaker,
            turn=piece.turn,
        )
        for piece in page.of(laid_out)
    ]
