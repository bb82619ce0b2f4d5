"""One import in a process of its own: python -m benchmarks.feeds.ways ours|duckdb TABLE FOLDER."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from pathlib import Path

from detente.feeds import load, named
from detente.feeds.convert import connect

THREADS = 2


def ours(path: Path, folder: Path) -> None:
    """As `detente import` does it."""
    done = load(named("gdelt1"), path, folder, "part", quarantine=folder / "away.jsonl", threads=THREADS)
    assert done.set_aside == 0, done.reasons


def duckdb(path: Path, folder: Path) -> None:
    """read_csv with the feed's types, into one Parquet file."""
    folder.mkdir(parents=True)
    columns = {c.name: "DATE" if c.name == "SQLDATE" else c.type for c in named("gdelt1").columns}
    how = f"header = false, delim = '\t', quote = '', escape = '', columns = {columns}, dateformat = '%Y%m%d'"
    connect(folder, THREADS).execute(
        f"COPY (SELECT * FROM read_csv('{path}', auto_detect = false, {how})) "
        f"TO '{folder / 'all.parquet'}' (FORMAT parquet, COMPRESSION zstd)"
    )


if __name__ == "__main__":
    way, table, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    start = time.perf_counter()
    {"ours": ours, "duckdb": duckdb}[way](table, out)
    taken = time.perf_counter() - start
    shutil.rmtree(out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": taken, "megabytes": peak}))
