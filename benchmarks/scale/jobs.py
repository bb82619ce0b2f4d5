"""What a job costs beside the work itself, and that a killed one ends the same."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

from benchmarks.measured import row
from benchmarks.scale.runner import shards
from benchmarks.scale.work import digits
from detente.scale import executor, run


def measure(folder: Path, count: int = 200) -> list[dict[str, Any]]:
    """Shards a second with next to no work in them, and the same bytes from every executor that is there."""
    found, bytes_of = [], []
    for name, workers in (("inprocess", None), ("pool", 2)):
        out = folder / name
        start = time.perf_counter()
        report = run(digits, shards(count), out, job="digits-1", executor=executor(name, workers))
        report.raise_for_failures()
        taken = time.perf_counter() - start
        bytes_of.append({path.name: path.read_bytes() for path in out.iterdir()})
        shutil.rmtree(out)
        note = f"{count} shards of 50 rows in {taken:.2f} s, processes' start included"
        found.append(
            row(f"overhead a shard, {name}", round(1000 * taken / count, 1), None, None, None, "ms", note)
        )
    same = float(bytes_of[0] == bytes_of[1])
    return [*found, row("same bytes from both executors", same, 1, 1, None, "", "1: yes")]
