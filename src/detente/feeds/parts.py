"""Parquet parts by year and month: written below a passing folder, moved in place when all are whole."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from detente.feeds.sql import MONTH, quoted


def write_parts(connection: duckdb.DuckDBPyConnection, good: str, passing: Path, part: str) -> int:
    """Write what `good` selects below `passing`, one folder a month; how many rows there were."""
    passing.mkdir()
    written = connection.execute(
        f"COPY ({good}) TO {quoted(passing.as_posix())} (FORMAT parquet, COMPRESSION zstd, "
        f"PARTITION_BY ({MONTH}), OVERWRITE_OR_IGNORE, FILENAME_PATTERN {quoted(part + '-{i}')})"
    ).fetchall()
    return int(written[0][0])


def put_in_place(passing: Path, folder: Path) -> None:
    """Move written parts below `folder`: year=2024/month=05/PART-0.parquet."""
    for path in sorted(passing.rglob("*.parquet")):
        number = int(path.parent.name.partition("=")[2])
        place = folder / f"year={number // 100}" / f"month={number % 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        os.replace(path, place / path.name)
