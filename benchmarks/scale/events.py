"""Events made up by number, as many as wanted, more of them every year, most about a few pairs of states."""

from __future__ import annotations

from pathlib import Path

import duckdb

START = "1995-01-01"
DAYS = 11_000
ACTORS = 250

SQL = """
SELECT DATE '{start}' + (floor({days} * sqrt((hash(n) % 1000000007)::DOUBLE / 1000000007)))::INT AS date,
    'S' || lpad(floor({actors} * pow((hash(n + 1000000000001) % 1000003)::DOUBLE / 1000003,
    3))::INT::VARCHAR, 3, '0') AS source, 'S' || lpad(floor({actors} * pow((hash(n + 2000000000002) %
    1000003)::DOUBLE / 1000003, 3))::INT::VARCHAR, 3, '0') AS target, (1 + hash(n + 3) % 4)::TINYINT AS
    quad_class, ((hash(n + 4) % 201)::INT - 100) / 10.0::DOUBLE AS goldstein
FROM range({first}, {last}) AS t(n)
"""


def make(folder: Path, count: int, part: int = 5_000_000) -> Path:
    """Parquet parts of `count` events below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    connection.execute(
        "SET enable_progress_bar = false; SET memory_limit = '2GB'; SET preserve_insertion_order = false"
    )
    for first in range(0, count, part):
        sql = SQL.format(start=START, days=DAYS, actors=ACTORS, first=first, last=min(count, first + part))
        target = (folder / f"part-{first // part:03d}.parquet").as_posix()
        connection.execute(f"COPY ({sql}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    connection.close()
    return folder
