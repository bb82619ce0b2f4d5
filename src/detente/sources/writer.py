"""Writes a document's clean text and, beside it, where each piece of the format's markup lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from detente.records import Markup

Tag = Literal[
    "heading", "bold", "italic", "list_item", "quote", "caption", "table_row", "paragraph", "header"
]
_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\u00a0\u2028\u2029]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u00ad\ufeff\ufffe\uffff]")


class Writer:
    """Text in blocks: an empty line between paragraphs, one line end between list items, rows and breaks.

    White space inside a block is one space, cells of a row are parted by a tab.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pending = ""
        self._fresh_cell = False
        self.markup: list[Markup] = []

    @property
    def at(self) -> int:
        """Where the next character will stand, before any pending gap."""
        return self._length

    def text(self, value: str | None) -> None:
        """Running text; its white space is folded."""
        if not value:
            return
        folded = _SPACE.sub(" ", _UNSEEN.sub("", value))
        if folded.startswith(" "):
            self.gap(" ")
            folded = folded[1:]
        if not folded:
            return
        trailing = folded.endswith(" ")
        folded = folded.rstrip(" ")
        self._flush()
        self._parts.append(folded)
        self._length += len(folded)
        if trailing:
            self.gap(" ")

    def raw(self, value: str) -> None:
        """Text taken as it is, line ends and all."""
        if value:
            self._flush()
            self._parts.append(value)
            self._length += len(value)

    def gap(self, kind: str) -> None:
        """What parts the last words from the next: " ", "\\n" or "\\n\\n"; the widest asked for wins."""
        if self._fresh_cell:
            return
        order = ("", " ", "\n", "\n\n")
        if order.index(kind) > order.index(self._pending):
            self._pending = kind

    def cell(self, first: bool) -> None:
        """A table's cell begins: a tab parts it from the one before, whatever gap was due."""
        if not first:
            self._fresh_cell = False
            self._pending = "\t"
        self._fresh_cell = not first

    def row_end(self) -> None:
        """A table's row is over."""
        self._fresh_cell = False
        self._pending = ""
        self.gap("\n")

    def _flush(self) -> None:
        self._fresh_cell = False
        if self._pending and self._length:
            self._parts.append(self._pending)
            self._length += len(self._pending)
        self._pending = ""

    @contextmanager
    def marked(self, *tags: Tag) -> Iterator[None]:
        """Everything written inside carries the tags; nothing written, nothing marked."""
        before = self._length
        yield
        start = before
        if self._length > before:
            # The gap that came due at the first word belongs outside the mark.
            written = self.since(before)
            start += len(written) - len(written.lstrip(" \t\n"))
            self.markup += [Markup(start=start, end=self._length, tag=tag) for tag in tags]

    def since(self, start: int) -> str:
        """What was written from `start` on."""
        pieces: list[str] = []
        left = self._length - start
        for part in reversed(self._parts):
            if left <= 0:
                break
            pieces.append(part if len(part) <= left else part[len(part) - left :])
            left -= len(part)
        return "".join(reversed(pieces))

    def done(self) -> str:
        """All that was written."""
        return "".join(self._parts)
