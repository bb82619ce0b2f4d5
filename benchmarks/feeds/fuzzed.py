"""All feeds fuzzed, and the table with a mapping file, one after another."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.measured import ROOT, row
from detente.feeds import feeds

INPUTS, FILES = 100_000, 300


def measure(inputs: int = INPUTS, files: int = FILES) -> list[dict[str, Any]]:
    """One row a feed, then the longest call and the most memory of all."""
    rows, longest, peak = [], 0.0, 0.0
    for name in [*feeds(), "table"]:
        ran = subprocess.run(
            [sys.executable, "-m", "benchmarks.feeds.fuzz", name, str(inputs), str(files)],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if ran.returncode:
            why = ran.stderr.strip().splitlines()[-1:] or [f"ended with {ran.returncode}"]
            rows.append(row(f"fuzzed inputs, {name}", None, inputs, None, None, "inputs", why[0][:200]))
            continue
        found = json.loads(ran.stdout.splitlines()[-1])
        longest, peak = max(longest, found["longest"]), max(peak, found["peak"])
        note = f"no crash; {found['kept']:,} rows kept, {found['set_aside']:,} set aside, "
        note += (
            f"{found['refused']:,} of {found['calls']:,} files refused; longest call {found['longest']:.1f} s"
        )
        rows.append(row(f"fuzzed inputs, {name}", found["inputs"], inputs, None, None, "inputs", note))
    rows.append(row("longest call", round(longest, 1), 10, None, None, "s", "goal: at most"))
    rows.append(row("most memory while fuzzing", round(peak), 1024, None, None, "MiB", "goal: at most"))
    return rows
