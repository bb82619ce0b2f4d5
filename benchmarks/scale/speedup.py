"""Reading many articles with one worker and with two."""

from __future__ import annotations

import time
from typing import Any

from benchmarks.ledger.made import document
from benchmarks.measured import row
from detente.reading import read
from detente.records import to_json
from detente.scale import executor, in_order

SHARD = 20


def read_shard(numbers: tuple[int, int]) -> list[str]:
    """The records of some articles, as JSON (which crosses a pipe more cheaply than objects)."""
    return [to_json(record) for n in range(*numbers) for record in read(document(n, sentences=25))]


def seconds(workers: int, articles: int) -> tuple[float, int]:
    """Seconds for reading that many articles with so many workers, their start not counted; and records."""
    shards = [(first, min(first + SHARD, articles)) for first in range(0, articles, SHARD)]
    warm = [(0, 1)] * workers
    start, records = 0.0, 0
    outcomes = executor("pool", workers).map_shards(read_shard, [*warm, *shards])
    for began, outcome in enumerate(in_order(outcomes), start=1):
        if outcome.error is not None:
            raise RuntimeError(outcome.error)
        if began == workers:
            start = time.perf_counter()
        records += len(outcome.value or [])
    return time.perf_counter() - start, records


def measure(articles: int) -> list[dict[str, Any]]:
    """The speed-up from one worker to two."""
    (one, there), (two, _) = seconds(1, articles), seconds(2, articles)
    note = f"{articles} articles, {there} records, {one:.1f} s and {two:.1f} s"
    return [row("reading, two workers over one", round(one / two, 2), 1.7, None, None, "x", note)]
