"""Speed of an import beside DuckDB's own read_csv with the same casts on the same rows.

Each way runs in a process of its own, in turns, with the same threads, memory and compression. The peers
write all 58 columns unchecked: one into a single Parquet file, one into parts by month as ours are. Ours also
hashes, checks every line and value, and maps codes. A ratio is the median of the rounds' own ratios.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

from benchmarks.feeds.memory import alone
from benchmarks.feeds.rows import make
from benchmarks.measured import row

ROUNDS, ROWS, THREADS = 7, 1_000_000, 2
PEERS = {"duckdb": "read_csv into one file", "parts": "read_csv into parts by month"}


def measure(folder: Path, rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Ratios on the wall and by processor time, rows a second and bytes a row."""
    path = make(folder / "speed.tsv", ROWS)
    runs = [{way: alone(way, path, folder / way, THREADS) for way in ("ours", *PEERS)} for _ in range(rounds)]
    path.unlink()
    rows = []
    for peer, title in PEERS.items():
        for kind, unit in (("wall", "on the wall"), ("cpu", "by processor time")):
            ratio = statistics.median(run[peer][kind] / run["ours"][kind] for run in runs)
            ours, theirs = (statistics.median(run[way][kind] for run in runs) for way in ("ours", peer))
            note = f"{ours:.2f} s, DuckDB {theirs:.2f} s, {ROWS / 1e6:g} M rows, {rounds} rounds in turns"
            rows.append(row(f"speed beside {title}, {unit}", round(ratio, 2), 0.8, None, 1.0, "x", note))
    cpu = statistics.median(run["ours"]["cpu"] for run in runs)
    rows.append(row("rows a second of one core", round(ROWS / cpu), unit="rows"))
    size = statistics.median(run["ours"]["size"] for run in runs) * (1 << 20) / ROWS
    rows.append(row("Parquet, bytes a row", round(size, 1), unit="bytes", note="made-up rows, all alike"))
    return rows
