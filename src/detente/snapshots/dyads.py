"""Dyad-days: what one actor did to another, day by day, out of any number of events.

Counts by quad class (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict),
the mean of Goldstein's scores (Goldstein 1992, Journal of Conflict Resolution 36: 369-385; -10 to 10), and
the share of the world's events of that day, because the media report ever more events.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from detente.snapshots.errors import EventsUnusable
from detente.snapshots.views import quoted

NEEDED = ("date", "source", "target", "quad_class", "goldstein")
ROW_GROUP = (
    122_880  # rows: a dyad is found in one or two of these, and a file has few of them to look through
)
MEMORY = "2GB"


def build_dyad_days(
    events: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    threads: int | None = None,
    memory: str = MEMORY,
) -> DyadDays:
    """Count events by source, target and day, once, into two Parquet files sorted for quick asking.

    `events` is a Parquet file, a folder of them or a pattern, with the columns date (DATE), source, target
    (text), quad_class (1 to 4 or null) and goldstein (number or null). Memory stays below `memory`; what
    does not fit is sorted on disk. Raises EventsUnusable (E705).
    """
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    passing = out / f".passing-{uuid.uuid4().hex}"
    passing.mkdir()
    source = f"read_parquet({quoted(_pattern(events))}, union_by_name = true)"
    connection = duckdb.connect()
    try:
        connection.execute(f"SET memory_limit = '{memory}'; SET enable_progress_bar = false")
        connection.execute(f"SET temp_directory = {quoted(str(passing / 'sorting'))}")
        if threads is not None:
            connection.execute(f"SET threads = {int(threads)}")
        _check(connection, source)
        for name, sql in (("dyad_days", _DYADS), ("world_days", _WORLD)):
            target = quoted((passing / f"{name}.parquet").as_posix())
            options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}"
            connection.execute(f"COPY ({sql.format(events=source)}) TO {target} ({options})")
            os.replace(passing / f"{name}.parquet", out / f"{name}.parquet")
    except duckdb.Error as reason:
        raise EventsUnusable(
            f"{events}: {reason}", "Parquet of events", "Import the events again with `detente import`."
        ) from reason
    finally:
        connection.close()
        shutil.rmtree(passing, ignore_errors=True)
    return DyadDays(out)


_COUNTS = ", ".join(f"count(*) FILTER (quad_class = {n})::INT AS quad_{n}" for n in (1, 2, 3, 4))
_DYADS = (
    "SELECT source, target, date, count(*)::INT AS events, " + _COUNTS + ", "
    "count(goldstein)::INT AS scored, sum(goldstein::DECIMAL(18, 3))::DECIMAL(18, 3) AS goldstein_sum "
    "FROM {events} WHERE date IS NOT NULL AND source IS NOT NULL AND target IS NOT NULL "
    "GROUP BY source, target, date ORDER BY source, target, date"
)
_WORLD = (
    "SELECT date, count(*) AS events FROM {events} WHERE date IS NOT NULL AND source IS NOT NULL "
    "AND target IS NOT NULL GROUP BY date ORDER BY date"
)


def _pattern(events: str | os.PathLike[str]) -> str:
    path = Path(events)
    return f"{path.as_posix()}/**/*.parquet" if path.is_dir() else str(events)


def _check(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    there = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
    missing = [name for name in NEEDED if name not in there]
    if missing:
        raise EventsUnusable(
            "events without " + ", ".join(missing),
            "the columns " + ", ".join(NEEDED),
            "Import the events again.",
        )


@dataclass(frozen=True)
class DyadDays:
    """Dyad-days in a folder; `series` asks for one dyad."""

    folder: Path

    def series(
        self,
        source: str,
        target: str,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        both_ways: bool = False,
    ) -> pa.Table:
        """Days on which `source` acted on `target` (with `both_ways`, or the reverse), in order of date.

        Columns: date, events, quad_1 to quad_4 (counts), goldstein (mean, null where no event has a score),
        world (all events of that day) and share (events / world, 0 to 1). Days without events have no row.
        Raises EventsUnusable (E705).
        """
        pairs = [(source, target), (target, source)] if both_ways and source != target else [(source, target)]
        bounds = {name: day for name, day in (("since", since), ("until", until)) if day is not None}
        parts = " UNION ALL ".join(self._pair(n, bounds) for n in range(len(pairs)))
        parts = parts if len(pairs) == 1 else _SUMMED.format(parts=parts)  # one way, a day is one row already
        values: dict[str, Any] = dict(bounds)
        for n, (a, b) in enumerate(pairs):
            values |= {f"a{n}": a, f"b{n}": b}
        connection = duckdb.connect()
        try:
            sql = _SERIES.format(parts=parts, world=self._file("world_days"))
            return connection.sql(sql, params=values).to_arrow_table()
        except duckdb.Error as reason:
            raise EventsUnusable(
                f"{self.folder}: {reason}", "dyad-days", "Build them again from the events."
            ) from reason
        finally:
            connection.close()

    def _file(self, name: str) -> str:
        return f"read_parquet({quoted((self.folder / f'{name}.parquet').as_posix())})"

    def _pair(self, n: int, bounds: Iterable[str]) -> str:
        where = f"source = $a{n} AND target = $b{n}"
        for name in bounds:
            where += f" AND date {'>=' if name == 'since' else '<='} ${name}"
        return f"SELECT * EXCLUDE (source, target) FROM {self._file('dyad_days')} WHERE {where}"


_SUMMED = """
SELECT date, sum(events) AS events, sum(quad_1) AS quad_1, sum(quad_2) AS quad_2, sum(quad_3) AS quad_3,
    sum(quad_4) AS quad_4, sum(scored) AS scored, sum(goldstein_sum) AS goldstein_sum
FROM ({parts}) GROUP BY date
"""
_SERIES = """
SELECT dyad.date, dyad.events::BIGINT AS events, quad_1::BIGINT AS quad_1, quad_2::BIGINT AS quad_2,
    quad_3::BIGINT AS quad_3, quad_4::BIGINT AS quad_4,
    CASE WHEN scored > 0 THEN goldstein_sum::DOUBLE / scored END AS goldstein,
    world.events AS world, dyad.events::DOUBLE / world.events AS share
FROM ({parts}) AS dyad JOIN {world} AS world USING (date) ORDER BY dyad.date
"""
