"""One import in a process of its own: python -m benchmarks.feeds.ways ours|duckdb TABLE FOLDER [THREADS]."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from pathlib import Path

from detente.feeds import named
from detente.feeds.convert import connect
from detente.ledger.case import Case
from detente.snapshots.feeds_in import import_feed

THREADS = 2


def ours(path: Path, folder: Path, threads: int) -> int:
    """As `detente import` does it, into a case; how many rows are malformed."""
    with Case.open(folder) as case:
        return import_feed(case, named("gdelt1"), path, threads=threads).set_aside


def duckdb(path: Path, folder: Path, threads: int) -> int:
    """read_csv with the feed's types, into one Parquet file."""
    columns = {c.name: "DATE" if c.name == "SQLDATE" else c.type for c in named("gdelt1").columns}
    how = f"header = false, delim = '\t', quote = '', escape = '', columns = {columns}, dateformat = '%Y%m%d'"
    with connect(folder, threads) as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{path.as_posix()}', auto_detect = false, {how})) "
            f"TO '{(folder / 'all.parquet').as_posix()}' (FORMAT parquet, COMPRESSION zstd)"
        )
    return 0


def main(way: str, table: str, out: str, threads: int = THREADS) -> dict[str, float]:
    """Seconds on the wall and of the processor, peak MiB, MiB written, malformed rows."""
    folder = Path(out)
    if way == "ours":
        Case.create(folder).close()
    else:
        folder.mkdir(parents=True)
    wall, cpu = time.perf_counter(), time.process_time()
    malformed = {"ours": ours, "duckdb": duckdb}[way](Path(table), folder, threads)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    size = sum(part.stat().st_size for part in folder.rglob("*.parquet")) / (1 << 20)
    shutil.rmtree(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"wall": wall, "cpu": cpu, "peak": peak, "size": size, "malformed": malformed}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:4], *map(int, sys.argv[4:]))))
