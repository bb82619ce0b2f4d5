"""Appending, beside plain apsw with the same pragmas and columns, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from benchmarks.ledger.made import document, records
from detente.ledger import Case
from detente.ledger.view import id_of
from detente.ledger.writing import INSERT, Draft
from detente.records import to_json

TABLE = """CREATE TABLE entries (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, name TEXT,
subject TEXT, within INTEGER, supersedes INTEGER, author TEXT NOT NULL, reason TEXT, payload TEXT NOT NULL,
hash BLOB NOT NULL) STRICT"""
AT = "2026-01-01T00:00:00.000000Z"


def drafts(count: int) -> list[Draft]:
    """Entries to append: records as readers make them, already JSON."""
    found: list[Draft] = []
    number = 0
    while len(found) < count:
        report = document(number)
        for record in records(report):
            found.append(Draft("record", to_json(record), "x", "contact", id_of(record, report.id), 1))
        number += 1
    return found[:count]


def plain(folder: Path, name: str) -> apsw.Connection:
    """A database with the same pragmas and columns, and nothing else."""
    connection = apsw.Connection(str(folder / f"{name}.sqlite"))
    connection.execute("PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    connection.execute("PRAGMA wal_autocheckpoint=2000; PRAGMA cache_size=-32768")
    connection.execute(TABLE)
    return connection


def rows(items: list[Draft], first: int = 1) -> Any:
    """The rows that plain SQLite is given."""
    blank = bytes(32)
    for seq, (kind, payload, author, name, subject, within, supersedes, reason) in enumerate(items, first):
        yield seq, AT, kind, name, subject, within, supersedes, author, reason, payload, blank


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def batches(folder: Path, size: int, count: int) -> tuple[float, float]:
    """Rows a second of ours and of plain executemany: `count` transactions of `size` rows each, in turns."""
    items = drafts(size)
    ours: list[float] = []
    theirs: list[float] = []
    database = plain(folder, f"batch-{size}")
    with Case.create(folder / f"batch-{size}") as case:
        for number in range(count):
            ours.append(timed(lambda: _append_many(case, items)))
            theirs.append(timed(lambda n=number: _insert_many(database, items, 1 + n * size)))  # type: ignore[misc]
    database.close()
    return size / statistics.median(ours), size / statistics.median(theirs)


def _append_many(case: Case, items: list[Draft]) -> None:
    with case.ledger.batch() as batch:
        batch.add_many(items)


def _insert_many(database: apsw.Connection, items: list[Draft], first: int) -> None:
    with database:
        database.executemany(INSERT, rows(items, first))


def one_by_one(folder: Path, count: int) -> tuple[float, float]:
    """Rows a second of ours and of plain inserts, each in a transaction of its own, in turns of 50."""
    items = drafts(count)
    ours, theirs = 0.0, 0.0
    database = plain(folder, "single")
    with Case.create(folder / "single") as case:
        for at in range(0, count, 50):
            part = items[at : at + 50]
            ours += timed(lambda p=part: [_append_many(case, [item]) for item in p])  # type: ignore[misc]
            theirs += timed(
                lambda p=part, a=at: [_insert_many(database, [x], 1 + a + i) for i, x in enumerate(p)]
            )  # type: ignore[misc]
    database.close()
    return count / ours, count / theirs
