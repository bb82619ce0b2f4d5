"""Page checksums read straight from the file, and the file's own idea of its length."""

from __future__ import annotations

from pathlib import Path

import apsw

HEADER = 100


def page_size(header: bytes) -> int | None:
    """Bytes a page, from a database's first 100 bytes; None where they are no SQLite header."""
    if len(header) < HEADER or not header.startswith(b"SQLite format 3\x00"):
        return None
    size = int.from_bytes(header[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else None


def first_bad_page(path: Path) -> int | None:
    """The byte at which the first page with a wrong checksum starts, or where the file breaks off.

    None where all pages are right, or where pages carry no checksums.
    """
    with path.open("rb") as file:
        header = file.read(HEADER)
        size = page_size(header)
        if size is None:
            return 0
        check = _Checker()
        file.seek(0)
        at = 0
        while page := file.read(size):
            if len(page) < size or (header[20] == 8 and not check(page)):
                return at
            at += size
    pages = int.from_bytes(header[28:32], "big")
    return at if at < pages * size else None


def load_checksums(connection: apsw.Connection) -> None:
    """Load SQLite's checksum extension; other users of apsw in this process keep the VFS they had.

    Raises ImportError, LookupError or apsw.Error where this apsw does not bring it.
    """
    from apsw import sqlite_extra

    if not sqlite_extra.has("cksumvfs"):
        raise LookupError("cksumvfs")
    before = apsw.vfs_names()[0]
    sqlite_extra.load(connection, "cksumvfs")
    apsw.set_default_vfs(before)


class _Checker:
    def __init__(self) -> None:
        self.memory = apsw.Connection(":memory:")
        load_checksums(self.memory)
        self.cursor = self.memory.cursor()

    def __call__(self, page: bytes) -> bool:
        return bool(self.cursor.execute("SELECT verify_checksum(?)", (page,)).get == 1)


def breaks_off(path: Path) -> int | None:
    """The file's length where it is shorter than its header says or no whole number of pages, else None."""
    with path.open("rb") as file:
        header = file.read(HEADER)
    size, length = page_size(header), path.stat().st_size
    if size is None:
        return 0
    short = length < int.from_bytes(header[28:32], "big") * size
    return length if short or length % size else None
