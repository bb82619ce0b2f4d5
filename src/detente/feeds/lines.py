"""Tables whose rows are lines: checked in passing, read by DuckDB where they lie if all is well.

DuckDB's reader stops at a zero byte, at bytes that are no text and at mixed line ends, so every line is
looked at first, many at a time. Only where something is wrong, packed or in another encoding is a clean copy
written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from detente.feeds.errors import NotThisFeed
from detente.feeds.feed import Feed
from detente.feeds.quarantine import Quarantine
from detente.feeds.rows import Rows, match

CHUNK = 8 << 20
MAX_LINE = 4 << 20
BOM = b"\xef\xbb\xbf"


class Sieve:
    """One pass over a table: counts, hashes, sets bad lines aside, and copies the good ones if told to."""

    def __init__(self, feed: Feed, member: str, encoding: str, quarantine: Quarantine | None) -> None:
        self.feed, self.member, self.encoding, self.quarantine = feed, member, encoding, quarantine
        self.utf8 = encoding.lower().replace("-", "").replace("_", "") in ("utf8", "ascii", "usascii")
        self.delimiter = feed.delimiter.encode()
        self.sha = hashlib.sha256()
        self.names: tuple[str | None, ...] = ()
        self.width, self.widths = 0, feed.widths
        self.count = self.line = 0  # sound rows; lines gone by
        self.dropped: list[int] = []
        self.clean = self.utf8  # whether DuckDB may read the file as it lies there

    @property
    def skip(self) -> int:
        """Lines before the first row."""
        return int(self.feed.header)

    def run(self, stream: BinaryIO, out: BinaryIO | None) -> None:
        """Go through all lines; without `out` only until something is found that needs a copy."""
        first = True
        for chunk in whole_lines(stream, self.sha):
            block = self._begin(chunk) if first else chunk
            first = False
            sound = self._sound(block)
            if sound is None:
                self.clean = False
            if out is None and not self.clean:
                return
            if out is not None:
                out.write(block if sound is not None and self.utf8 else b"".join(self._lines(block)))
            if sound is not None and (out is None or self.utf8):
                self.count += sound
                self.line += sound
        if first:
            self._begin(b"")

    def _begin(self, chunk: bytes) -> bytes:
        """Take off a byte order mark and the header, and settle the columns."""
        if chunk.startswith(BOM):
            chunk, self.clean = chunk[len(BOM) :], False
        if self.feed.header:
            head, _, chunk = chunk.partition(b"\n")
            text = head.decode(self.encoding, "replace").rstrip("\r")
            self.names = match(self.feed, text.split(self.feed.delimiter), self.member)
            self.widths = (len(self.names),)
            self.line = 1
        self.width = self._width(chunk)
        if not self.feed.header:
            self.names = tuple(c.name for c in self.feed.columns[: self.width])
        return chunk

    def _width(self, chunk: bytes) -> int:
        """How many columns the rows have: as many as most of the first thousand, if it is allowed."""
        found = [line.count(self.delimiter) + 1 for line in chunk.split(b"\n", 1000)[:1000] if line.strip()]
        fitting = [width for width in found if width in self.widths]
        if found and not fitting:
            raise NotThisFeed(
                f"{self.member} with {found[0]} columns",
                f"{' or '.join(map(str, self.widths))} columns as in {self.feed.title}",
                "Check --format.",
            )
        return max(fitting, default=self.widths[-1])

    def _sound(self, block: bytes) -> int | None:
        """How many lines a block has, None where one of them is not as it should be."""
        if b"\r" in block or b"\0" in block or not _is_utf8(block):
            return None
        data = np.frombuffer(block, dtype=np.uint8)
        stops = np.flatnonzero(data - np.uint8(9) < 2)  # tabs (9) and line ends (10), at one go
        ends = stops[self.width - 1 :: self.width]
        if len(stops) % self.width or (data[ends] != 10).any() or block.count(b"\n") != len(ends):
            return None
        return None if (np.diff(ends, prepend=-1) > MAX_LINE).any() else len(ends)

    def _lines(self, block: bytes) -> Iterator[bytes]:
        """The sound lines of a block, as UTF-8; the others are set aside."""
        for raw in block[:-1].split(b"\n") if block else ():
            self.line += 1
            text, kind = self._judge(raw)
            if kind:
                self.dropped.append(self.line - 1 - self.skip)
                if kind != "blank" and self.quarantine is not None:
                    self.quarantine.add(self.member, self.line, kind, kind, text)
                continue
            self.count += 1
            short = self.width - (text.count(self.feed.delimiter) + 1)
            yield (text + self.feed.delimiter * short + "\n").encode("utf-8")

    def _judge(self, raw: bytes) -> tuple[str, str]:
        """A line's text, and what is wrong with it ("" where nothing is)."""
        try:
            text = raw.decode(self.encoding).rstrip("\r")
        except (UnicodeDecodeError, LookupError):
            return raw.decode("latin-1"), f"not {self.encoding}"
        width = text.count(self.feed.delimiter) + 1
        if not text.strip():
            return text, "blank"
        if width not in self.widths or width > self.width:
            return text, f"{width} columns, not {' or '.join(map(str, self.widths))}"
        if "\0" in text or "\r" in text or len(raw) > MAX_LINE:
            return text, "longer than 4 MiB" if len(raw) > MAX_LINE else "a control character in the row"
        return text, ""


def whole_lines(stream: BinaryIO, sha: hashlib._Hash) -> Iterator[bytes]:
    """A stream in chunks that each end with a line end; a missing last one is added."""
    rest = b""
    while data := stream.read(CHUNK):
        sha.update(data)
        at = data.rfind(b"\n") + 1
        if at:
            yield rest + data[:at]
            rest = data[at:]
        else:
            rest = (rest + data)[: MAX_LINE + 2]  # too long in any case: its end is not needed
    if rest:
        yield rest + b"\n"


def _is_utf8(block: bytes) -> bool:
    if block.isascii():
        return True
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def line_rows(
    path: Path | None, feed: Feed, name: str, stream: BinaryIO, encoding: str, copy: Path, away: Quarantine
) -> tuple[Rows, str]:
    """The rows of a table of lines, and its SHA-256. `path` where the table is a plain file; else a copy is
    written to `copy`."""
    if path is not None:
        look = Sieve(feed, name, encoding, None)
        look.run(stream, None)
        if look.clean:
            return Rows(path, look.names, look.count, False, look.skip, 1 + look.skip), look.sha.hexdigest()
        stream.seek(0)
    sieve = Sieve(feed, name, encoding, away)
    with copy.open("wb") as out:
        sieve.run(stream, out)
    rows = Rows(copy, sieve.names, sieve.count, False, 0, 1 + sieve.skip, sieve.dropped)
    return rows, sieve.sha.hexdigest()
