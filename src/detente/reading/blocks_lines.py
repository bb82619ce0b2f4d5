"""The lines of a page: its smallest pieces of structure, with what the source format said of each.

A line is a paragraph as written, a cell of a table row, or one list item. Paragraphs broken by hand
at a fixed width are joined again. Every character of the text that is not white space or a table's
ruling lies in exactly one line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from detente.reading.page import Page

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
ITEM = re.compile(r"(?:[•▪●◦‣∙·■□➤►✔✓*+]|[-–—−]|\(?\d{1,2}[.)]|\(?[a-zа-я]\)|[ivx]{1,4}[.)])(?:[ \t\u00a0]+)")
HASHES = re.compile(r"#{1,6}[ \t]+")
ANGLE = re.compile(r">[ \t]?")
_RULE = re.compile(r"[\s|:+=\-–—_*~#.]*")
_MARKER = re.compile(r"[-–—―−•*>#|]|\d{1,2}[.)]\s|\(?\w\)\s|[^\s:：]{1,30}(?: [^\s:：]{1,30}){0,3}[:：]")
_ENDED = re.compile(r"[.!?…:;؟。？！।][\"'“”‘’»«)\]*_]*$")


@dataclass(slots=True)
class Line:
    """One line [start, end); its words lie in [inner, end), after list marks and heading marks.

    `tags` are the kinds of markup that cover nearly all of it; `bold` and `italic` are how many of its
    characters, from the start, are set so; `row` and `cell` place it in a table.
    """

    start: int
    end: int
    inner: int
    text: str
    tags: set[str] = field(default_factory=set)
    bold: int = 0
    italic: int = 0
    row: int | None = None
    cell: int = 0
    gap: bool = False
    """True where an empty line comes before it."""

    @property
    def words(self) -> str:
        """The line without list and heading marks."""
        return self.text[self.inner - self.start :]

    @property
    def ended(self) -> bool:
        """True where it closes with the punctuation of a sentence."""
        return _ENDED.search(self.text[-12:]) is not None


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _physical(text: str) -> list[Line]:
    lines, at, gap = [], 0, False
    for cut in [*BREAK.finditer(text), None]:
        until = cut.start() if cut else len(text)
        piece = text[at:until]
        body = piece.strip()
        if body:
            start = at + len(piece) - len(piece.lstrip())
            lines.append(Line(start, start + len(body), start, body, gap=gap))
        gap = not body
        at = cut.end() if cut else until
    return lines


def _wrapped(lines: list[Line]) -> bool:
    """True where the text is broken by hand: no line is long, and most that break off run on in the next."""
    if len(lines) < 4 or max(len(line.text) for line in lines) > 110:
        return False
    breaks = [(a, b) for a, b in pairwise(lines) if not b.gap and not a.ended]
    running = [1 for a, b in breaks if len(a.text) > 45 and b.text[:1].islower()]
    return len(running) >= 3 and len(running) * 2 >= len(breaks)


def _unwrapped(lines: list[Line], text: str) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        tail = len(text[max(last.start, text.rfind("\n", 0, last.end)) : last.end]) if last else 0
        if last and not line.gap and tail > 45 and not _MARKER.match(line.text):
            joined[-1] = Line(last.start, line.end, last.start, text[last.start : line.end], gap=last.gap)
        else:
            joined.append(line)
    return joined


def _cells(line: Line, row: int) -> list[Line]:
    """The cells of a table row, parted by bars or tabs."""
    cells, at, number = [], line.start, line.cell
    for piece in re.split(r"(\t)" if "\t" in line.text else r"([|])", line.text):
        body = piece.strip()
        if body and body not in "|\t":
            start = at + len(piece) - len(piece.lstrip())
            cells.append(
                Line(start, start + len(body), start, body, {"table_row"}, row=row, cell=number, gap=True)
            )
        if piece in ("|", "\t"):
            number += 1
        at += len(piece)
    if line.text.startswith("|"):
        for cell in cells:
            cell.cell -= 1
    return cells


def _rows(found: list[Line], page: Page) -> None:
    """Number the rows of tables, those the format knew and those drawn with bars or tabs."""
    starts = [line.start for line in found]
    for number, mark in enumerate(m for m in page.document.markup if m.tag == "table_row"):
        at, cell = bisect_left(starts, mark.start), 0
        while at < len(found) and found[at].end <= mark.end and found[at].row is None:
            found[at].row, found[at].cell = number, cell
            cell += found[at].text.count("\t")
            at += 1
    parted = {mark: [line for line in found if mark in line.text] for mark in ("\t", " | ")}
    columns = {
        mark
        for mark, rows in parted.items()
        if len(rows) >= 3 and sum(len(r.text) for r in rows) > 40 * len(rows)
    }
    for number, line in enumerate(found):
        drawn = line.text.startswith("|") and line.text.count("|") >= 2
        if line.row is None and (drawn or any(mark in line.text for mark in columns)):
            line.row = -1 - number


def _laid(found: list[Line]) -> list[Line]:
    """Rows written on one line, cut into their cells."""
    laid: list[Line] = []
    for line in found:
        cells = _cells(line, line.row) if line.row is not None and not is_rule(line.text) else []
        if len(cells) > 1:
            laid += cells
        else:
            laid.append(line)
    return laid


def _tag(lines: list[Line], page: Page) -> None:
    """Lay the format's markup over the lines, in one pass per kind."""
    starts = [line.start for line in lines]
    kinds: dict[str, list[tuple[int, int]]] = {}
    for mark in page.document.markup:
        kinds.setdefault(mark.tag, []).append((mark.start, mark.end))
    for tag, spans in kinds.items():
        for start, end in _merged(spans):
            at = max(bisect_left(starts, start + 1) - 1, 0)
            while at < len(lines) and lines[at].start < end:
                line = lines[at]
                covered = min(end, line.end) - max(start, line.start)
                if covered > 0:
                    _cover(line, tag, start, covered)
                at += 1


def _cover(line: Line, tag: str, start: int, covered: int) -> None:
    if covered * 10 >= 9 * len(line.text):
        line.tags.add(tag)
    if start <= line.start + 3:
        if tag == "bold":
            line.bold = covered
        elif tag == "italic":
            line.italic = covered


def _written(line: Line) -> None:
    """Read the marks that plain text and Markdown set themselves: #, >, **, list marks."""
    text = line.text
    if found := HASHES.match(text):
        line.tags.add("heading")
        line.inner = line.start + found.end()
    elif found := ANGLE.match(text):
        line.tags.add("quote")
        line.inner = line.start + found.end()
    words = line.words
    for mark, tag in (("**", "bold"), ("__", "bold"), ("*", "italic"), ("_", "italic")):
        if words.startswith(mark) and (close := words.find(mark, len(mark))) > 0:
            length = close + len(mark)
            if tag == "bold":
                line.bold = max(line.bold, length)
            else:
                line.italic = max(line.italic, length)
            if length * 10 >= 9 * len(words):
                line.tags.add(tag)
            break


def lines(page: Page) -> list[Line]:
    """The lines of a page in order, with their markup."""
    found = _physical(page.text)
    if not page.document.markup and _wrapped(found):
        found = _unwrapped(found, page.text)
    _rows(found, page)
    laid = _laid(found)
    _tag(laid, page)
    for line in laid:
        _written(line)
    return laid


def is_rule(text: str) -> bool:
    """True for a line that only draws: ---, ***, |---|---|."""
    return _RULE.fullmatch(text) is not None
