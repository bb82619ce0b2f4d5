"""Rows to Parquet, in DuckDB: straight from the file where all is well, else row by row."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from detente.feeds.errors import ImportFailed
from detente.feeds.feed import Feed
from detente.feeds.lookup import Lookup
from detente.feeds.parts import put_in_place, write_parts
from detente.feeds.quarantine import Quarantine
from detente.feeds.quoted import as_csv
from detente.feeds.rows import LINE, Rows
from detente.feeds.sql import name_of, plan, quoted, source, straight

MEMORY = "1GB"
PASSING = "written"
SOME = 1_000  # malformed rows that are held at a time


def connect(scratch: Path, threads: int | None, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """A connection that stays within its memory and sorts in `scratch`."""
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = {quoted(memory)}; SET enable_progress_bar = false")
    connection.execute(f"SET temp_directory = {quoted(str(scratch / 'sorting'))}")
    connection.execute("SET preserve_insertion_order = false; SET partitioned_write_flush_threshold = 100000")
    # left to itself, DuckDB may build its hash tables on the events and hold all of them in memory
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    if threads is not None:
        connection.execute(f"SET threads = {int(threads)}")
    return connection


class Converter:
    """Writes the rows of one table below `folder`, as Parquet whose names begin with `part`."""

    def __init__(
        self, feed: Feed, folder: Path, part: str, scratch: Path, connection: duckdb.DuckDBPyConnection
    ) -> None:
        self.feed, self.folder, self.part = feed, folder, part
        self.passing, self.connection = scratch / PASSING, connection

    def straight(
        self, rows: Rows, lines: Callable[[], int | None], away: Quarantine, member: str
    ) -> int | None:
        """Let DuckDB's reader cast the values of a table of lines; how many rows were written.

        `lines` is asked afterwards how many lines the table has, None where it is not tidy. None, and nothing
        is left behind, where that or the reader says that the rows have to be looked at one by one.
        """
        lookup = Lookup()
        sql = straight(self.feed, rows, lookup)
        with self._tidied(lookup), _told(member):
            try:
                count = write_parts(self.connection, sql, self.passing, self.part)
            except (duckdb.InvalidInputException, duckdb.ConversionException):
                return None
            known = lines()
            if known is None:
                return None
            if count < known - rows.skip:
                faults = self._faults(plan(self.feed, rows, Lookup()).faults)
                if count + faults != known - rows.skip:
                    return None
                self._set_aside(rows, member, away)
            put_in_place(self.passing, self.folder)
        return count

    def one_by_one(self, rows: Rows, away: Quarantine, member: str) -> int:
        """Write the good rows and set the others aside; how many were written. Raises ImportFailed (E504)."""
        if not rows.count:
            return 0
        lookup = Lookup()
        sql = plan(self.feed, rows, lookup)
        with self._tidied(lookup), _told(member):
            count = write_parts(self.connection, sql.good, self.passing, self.part)
            if count < rows.count:
                self._faults(sql.faults)
                self._set_aside(rows, member, away)
            put_in_place(self.passing, self.folder)
        return count

    @contextmanager
    def _tidied(self, lookup: Lookup) -> Iterator[None]:
        """The tables that are looked into, for as long as they are needed; nothing is left of what failed."""
        try:
            lookup.prepare(self.connection)
            yield
        finally:
            shutil.rmtree(self.passing, ignore_errors=True)
            for name in self.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                self.connection.execute(f"DROP TABLE {name_of(name[0])}")

    def _faults(self, sql: str) -> int:
        """Keep row numbers and reasons of malformed rows in a table of DuckDB's; how many there are."""
        self.connection.execute(f"CREATE TABLE faults_ AS {sql}")
        found = self.connection.execute("SELECT count(*) FROM faults_").fetchone()
        return int(found[0]) if found else 0

    def _set_aside(self, rows: Rows, member: str, away: Quarantine) -> None:
        """Each malformed row with its line and text into the quarantine, one after another."""
        told = _in_parquet(rows, self.connection) if rows.parquet else _in_lines(rows, self.connection)
        for line, why, text in told:
            away.add(member, line, why.partition(":")[0], why, text)


@contextmanager
def _told(member: str) -> Iterator[None]:
    """What DuckDB cannot do, in our words."""
    try:
        yield
    except duckdb.Error as reason:
        raise ImportFailed(
            f"{member}: {reason}",
            "rows that DuckDB can write",
            "Free some disk or memory and import the file again.",
        ) from reason


Told = Iterator[tuple[int, str, str]]
"""Line, what is wrong, text."""


def _in_parquet(rows: Rows, connection: duckdb.DuckDBPyConnection) -> Told:
    """The malformed rows of a table kept as Parquet."""
    sql = f"SELECT r.*, why_ FROM {source(rows)} AS r JOIN faults_ ON r.{LINE} = row_ ORDER BY r.{LINE}"
    found = connection.execute(sql)
    while some := found.fetchmany(SOME):
        for line, *fields, why in some:
            yield line, why, as_csv(fields)


def _in_lines(rows: Rows, connection: duckdb.DuckDBPyConnection) -> Told:
    """The malformed rows of a table of lines."""
    found = connection.execute("SELECT row_, why_ FROM faults_ ORDER BY row_")
    with rows.path.open("rb") as file:
        lines = enumerate(file, -rows.skip)
        while some := found.fetchmany(SOME):
            for row, why in some:
                text = next(raw for number, raw in lines if number == row)
                yield rows.line(row), why, text.decode("utf-8", "replace").rstrip("\n")
