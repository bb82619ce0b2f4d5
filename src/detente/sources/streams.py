"""A file as a stream of bytes: from disk, memory or standard input, gzip unpacked as it is read."""

from __future__ import annotations

import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from detente.sources.errors import Bomb, Damaged, Unreadable
from detente.sources.limits import Limits

Given = str | os.PathLike[str] | bytes
_GZIP = b"\x1f\x8b\x08"
_PIECE = 64 * 1024


@contextmanager
def opened(given: Given, name: str | None, limits: Limits) -> Iterator[tuple[BinaryIO, str | None]]:
    """The bytes and the name of what was given, gzip unpacked and its ".gz" taken off the name.

    Raises `Unreadable` (E101).
    """
    if isinstance(given, bytes):
        yield unpacked(io.BytesIO(given), name, limits)
        return
    if os.fspath(given) == "-":
        yield unpacked(sys.stdin.buffer, name, limits)
        return
    path = Path(given)
    try:
        if not path.is_file():
            what = "a folder" if path.is_dir() else "no regular file" if path.exists() else "nothing"
            raise Unreadable(f"{path}, where there is {what}", "a file", "Check the path.")
        stream = path.open("rb")
    except (OSError, ValueError) as reason:
        raise Unreadable(
            f"{given!s} ({reason})", "a file that may be read", "Check the path and its permissions."
        ) from reason
    with stream:
        yield unpacked(stream, name or path.name, limits)


def unpacked(stream: BinaryIO, name: str | None, limits: Limits) -> tuple[BinaryIO, str | None]:
    """The stream itself, or what it unpacks to where it is gzip."""
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    )
    if not buffered.peek(3).startswith(_GZIP):
        return cast(BinaryIO, buffered), name
    inner = name[:-3] if name and name.lower().endswith(".gz") else name
    return cast(BinaryIO, io.BufferedReader(_Gunzip(buffered, name or "the input", limits), _PIECE)), inner


class _Gunzip(io.RawIOBase):
    """Unpacks gzip (also several members in a row) and stops where it grows beyond `Limits.ratio`."""

    def __init__(self, packed: io.BufferedReader, where: str, limits: Limits) -> None:
        self._packed, self._where, self._limits = packed, where, limits
        self._engine = zlib.decompressobj(31)
        self._taken = self._given = 0

    def readable(self) -> bool:
        """True: it is for reading."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with unpacked bytes; 0 at the end."""
        view = memoryview(cast(bytearray, buffer)).cast("B")
        try:
            found = self._next(len(view))
        except zlib.error as reason:
            raise Damaged(
                f"{self._where} ({reason})", "a whole gzip file", "Fetch or pack the file anew."
            ) from reason
        view[: len(found)] = found
        self._given += len(found)
        if self._given > 2**20 and self._given > self._limits.ratio * max(1, self._taken):
            raise Bomb(
                f"{self._where}, which unpacks to more than {self._limits.ratio} times its size",
                f"at most {self._limits.ratio} times",
                "If the file is sound, unpack it first.",
            )
        return len(found)

    def _next(self, most: int) -> bytes:
        while True:
            waiting = self._engine.unconsumed_tail
            if self._engine.eof:
                rest = self._engine.unused_data
                if not rest:
                    rest = self._packed.read(_PIECE)
                    self._taken += len(rest)
                if not rest.strip(b"\x00"):
                    return b""
                self._engine = zlib.decompressobj(31)
                found = self._engine.decompress(rest, most)
            else:
                piece = waiting or self._packed.read(_PIECE)
                if not piece:
                    raise zlib.error("the file breaks off")
                self._taken += 0 if waiting else len(piece)
                found = self._engine.decompress(piece, most)
            if found:
                return found
