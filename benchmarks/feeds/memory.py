"""Peak memory of importing ever more rows, one file each: the same made-up million again and again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.feeds.rows import make
from benchmarks.measured import ROOT, row

MILLIONS = [1, 10, 50]


def alone(way: str, path: Path, out: Path, threads: int = 2) -> dict[str, float]:
    """One import in a process of its own: see `benchmarks.feeds.ways`."""
    command = [sys.executable, "-m", "benchmarks.feeds.ways", way, str(path), str(out), str(threads)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def measure(folder: Path, millions: list[int]) -> list[dict[str, Any]]:
    """Peak MiB for each number of rows, and the last beside the one before."""
    rows, peaks = [], []
    million = make(folder / "million.tsv", 1_000_000)
    for count in millions:
        path = folder / f"{count}.tsv"
        with path.open("wb") as out:
            for _ in range(count):
                with million.open("rb") as rows_of_it:
                    shutil.copyfileobj(rows_of_it, out, 1 << 20)
        size = path.stat().st_size
        found = alone("ours", path, folder / "case")
        path.unlink()
        peaks.append(found["peak"])
        note = f"{size / 1e9:.1f} GB of rows; {found['cpu']:.0f} s of processor, {found['wall']:.0f} s"
        rows.append(row(f"peak memory, {count} M rows", round(found["peak"]), None, None, None, "MiB", note))
    if len(peaks) > 1:
        of = f"peak memory, {millions[-1]} M over {millions[-2]} M rows"
        rows.append(row(of, round(peaks[-1] / peaks[-2], 2), 1.1, None, None, "x", "goal: flat"))
    return rows
