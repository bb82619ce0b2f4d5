"""A thousand articles through `detente read`, by one process and by one a core: seconds, memory, refusals.

python -m benchmarks.reading.many [--data FOLDER]

FOLDER holds articles as .txt, copied until there are a thousand. It takes some minutes; the seconds are those
of the clock, so nothing else should run.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.measured import row, shared
from benchmarks.reading.command import command
from benchmarks.reading.speed import UNITS_A_MEGABYTE

DATA = shared() / "data/attribution/polnear/dev/text"
COUNT = 1000
DOCUMENT = b'{"record":"document"'


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, MB held at most by one process, documents that came out, the exit status."""

    seconds: float
    memory: int
    documents: int
    status: int


def copies(data: Path, folder: Path) -> list[str]:
    """COUNT files made of the articles under `data`."""
    out = []
    for i, path in enumerate(islice(cycle(sorted(data.glob("*.txt"))), COUNT)):
        out.append(str(shutil.copy(path, folder / f"{i:04d}.txt")))
    return out


def run(files: list[str], workers: int, records: Path) -> Run:
    """`detente read` over the files by so many processes."""
    begun = time.monotonic()
    order = [sys.executable, "-m", "detente", "read", *files, "--format", "json", "--workers", str(workers)]
    with records.open("wb") as out:
        status = subprocess.run(order, stdout=out, check=False).returncode
    seconds = time.monotonic() - begun
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / UNITS_A_MEGABYTE
    with records.open("rb") as lines:
        documents = sum(line.startswith(DOCUMENT) for line in lines)
    return Run(round(seconds, 1), round(most), documents, status)


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    """Both runs, one after the other; the records of the second stay in `out`."""
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as name:
        files = copies(data, Path(name))
        alone, shared_out = (
            run(files, workers, out or Path(name) / "records.jsonl") for workers in (1, cores)
        )
    note = f"{COUNT} articles, profile accurate, all readers, start of the processes included"
    refused = (
        2 * COUNT - alone.documents - shared_out.documents + (alone.status or 0) + (shared_out.status or 0)
    )
    return [
        row("articles a second, one process", round(COUNT / alone.seconds, 1), None, None, None, "", note),
        row(
            f"articles a second, {cores} processes",
            round(COUNT / shared_out.seconds, 1),
            None,
            None,
            None,
            "",
            note,
        ),
        row("times as fast", round(alone.seconds / shared_out.seconds, 2), None, None, None, "times", note),
        row("memory of one process", shared_out.memory, 1000, None, None, "MB", "at most; must stay under"),
        row("articles refused", refused, 0, 0, None, "", note),
    ]


if __name__ == "__main__":
    command("reading_many", __doc__, measure, DATA)
