"""Two writers and ten readers on one case at once."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ledger.made import VERSIONS, document, records
from benchmarks.measured import ROOT
from detente.ledger import Case

STRIDE = 1_000_000


def writer(path: str, which: int, seconds: float) -> dict[str, object]:
    """Add documents of its own for a while; which were acknowledged."""
    done, until, number = [], time.monotonic() + seconds, which * STRIDE
    with Case.open(path, patience=60) as case:
        while time.monotonic() < until:
            report = document(number)
            case.ledger.add_document(report, records(report), VERSIONS)
            done.append(number)
            number += 1
    return {"done": done}


def reader(path: str, seconds: float) -> dict[str, object]:
    """Read over and over; errors, and whether what was there ever went away."""
    errors: list[str] = []
    reads, last, until = 0, 0, time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with Case.open(path, readonly=True) as case:
                for _ in range(5):
                    report = case.ledger.documents()
                    found = len(case.ledger.records("contact"))
                    reads += 1
                    if len(report) < last or found < 12 * last:
                        errors.append(f"{len(report)} documents after {last}")
                    last = len(report)
        except Exception as reason:
            errors.append(repr(reason))
    return {"reads": reads, "errors": errors}


def crowd(folder: Path, writers: int, readers: int, seconds: float) -> dict[str, object]:
    """Run them all; lost writes, readers' errors, faults found by verify."""
    path = folder / "crowd"
    Case.create(path).close()
    module = [sys.executable, "-m", "benchmarks.ledger.crowd", str(path), str(seconds)]
    jobs = [[*module, "writer", str(which)] for which in range(writers)] + [[*module, "reader"]] * readers
    running = [subprocess.Popen(job, stdout=subprocess.PIPE, text=True, cwd=ROOT) for job in jobs]
    told = [json.loads(process.communicate()[0] or '{"errors": ["died"]}') for process in running]
    done = [number for one in told for number in one.get("done", [])]
    with Case.open(path) as case:
        there = {report.id for report in case.ledger.documents()}
        faults = [str(fault) for fault in case.ledger.verify().faults]
    return {
        "written": len(done),
        "reads": sum(one.get("reads", 0) for one in told),
        "lost": sum(document(number).id not in there for number in done),
        "errors": [error for one in told for error in one.get("errors", [])],
        "faults": faults,
    }


if __name__ == "__main__":
    path, seconds, role, *which = sys.argv[1:]
    print(json.dumps(writer(path, int(which[0]), float(seconds)) if which else reader(path, float(seconds))))
