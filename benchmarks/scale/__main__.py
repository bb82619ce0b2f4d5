"""Series out of many events, jobs over shards; prints a table and stores benchmarks/results/scale.json.

python -m benchmarks.scale [series] [jobs] [speedup] [--millions 10 50] [--articles 2000]

Fifty million events take about 2 GB of disk while they are there, and some minutes. Ray is tested, not timed:
pytest tests/scale where it is installed.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.measured import store
from benchmarks.scale import jobs, series

MILLIONS, ARTICLES = [10, 50], 2_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("parts", nargs="*", choices=[[], "series", "jobs", "speedup"], default=[])
    options.add_argument("--millions", type=int, nargs="+", default=MILLIONS)
    options.add_argument("--articles", type=int, default=ARTICLES)
    chosen = options.parse_args()
    parts = chosen.parts or ["series", "jobs", "speedup"]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        if "series" in parts:
            for millions in chosen.millions:
                rows += series.measure(Path(folder), millions)
        if "jobs" in parts:
            rows += jobs.measure(Path(folder))
        if "speedup" in parts:
            from benchmarks.scale import speedup

            rows += speedup.measure(chosen.articles)
    full = not chosen.parts and (chosen.millions, chosen.articles) == (MILLIONS, ARTICLES)
    store("scale", rows, default=full)


if __name__ == "__main__":
    main()
