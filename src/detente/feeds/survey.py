"""A table looked through in passing: hashed, its lines and delimiters counted, its bytes judged.

The counts are what makes it safe to hand a table of lines straight to DuckDB: it stops at a zero byte, at
bytes that are no text and at mixed line ends, and skips blank lines without a word. Where nothing of the kind
is there and the counts add up, every line is a row.
"""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import numpy as np

PIECE = 1 << 20  # stays in the cache of a core while it is looked at in several ways
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Survey:
    """What a look through all bytes of a table found.

    `tidy`: UTF-8 without a byte order mark, zero bytes or carriage returns.
    """

    sha256: str
    lines: int
    delimiters: int
    tidy: bool

    def grid(self, width: int) -> int | None:
        """How many lines there are, if they can have `width` columns each, all of them; else None."""
        return self.lines if self.tidy and self.delimiters == self.lines * (width - 1) else None


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Hashed:
    """A stream that is hashed as it is read."""

    def __init__(self, stream: Readable) -> None:
        self.stream, self.sha = stream, hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        data = self.stream.read(size)
        self.sha.update(data)
        return data


def survey(stream: Readable, delimiter: bytes, out: BinaryIO | None = None) -> Survey:
    """Go through a stream of bytes, writing them to `out` if that is given."""
    sha, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    lines = delimiters = 0
    tidy, last, first = True, b"\n", True
    while chunk := stream.read(PIECE):
        tidy, first = tidy and not (first and chunk.startswith(BOM)), False
        tidy = tidy and b"\r" not in chunk and b"\0" not in chunk and _is_text(chunk, decoder)
        sha.update(chunk)
        data = np.frombuffer(chunk, dtype=np.uint8)
        lines += int(np.count_nonzero(data == ord("\n")))
        delimiters += int(np.count_nonzero(data == ord(delimiter)))
        last = chunk[-1:]
        if out is not None:
            out.write(chunk)
    tidy = tidy and not decoder.getstate()[0]
    return Survey(sha.hexdigest(), lines + (last != b"\n"), delimiters, tidy)


def _is_text(chunk: bytes, decoder: codecs.IncrementalDecoder) -> bool:
    if chunk.isascii() and not decoder.getstate()[0]:
        return True
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True
