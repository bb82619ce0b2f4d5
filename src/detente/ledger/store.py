"""The database file: how it is opened, what protects its pages, and SQLite's errors in our words.

Every page carries a checksum (SQLite's checksum VFS, https://www.sqlite.org/cksumvfs.html), so a byte that
changed on disk is refused when it is read, not answered from. Only one connection checkpoints: the writer's.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from detente.ledger.errors import DiskRefused, LedgerDamaged, LedgerError, LedgerLocked, ReadOnlyCase
from detente.ledger.pages import breaks_off, first_bad_page, load_checksums

RESERVED = 8  # bytes a page that the checksum takes
CHECKSUMS = "cksmvfs"
BUSY_MS = 10_000
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})


def has_checksums() -> bool:
    """True where this apsw brings the checksum VFS (its wheels on PyPI do)."""
    if CHECKSUMS in apsw.vfs_names():
        return True
    try:
        load_checksums(apsw.Connection(":memory:"))
    except (ImportError, apsw.Error, LookupError, OSError):
        return False
    return CHECKSUMS in apsw.vfs_names()


def protected(connection: apsw.Connection) -> bool:
    """True where this ledger's pages carry checksums and they are checked as pages are read."""
    return has_checksums() and connection.reserve_bytes() == RESERVED


def vfs() -> str | None:
    """The name of the VFS to open a ledger with; None for SQLite's own."""
    return CHECKSUMS if has_checksums() else None


def _tune(connection: apsw.Connection) -> apsw.Connection:
    connection.set_busy_timeout(BUSY_MS)
    connection.execute("PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-32768; PRAGMA trusted_schema=OFF")
    return connection


def create(path: Path) -> apsw.Connection:
    """A new, empty database in WAL mode with checksummed pages; open for writing."""
    connection = apsw.Connection(str(path), vfs=vfs())
    if has_checksums():
        connection.reserve_bytes(reserve=RESERVED)
    connection.execute("PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    return _tune(connection)


def writer(path: Path) -> apsw.Connection:
    """The connection that writes and, alone, checkpoints."""
    flags = apsw.SQLITE_OPEN_READWRITE
    connection = _tune(apsw.Connection(str(path), flags=flags, vfs=vfs()))
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def reader(path: Path) -> apsw.Connection:
    """A connection that only reads, never blocks and never checkpoints; works on a read-only disk."""
    name = str(path)
    flags = apsw.SQLITE_OPEN_READONLY
    if not _can_share(path):
        name, flags = path.resolve().as_uri() + "?immutable=1", flags | apsw.SQLITE_OPEN_URI
    connection = _tune(apsw.Connection(name, flags=flags, vfs=vfs()))
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    return connection


def _can_share(path: Path) -> bool:
    """False on a read-only disk without a journal, where the file may be taken as it lies."""
    journal = path.with_name(path.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        return True
    return os.access(path.parent, os.W_OK) and writable_mount(path.parent)


def writable_mount(folder: Path) -> bool:
    """False where the folder lies on a file system mounted read-only."""
    if not hasattr(os, "statvfs"):
        return os.access(folder, os.W_OK)
    return not os.statvfs(folder).f_flag & os.ST_RDONLY


@contextmanager
def in_our_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, with the position of the fault where a page is damaged."""
    try:
        yield
    except apsw.ConstraintError:
        raise  # an entry that breaks the table's own rules is a defect of the caller, not of the disk
    except apsw.Error as reason:
        raise _worded(path, reason) from reason
    except UnicodeDecodeError as reason:
        raise damage(path, f"text that is not UTF-8 ({reason})") from reason
    except OSError as reason:
        if reason.errno not in _READ_ONLY | _FULL:
            raise
        raise _worded_os(path, reason) from reason


def _worded(path: Path, reason: apsw.Error) -> LedgerError:
    said = f"{path} ({reason})"
    if isinstance(reason, apsw.BusyError | apsw.LockedError):
        return LedgerLocked(said, "a free database", "Wait until the other process is done, then try again.")
    if isinstance(reason, apsw.FullError):
        return DiskRefused(said, "room for the entry", "Make room on that disk and run the command again.")
    if isinstance(reason, apsw.ReadOnlyError):
        return ReadOnlyCase(
            said, "a case that may be written to", "Copy the case to a disk you may write to."
        )
    damaged = isinstance(reason, apsw.CorruptError | apsw.NotADBError | apsw.SQLError)
    unread = {apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS, apsw.SQLITE_IOERR_SHORT_READ}
    if damaged or getattr(reason, "extendedresult", 0) in unread:
        return damage(path, str(reason))
    if isinstance(reason, apsw.CantOpenError):
        return ReadOnlyCase(
            said,
            "a folder where SQLite may keep its journal",
            "Check the folder's permissions; after a crash, open the case once on a disk you may write to.",
        )
    return DiskRefused(said, "a disk that reads and writes", "Check the disk; then run `detente verify`.")


def _worded_os(path: Path, reason: OSError) -> LedgerError:
    if reason.errno in _READ_ONLY:
        return ReadOnlyCase(
            f"{path} ({reason})",
            "a case that may be written to",
            "Open it read-only, or copy it to another disk.",
        )
    return DiskRefused(
        f"{path} ({reason})", "a disk that takes it", "Make room, check the disk, then try again."
    )


def damage(path: Path, said: str) -> LedgerDamaged:
    """The error for a damaged file, naming the first bad page where there is one."""
    at = first_bad_page(path) if has_checksums() else None
    where = "" if at is None else f"; first bad page at byte {at}"
    return LedgerDamaged(
        f"{path}: {said}{where}",
        "the bytes that were written",
        "Bring back a backup with `detente restore`; keep the damaged file, most of it can still be read.",
    )


def pages_missing(path: Path) -> int | None:
    """Where the file breaks off, None where all pages its header counts are there, or in the journal."""
    off = breaks_off(path)
    journal = path.with_name(path.name + "-wal")
    if off is None or not journal.exists() or not journal.stat().st_size:
        return off
    connection = reader(path)  # a crash while the journal was folded in: the missing pages may be there
    try:
        return None if connection.pragma("quick_check") == "ok" else off
    finally:
        connection.close()
