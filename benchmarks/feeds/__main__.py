"""Import of GDELT rows beside DuckDB's own read_csv; its memory; feeds fuzzed. A result each.

    python -m benchmarks.feeds [speed] [memory] [fuzz] [--rounds 7] [--millions 1 10 50] [--inputs 100000]

A result is stored where its part was run in full. Fifty million rows take 20 GB of disk while they are there,
and a quarter of an hour or more; the fuzzing takes about ten minutes.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.feeds import fuzzed, memory, speed
from benchmarks.measured import store

PARTS = ("speed", "memory", "fuzz")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[])
    options.add_argument("--rounds", type=int, default=speed.ROUNDS)
    options.add_argument("--millions", type=int, nargs="+", default=memory.MILLIONS)
    options.add_argument("--inputs", type=int, default=fuzzed.INPUTS)
    chosen = options.parse_args()
    parts = chosen.parts or PARTS
    with tempfile.TemporaryDirectory() as folder:
        if "speed" in parts:
            store("feeds", speed.measure(Path(folder), chosen.rounds), chosen.rounds >= speed.ROUNDS)
        if "memory" in parts:
            rows = memory.measure(Path(folder), chosen.millions)
            store("feeds_memory", rows, chosen.millions == memory.MILLIONS)
    if "fuzz" in parts:
        store("feeds_fuzz", fuzzed.measure(chosen.inputs), chosen.inputs >= fuzzed.INPUTS)


if __name__ == "__main__":
    main()
