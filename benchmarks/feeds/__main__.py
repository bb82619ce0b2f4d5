"""Import of GDELT rows, beside DuckDB's own read_csv with the same casts on the same rows.

    python -m benchmarks.feeds [--rows 1000000 2000000] [--rounds 3]

Each way runs in a process of its own, in turns, both with the same threads and memory; the median counts. The
peer writes one Parquet file of all 58 columns, unchecked; ours checks, maps and parts by month.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.feeds.rows import make
from benchmarks.measured import ROOT, row, store

ROWS = [1_000_000, 2_000_000]


def timed(way: str, path: Path, folder: Path) -> dict[str, float]:
    """Seconds and peak megabytes of one way."""
    out = folder / f"out-{way}"
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.feeds.ways", way, str(path), str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def measure(count: int, rounds: int, folder: Path) -> list[dict[str, Any]]:
    """The ratio of the medians, and the memory of ours."""
    path = make(folder / f"{count}.tsv", count)
    found: dict[str, list[dict[str, float]]] = {"ours": [], "duckdb": []}
    for _ in range(rounds):
        for way, runs in found.items():
            runs.append(timed(way, path, folder))
    path.unlink()
    seconds = {way: statistics.median(run["seconds"] for run in runs) for way, runs in found.items()}
    memory = max(run["megabytes"] for run in found["ours"])
    name, ratio = f"{count / 1e6:g} M rows", seconds["duckdb"] / seconds["ours"]
    note = f"{seconds['ours']:.1f} s, DuckDB {seconds['duckdb']:.1f} s; {count / seconds['ours']:,.0f} rows/s"
    return [
        row(f"speed beside read_csv, {name}", round(ratio, 2), 0.8, None, 1.0, "x", note),
        row(f"peak memory, {name}", round(memory), None, None, None, "MB", "goal: flat"),
    ]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rows", type=int, nargs="+", default=ROWS)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [line for count in chosen.rows for line in measure(count, chosen.rounds, Path(folder))]
    store("feeds", rows, default=chosen.rows == ROWS)


if __name__ == "__main__":
    main()
