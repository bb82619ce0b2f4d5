"""DuckDB on a snapshot: one view a kind of record."""

from __future__ import annotations

from pathlib import Path

import duckdb

from detente.snapshots.errors import SnapshotUnusable
from detente.snapshots.schema import DATED, KINDS


def connect(folder: str | Path) -> duckdb.DuckDBPyConnection:
    """A connection in memory with the views `document`, `contact`, `event`, ... over the Parquet below
    `folder`.

    Dated kinds also have the columns year and month (null where the date is not that precise).
    Raises SnapshotUnusable (E704).
    """
    place = Path(folder)
    connection = duckdb.connect()
    try:
        for kind in sorted(KINDS):
            pattern = quoted(f"{place.as_posix()}/{kind}/**/*.parquet")
            hive = (
                ", hive_partitioning = true, hive_types = {'year': INT, 'month': INT}"
                if kind in DATED
                else ""
            )
            connection.execute(f"CREATE VIEW {kind} AS SELECT * FROM read_parquet({pattern}{hive})")
    except duckdb.Error as reason:
        connection.close()
        raise SnapshotUnusable(
            f"{place}: {reason}",
            "a finished snapshot",
            "Delete the folder and write it again; nothing is lost.",
        ) from reason
    return connection


def quoted(text: str) -> str:
    """A string as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
