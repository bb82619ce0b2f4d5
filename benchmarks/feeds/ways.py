"""One import in a process of its own: python -m benchmarks.feeds.ways WAY TABLE FOLDER [THREADS]."""

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
PARTED = ", PARTITION_BY (month_of)"


def ours(path: Path, folder: Path, threads: int) -> int:
    """As `detente import` does it, into a case; how many rows are malformed."""
    with Case.open(folder) as case:
        return import_feed(case, named("gdelt1"), path, threads=threads).set_aside


def duckdb(path: Path, folder: Path, threads: int, parts: bool = False) -> int:
    """read_csv with the feed's types, into one Parquet file or into parts by month."""
    columns = {c.name: "DATE" if c.name == "SQLDATE" else c.type for c in named("gdelt1").columns}
    how = f"header = false, delim = '\t', quote = '', escape = '', columns = {columns}, dateformat = '%Y%m%d'"
    day = "year(SQLDATE) * 100 + month(SQLDATE) AS month_of"
    picked, out = ("*, " + day, folder / "all") if parts else ("*", folder / "all.parquet")
    with connect(folder, threads) as connection:
        connection.execute(
            f"COPY (SELECT {picked} FROM read_csv('{path.as_posix()}', auto_detect = false, {how})) "
            f"TO '{out.as_posix()}' (FORMAT parquet, COMPRESSION zstd{PARTED if parts else ''})"
        )
    return 0


def parts(path: Path, folder: Path, threads: int) -> int:
    """The same, into parts by month."""
    return duckdb(path, folder, threads, parts=True)


def main(way: str, table: str, out: str, threads: int = THREADS) -> dict[str, float]:
    """Seconds on the wall and of the processor, peak MiB, MiB written, malformed rows."""
    folder = Path(out)
    if way == "ours":
        Case.create(folder).close()
    else:
        folder.mkdir(parents=True)
    wall, cpu = time.perf_counter(), time.process_time()
    malformed = {"ours": ours, "duckdb": duckdb, "parts": parts}[way](Path(table), folder, threads)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    size = sum(part.stat().st_size for part in folder.rglob("*.parquet")) / (1 << 20)
    shutil.rmtree(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"wall": wall, "cpu": cpu, "peak": peak, "size": size, "malformed": malformed}


if __name__ == "__main__":
    told, at_once = sys.argv[1:4], [int(number) for number in sys.argv[4:]] or [THREADS]
    print(json.dumps(main(told[0], told[1], told[2], at_once[0])))
