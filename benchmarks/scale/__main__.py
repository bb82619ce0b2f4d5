"""Series out of many events, jobs over shards, adding on two cores; a result each in benchmarks/results.

    python -m benchmarks.scale [series] [jobs] [speedup] [--millions 10 50] [--articles 2000]

A result is stored where its part was run in full. Fifty million events take about 2 GB of disk while they are
there, and some minutes. Ray is tested, not timed: pytest tests/scale where it is installed.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.measured import store
from benchmarks.scale import jobs, series

MILLIONS, ARTICLES = [10, 50], 2_000


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("parts", nargs="*", choices=[[], "series", "jobs", "speedup"], default=[])
    options.add_argument("--millions", type=int, nargs="+", default=MILLIONS)
    options.add_argument("--articles", type=int, default=ARTICLES)
    chosen = options.parse_args()
    parts = chosen.parts or ["series", "jobs", "speedup"]
    with tempfile.TemporaryDirectory() as folder:
        if "series" in parts:
            rows = [row for millions in chosen.millions for row in series.measure(Path(folder), millions)]
            store("scale_series", rows, default=chosen.millions == MILLIONS)
        if "jobs" in parts:
            store("scale_jobs", jobs.measure(Path(folder)))
        if "speedup" in parts:
            from benchmarks.scale import speedup

            store("scale_speedup", speedup.measure(chosen.articles), default=chosen.articles == ARTICLES)


if __name__ == "__main__":
    main()
