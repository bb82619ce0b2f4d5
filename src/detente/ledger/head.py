"""The head file: the last entry's number and hash, kept apart from the database.

Two lines of fixed width are written in turn, each with its own checksum. A line torn by a crash or flipped on
disk is thus known as such, and the other still holds; a ledger that lost its end cannot pass for whole.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import NamedTuple

from detente.ledger.chain import GENESIS

WIDTH = 16 + 1 + 64 + 1 + 8 + 1  # number, hash, checksum, with a space after each but a newline at the end


class Head(NamedTuple):
    """The number and hash of an entry; number 0 is the start of every chain."""

    seq: int
    hash: bytes


START = Head(0, GENESIS)


def _line(head: Head) -> bytes:
    body = f"{head.seq:016d} {head.hash.hex()}".encode("ascii")
    return body + f" {zlib.crc32(body):08x}\n".encode("ascii")


def _parse(line: bytes) -> Head | None:
    body, _, check = line.rstrip(b"\n").rpartition(b" ")
    if len(line) != WIDTH or check != f"{zlib.crc32(body):08x}".encode("ascii"):
        return None
    return Head(int(body[:16]), bytes.fromhex(body[17:].decode("ascii")))


def write_at(descriptor: int, content: bytes, place: int) -> None:
    """Write at a place of an open file."""
    if hasattr(os, "pwrite"):
        os.pwrite(descriptor, content, place)
    else:
        os.lseek(descriptor, place, os.SEEK_SET)
        os.write(descriptor, content)


class HeadFile:
    """The file `ledger.head` of a case."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def read(self) -> Head | None:
        """The newest head that reads back whole; None where the file is missing or both lines are damaged."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return None
        found = [head for at in (0, WIDTH) if (head := _parse(raw[at : at + WIDTH])) is not None]
        return max(found, default=None)

    def write(self, head: Head) -> None:
        """Write over the older of the two lines; survives the process at once, a power cut after `flush`."""
        if self._descriptor is None:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(self.path, flags, 0o644)
        write_at(self._descriptor, _line(head), (head.seq % 2) * WIDTH)

    def start(self, head: Head = START) -> None:
        """Write both lines anew (a new or restored ledger)."""
        self.close()
        self.path.write_bytes(_line(head) * 2)
        self.write(head)
        self.flush()

    def flush(self) -> None:
        """Wait until the disk has it."""
        if self._descriptor is not None:
            os.fsync(self._descriptor)

    def close(self) -> None:
        """Flush and let go of the file."""
        if self._descriptor is not None:
            self.flush()
            os.close(self._descriptor)
            self._descriptor = None
