"""One file of a feed into Parquet, with its malformed rows set aside."""

from __future__ import annotations

import hashlib
import shutil
import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from detente.feeds.convert import MEMORY, Converter, connect
from detente.feeds.encoding import by_bytes, checked, is_utf8
from detente.feeds.feed import Feed
from detente.feeds.head import head
from detente.feeds.lines import line_rows, whole_lines
from detente.feeds.opening import is_plain, members
from detente.feeds.quarantine import Quarantine
from detente.feeds.quoted import quoted_rows
from detente.feeds.rows import Rows
from detente.feeds.survey import Hashed, Readable, Survey, survey


@dataclass
class Loaded:
    """What came of one file: rows kept and set aside, the reasons by number, SHA-256 of it and its tables."""

    sha256: str = ""
    kept: int = 0
    set_aside: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """One table inside a file. `path` where it lies there as it is; `scratch` is for what passes."""

    feed: Feed
    name: str
    stream: BinaryIO
    path: Path | None
    encoding: str
    scratch: Path
    away: Quarantine


def load(
    feed: Feed,
    path: Path,
    folder: Path,
    part: str,
    *,
    quarantine: Path,
    encoding: str | None = None,
    threads: int | None = None,
    memory: str = MEMORY,
) -> Loaded:
    """Write a file's events below `folder` (year=.../month=...), each part's name beginning with `part`.

    `quarantine` is where malformed rows go, one line of JSON each; it is made only when there is one.
    Raises NotThisFeed (E501), FeedUnreadable (E502), ImportFailed (E504).
    """
    plain, done, encoding = is_plain(path), Loaded(), checked(encoding or feed.encoding)
    scratch = folder / f".passing-{uuid.uuid4().hex}"
    scratch.mkdir(parents=True)
    try:
        with Quarantine(quarantine) as away, connect(scratch, threads, memory) as connection:
            for number, (name, stream) in enumerate(members(path)):
                into = Converter(feed, folder, f"{part}-{number}", scratch, connection)
                table = Table(feed, name, stream, path if plain else None, encoding, scratch, away)
                kept, done.tables[name] = _quoted(table, into) if feed.quoted else _lines(table, into)
                done.kept += kept
            (done.sha256,) = done.tables.values() if plain else (digest(path),)
            done.set_aside, done.reasons = away.count, dict(sorted(away.reasons.items()))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return done


def _quoted(table: Table, into: Converter) -> tuple[int, str]:
    """A table with quotation marks: record by record; rows kept and SHA-256."""
    hashed, copy = Hashed(table.stream), table.scratch / "rows"
    stream, encoding = by_bytes(hashed, table.encoding)
    rows = quoted_rows(table.feed, table.name, stream, encoding, copy, table.away)
    kept = into.one_by_one(rows, table.away, table.name)
    copy.unlink()
    return kept, hashed.sha.hexdigest()


def _lines(table: Table, into: Converter) -> tuple[int, str]:
    """A table of lines: straight into DuckDB while it is looked through, line by line if need be."""
    if not is_utf8(table.encoding):
        return _line_by_line(table, table.stream, into)
    plain, delimiter, seen = table.path, table.feed.delimiter.encode(), None
    if plain is None:
        plain = table.scratch / "table"
        with plain.open("wb") as out:
            seen = survey(table.stream, delimiter, out)
    with plain.open("rb") as begin:
        start = head(table.feed, table.name, table.encoding, next(whole_lines(begin), b""))
    rows = Rows(plain, start.names, 0, False, int(table.feed.header), 1 + int(table.feed.header))
    with ThreadPoolExecutor(1) as beside, plain.open("rb") as again:
        looked = beside.submit(survey, again, delimiter) if seen is None else _done(seen)
        kept = into.straight(rows, lambda: looked.result().grid(start.width), table.away, table.name)
        sha = looked.result().sha256
    if kept is None:
        with plain.open("rb") as again:
            kept, _ = _line_by_line(table, again, into)
    if table.path is None:
        plain.unlink()
    return kept, sha


def _line_by_line(table: Table, stream: Readable, into: Converter) -> tuple[int, str]:
    hashed, copy = Hashed(stream), table.scratch / "rows"
    chunks, encoding = by_bytes(hashed, table.encoding)
    rows = line_rows(table.feed, table.name, chunks, encoding, copy, table.away)
    kept = into.one_by_one(rows, table.away, table.name)
    copy.unlink()
    return kept, hashed.sha.hexdigest()


def _done(seen: Survey) -> Future[Survey]:
    future: Future[Survey] = Future()
    future.set_result(seen)
    return future


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
