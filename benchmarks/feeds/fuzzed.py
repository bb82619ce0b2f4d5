"""All feeds fuzzed, and the table with a mapping file, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from benchmarks.measured import ROOT, row
from detente.feeds import feeds

INPUTS, FILES, AT_ONCE = 100_000, 200, 3


def alone(name: str, inputs: int, files: int) -> dict[str, Any] | str:
    """One feed in a process of its own: what was found, or why it broke off."""
    command = [sys.executable, "-m", "benchmarks.feeds.fuzz", name, str(inputs), str(files)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if ran.returncode:
        return (ran.stderr.strip().splitlines()[-1:] or [f"ended with {ran.returncode}"])[0]
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    print(name, found, flush=True)
    return found


def measure(inputs: int = INPUTS, files: int = FILES) -> list[dict[str, Any]]:
    """One row a feed, then the longest call and the most memory of all."""
    names = [*feeds(), "table"]
    with ThreadPoolExecutor(AT_ONCE) as some:
        found = dict(zip(names, some.map(lambda name: alone(name, inputs, files), names), strict=True))
    return told(found, inputs)


def told(found: dict[str, dict[str, Any] | str], inputs: int) -> list[dict[str, Any]]:
    """What was found as the rows of a result."""
    rows = []
    for name, one in found.items():
        if isinstance(one, str):
            rows.append(row(f"fuzzed inputs, {name}", None, inputs, None, None, "inputs", one[:200]))
            continue
        note = f"no crash; {one['kept']:,} rows kept, {one['set_aside']:,} set aside, {one['refused']:,} of "
        note += f"{one['calls']:,} files refused"
        rows.append(row(f"fuzzed inputs, {name}", one["inputs"], inputs, None, None, "inputs", note))
    done = [one for one in found.values() if not isinstance(one, str)]
    longest, busiest, peak = (max(one[key] for one in done) for key in ("longest", "busiest", "peak"))
    note = f"goal: at most; {longest:.1f} s on the wall of a machine that others used too"
    rows.append(row("longest call, processor time", round(busiest, 2), 10, None, None, "s", note))
    rows.append(row("most memory while fuzzing", round(peak), 1024, None, None, "MiB", "goal: at most"))
    return rows
