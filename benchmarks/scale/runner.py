"""A job in a process of its own, to be killed from outside.

Python -m benchmarks.scale.runner FOLDER SHARDS.
"""

from __future__ import annotations

import sys

from benchmarks.scale.work import digits
from detente.scale import Shard, executor, run


def shards(count: int, sleep_ms: int = 0, burn: int = 1) -> list[Shard]:
    """Shards of 50 rows."""
    content = {"rows": 50, "sleep_ms": sleep_ms, "burn": burn}
    return [Shard(f"part-{n:04d}", content | {"first": n * 50}) for n in range(count)]


if __name__ == "__main__":
    work = shards(int(sys.argv[2]), sleep_ms=30)
    report = run(
        digits,
        work,
        sys.argv[1],
        job="digits-1",
        executor=executor("pool", 2),
        progress=lambda n: print(n, flush=True),
    )
    print("done", report.done, report.kept, flush=True)
