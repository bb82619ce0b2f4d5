"""Writing: one transaction at a time, under the lock, chained, and the head moved when it is done."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec

from detente.ledger import migrate, reprints, store
from detente.ledger.chain import COLUMNS, Entry, canonical, entry_of, link, stamp
from detente.ledger.errors import LedgerDamaged, LedgerShort, NoPageChecksums
from detente.ledger.head import START, Head, HeadFile
from detente.ledger.lock import WriterLock

INSERT = f"INSERT INTO entries ({COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INDEX = "INSERT INTO search (rowid, title, outlet, text) VALUES (?, ?, ?, ?)"
CHECKPOINT_PAGES = 2_000  # of 4 KiB: the journal is folded in when it has grown past 8 MB


class Draft(NamedTuple):
    """An entry before it has its number, time and hash; `payload` is canonical JSON text."""

    kind: str
    payload: str
    author: str
    name: str | None = None
    subject: str | None = None
    within: int | None = None
    supersedes: int | None = None
    reason: str | None = None


class Batch:
    """Entries being written in one transaction; `last` is the end of the chain so far."""

    def __init__(self, connection: apsw.Connection, last: Head, at: str) -> None:
        self.connection = connection
        self.last = last
        self.at = at
        self._cursor = connection.cursor()

    def add(self, draft: Draft) -> int:
        """Write one entry; its number."""
        self.add_many((draft,))
        if draft.kind == "document":
            self._index(draft.payload)
        return self.last.seq

    def add_many(self, drafts: Iterable[Draft]) -> int:
        """Write entries in order (documents one by one, with `add`); the number of the last."""
        self._cursor.executemany(INSERT, self._rows(drafts))
        return self.last.seq

    def add_as_it_was(self, entry: Entry) -> None:
        """Write an entry of another ledger again, with the number and time it has."""
        digest = link(self.last.hash, entry)
        payload = bytes(entry.payload).decode("utf-8")
        self._cursor.execute(INSERT, (*msgspec.structs.astuple(entry)[:-1], payload, digest))
        self.last = Head(entry.seq, digest)
        if entry.kind == "document":
            self._index(payload)

    def _rows(self, drafts: Iterable[Draft]) -> Iterator[tuple[Any, ...]]:
        (seq, previous), at, raw, sha256 = self.last, self.at, msgspec.Raw, hashlib.sha256
        for kind, payload, author, name, subject, within, supersedes, reason in drafts:
            seq += 1
            entry = Entry(
                seq, at, kind, name, subject, within, supersedes, author, reason, raw(payload.encode("utf-8"))
            )
            previous = sha256(previous + canonical(entry)).digest()
            yield seq, at, kind, name, subject, within, supersedes, author, reason, payload, previous
        self.last = Head(seq, previous)

    def _index(self, payload: str) -> None:
        value = msgspec.json.decode(payload)
        self._cursor.execute(INDEX, (self.last.seq, value["title"], value["outlet"], value["text"]))
        reprints.note(self._cursor, self.last.seq, value["text"])


class Writer:
    """The one that writes to a ledger: its lock, its connection, its head file."""

    def __init__(self, path: Path, lock: WriterLock, head: HeadFile) -> None:
        self.path, self.lock, self.head = path, lock, head
        self._connection: apsw.Connection | None = None
        self._batch: Batch | None = None
        self._journal_pages = 0
        self._written: Head | None = None

    @contextmanager
    def transaction(self) -> Iterator[Batch]:
        """All that is written inside is kept together, or nothing of it; nested, it joins the outer one.

        Raises LedgerLocked (E203), LedgerDamaged (E207), LedgerShort (E208), DiskRefused (E209).
        """
        with self.lock.held(), store.in_our_words(self.path):
            if self._batch is not None:
                yield self._batch
                return
            connection = self.connection()
            self._batch = self._begin(connection)
            try:
                yield self._batch
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            else:
                self.head.write(self._batch.last)
                self._written = self._batch.last
                self._checkpoint_when_due(connection)
            finally:
                self._batch = None

    def connection(self) -> apsw.Connection:
        """The writing connection, opened and migrated when first needed; to be asked for under the lock."""
        if self._connection is None:
            connection = store.writer(self.path)
            if connection.reserve_bytes() == store.RESERVED and not store.has_checksums():
                raise NoPageChecksums(
                    f"{self.path}, and apsw without cksumvfs",
                    "the checksum VFS that apsw's wheels bring",
                    "Install apsw from its wheel (pip install --force-reinstall apsw); reading works.",
                )
            migrate.migrate(connection, self.path)
            connection.set_wal_hook(self._count_pages)
            self._connection = connection
        return self._connection

    def _begin(self, connection: apsw.Connection) -> Batch:
        connection.execute("BEGIN IMMEDIATE")
        try:
            last, at = last_entry(connection)
            if last != self._written:  # else nobody wrote since we did
                check_head(connection, self.path, self.head.read(), last)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        return Batch(connection, last, max(at, stamp(dt.datetime.now(dt.UTC))))

    def _checkpoint_when_due(self, connection: apsw.Connection) -> None:
        if self._journal_pages >= CHECKPOINT_PAGES:
            self.head.flush()
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def _count_pages(self, _: apsw.Connection, __: str, pages: int) -> int:
        self._journal_pages = pages
        return apsw.SQLITE_OK

    def close(self) -> None:
        """Fold the journal in, flush the head, let go."""
        if self._connection is not None:
            with self.lock.held(), store.in_our_words(self.path):
                self._connection.set_busy_timeout(200)
                with suppress(
                    apsw.BusyError
                ):  # a reader still looks at the journal: the next writer folds it in
                    self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
                self._connection.close()
                self._connection = None
        self.head.close()


def last_entry(connection: apsw.Connection) -> tuple[Head, str]:
    """The end of the chain, and when it was written."""
    row = connection.execute("SELECT seq, hash, at FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
    return (START, "") if row is None else (Head(row[0], row[1]), row[2])


def check_head(connection: apsw.Connection, path: Path, head: Head | None, last: Head) -> None:
    """Raise where the ledger does not hold what its head file names (E207, E208).

    Entries past the head are those of a writer that was stopped between its commit and the head: they are
    checked.
    """
    if head is None:
        if last.seq == 0:
            return
        raise LedgerShort(
            f"{path} with {last.seq} entries and no readable ledger.head",
            "the head file beside it",
            "Run `detente verify CASE --rebuild-head`: it checks the whole chain and writes the head anew.",
        )
    if head.seq > last.seq:
        raise LedgerShort(
            f"{path} ending at entry {last.seq}",
            f"entry {head.seq}, which the head file names",
            "Entries were lost with the file's end; bring back a backup with `detente restore`.",
        )
    follow(connection, path, head)


def check_whole(connection: apsw.Connection, path: Path) -> None:
    """The whole chain and all indexes, before the first answer of a ledger whose pages are not protected."""
    said = connection.pragma("integrity_check", 1)
    if said != "ok":
        raise store.damage(path, str(said))
    follow(connection, path, START)


def follow(connection: apsw.Connection, path: Path, head: Head) -> None:
    """Check the head's own entry and every entry after it; raises LedgerDamaged (E207) at the first fault."""
    rows = connection.execute(f"SELECT {COLUMNS}, hash FROM entries WHERE seq >= ? ORDER BY seq", (head.seq,))
    previous = head.hash
    for *columns, found in rows:
        seq = columns[0]
        expected = head.hash if seq == head.seq else link(previous, entry_of(tuple(columns)))
        if found != expected:
            raise LedgerDamaged(
                f"{path}, entry {seq}: its hash does not fit",
                "the entry that was written",
                "Run `detente verify CASE` for the position, then `detente restore` from a backup.",
            )
        previous = found
