"""A dyad's days out of many events, beside SQL written by hand."""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.measured import ROOT, row
from benchmarks.scale.events import make
from detente.snapshots import DyadDays, build_dyad_days

BY_HAND = """
SELECT d.date, d.events, quad_1, quad_2, quad_3, quad_4, goldstein_sum::DOUBLE / nullif(scored, 0) AS
    goldstein, w.events AS world, d.events::DOUBLE / w.events AS share
FROM '{folder}/dyad_days.parquet' d JOIN '{folder}/world_days.parquet' w USING (date)
WHERE d.source = 'S000' AND d.target = 'S001' ORDER BY d.date
"""
FROM_EVENTS = """
WITH world AS (SELECT date, count(*) AS world FROM '{events}/*.parquet' GROUP BY date)
SELECT date, count(*) AS events, count(*) FILTER (quad_class = 1), count(*) FILTER (quad_class = 2),
    count(*) FILTER (quad_class = 3), count(*) FILTER (quad_class = 4), avg(goldstein), any_value(world),
    count(*) / any_value(world) FROM '{events}/*.parquet' JOIN world USING (date)
WHERE source = 'S000' AND target = 'S001' GROUP BY date ORDER BY date
"""


def in_turns(one: Callable[[], object], other: Callable[[], object], times: int) -> tuple[float, float]:
    """Median seconds of two pieces of work, done in turns after one run of each to warm up."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(times + 1):
        for work, seconds in zip((one, other), taken, strict=True):
            start = time.perf_counter()
            work()
            if turn:
                seconds.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])


def by_hand(sql: str) -> Any:
    """A query in a connection of its own, as ours is."""
    with duckdb.connect() as connection:
        return connection.sql(sql).to_arrow_table()


def measure(folder: Path, millions: int) -> list[dict[str, Any]]:
    """Make the events, count them, ask; the rows of the result. The events are deleted again."""
    events, out = folder / "events", folder / "out"
    make(events, millions * 1_000_000)
    start = time.perf_counter()
    memory = _build_apart(events, out)
    built = time.perf_counter() - start
    days = DyadDays(out)
    ours, hand = in_turns(
        lambda: days.series("S000", "S001"), lambda: by_hand(BY_HAND.format(folder=out.as_posix())), 15
    )
    raw = in_turns(lambda: by_hand(FROM_EVENTS.format(events=events.as_posix())), lambda: None, 2)[0]
    same = _plain(days.series("S000", "S001")) == _plain(
        by_hand(FROM_EVENTS.format(events=events.as_posix()))
    )
    size = sum(p.stat().st_size for p in out.iterdir()) / sum(p.stat().st_size for p in events.iterdir())
    shutil.rmtree(events)
    shutil.rmtree(out)
    of = f"{millions} million events"
    return [
        row(
            f"dyad-day series, warm, {of}",
            round(ours, 4),
            0.5,
            None,
            round(hand, 4),
            "s",
            "peer: SQL by hand, same files",
        ),
        row(f"the same over SQL by hand, {of}", round(ours / hand, 3), 1.3, None, 1.0, "x"),
        row(
            f"the same from the events themselves, {of}",
            round(raw, 3),
            None,
            None,
            None,
            "s",
            f"same answer: {same}",
        ),
        row(
            f"counting once, {of}",
            round(built, 1),
            None,
            None,
            None,
            "s",
            f"{size:.2f} times the events' size",
        ),
        row(f"peak memory of counting, {of}", round(memory), None, None, None, "MiB"),
    ]


def _plain(table: Any) -> list[tuple[Any, ...]]:
    rounded = lambda x: round(x, 9) if isinstance(x, float) else x  # noqa: E731
    return [tuple(rounded(value) for value in line.values()) for line in table.to_pylist()]


def _build_apart(events: Path, out: Path) -> float:
    """Count in a process of its own; its peak memory in MiB."""
    command = [sys.executable, "-m", "benchmarks.scale.series", str(events), str(out)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


if __name__ == "__main__":
    build_dyad_days(sys.argv[1], sys.argv[2])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
