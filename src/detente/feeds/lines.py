"""Tables whose rows are lines, looked at line by line where something is wrong with one of them.

DuckDB's reader stops at a zero byte, at bytes that are no text and at mixed line ends; a clean copy in UTF-8
is written for it, without the lines that are not as they should be.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from detente.feeds.feed import Feed
from detente.feeds.head import Head, head
from detente.feeds.quarantine import Quarantine
from detente.feeds.rows import Rows
from detente.feeds.survey import Readable

CHUNK = 8 << 20
MAX_LINE = 4 << 20


class Sieve:
    """One pass over a table: sets bad lines aside and copies the good ones."""

    def __init__(self, feed: Feed, member: str, encoding: str, quarantine: Quarantine) -> None:
        self.feed, self.member, self.encoding, self.quarantine = feed, member, encoding, quarantine
        self.head: Head = Head((), (), 0, 0)
        self.count = self.line = 0  # sound rows; lines gone by
        self.dropped = array("q")

    @property
    def skip(self) -> int:
        """Lines before the first row."""
        return int(self.feed.header)

    def run(self, chunks: Iterator[bytes], out: BinaryIO) -> None:
        """Go through all lines, in chunks of whole ones."""
        block = next(chunks, b"")
        self.head = head(self.feed, self.member, self.encoding, block)
        block, self.line = block[self.head.start :], self.skip
        while block:
            text = self._sound(block)
            if text is None:
                out.writelines(self._lines(block))
            else:
                out.write(text)
                sound = text.count(b"\n")
                self.count += sound
                self.line += sound
            block = next(chunks, b"")

    def _sound(self, block: bytes) -> bytes | None:
        """A block in UTF-8, None where one of its lines is not as it should be."""
        if b"\r" in block or b"\0" in block:
            return None
        try:
            text = block if block.isascii() else block.decode(self.encoding).encode("utf-8")
        except UnicodeError:
            return None
        data, width = np.frombuffer(text, dtype=np.uint8), self.head.width
        stops = np.flatnonzero((data == ord(self.feed.delimiter)) | (data == ord("\n")))
        ends = stops[width - 1 :: width]
        if len(stops) % width or (data[ends] != ord("\n")).any() or text.count(b"\n") != len(ends):
            return None
        return None if (np.diff(ends, prepend=-1) > MAX_LINE).any() else text

    def _lines(self, block: bytes) -> Iterator[bytes]:
        """The sound lines of a block, as UTF-8; the others are set aside."""
        for raw in block[:-1].split(b"\n"):
            self.line += 1
            text, kind = self._judge(raw)
            if kind:
                self.dropped.append(self.line - 1 - self.skip)
                if kind != "blank":
                    self.quarantine.add(self.member, self.line, kind, kind, text)
                continue
            self.count += 1
            short = self.head.width - (text.count(self.feed.delimiter) + 1)
            yield (text + self.feed.delimiter * short + "\n").encode("utf-8")

    def _judge(self, raw: bytes) -> tuple[str, str]:
        """A line's text, and what is wrong with it ("" where nothing is)."""
        try:
            text = raw.decode(self.encoding).rstrip("\r")
            text.encode("utf-8")
        except UnicodeError:
            return raw.decode("latin-1"), f"not {self.encoding}"
        width = text.count(self.feed.delimiter) + 1
        if width == 1 and not text.strip():
            return text, "blank"
        if width not in self.head.widths or width > self.head.width:
            return text, f"{width} columns, not {' or '.join(map(str, self.head.widths))}"
        if "\0" in text or "\r" in text or len(raw) > MAX_LINE:
            return text, "longer than 4 MiB" if len(raw) > MAX_LINE else "a control character in the row"
        return text, ""


def whole_lines(stream: Readable) -> Iterator[bytes]:
    """A stream in chunks that each end with a line end; a missing last one is added."""
    rest = b""
    while data := stream.read(CHUNK):
        at = data.rfind(b"\n") + 1
        if at:
            yield rest + data[:at]
            rest = data[at:]
        else:
            rest = (rest + data)[: MAX_LINE + 2]  # too long in any case: its end is not needed
    if rest:
        yield rest + b"\n"


def line_rows(feed: Feed, name: str, stream: Readable, encoding: str, copy: Path, away: Quarantine) -> Rows:
    """The sound rows of a table of lines, copied to `copy`; the others are set aside."""
    sieve = Sieve(feed, name, encoding, away)
    with copy.open("wb") as out:
        sieve.run(whole_lines(stream), out)
    return Rows(copy, sieve.head.names, sieve.count, False, 0, 1 + sieve.skip, sieve.dropped)
