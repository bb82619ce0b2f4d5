"""`detente add` on many articles with one process and with two, as a user runs it: files in, a case out.

Articles are the development ones for attribution, printed again under a number until there are enough, or
made up where those are absent. Wall time is what counts, so a quiet machine is needed; the load is stored.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.ledger.made import document
from benchmarks.measured import row, shared
from detente.ledger import Case
from detente.ledger.intake import take_in


def texts(articles: int) -> list[str]:
    """So many different articles."""
    found = sorted((shared() / "data" / "attribution" / "polnear").rglob("*.txt"))
    if not found:
        return [document(n, sentences=25).text for n in range(articles)]
    return [
        f"Printing {n}.\n\n{found[n % len(found)].read_text('utf-8', errors='replace')}"
        for n in range(articles)
    ]


def seconds(files: list[str], workers: int, to: Path) -> tuple[float, int]:
    """Seconds for adding the files with so many processes, their start included; and records."""
    began = time.perf_counter()
    with Case.create(to) as case:
        intake = take_in(case, files, workers=workers)
    if intake.failures:
        raise RuntimeError(str(intake.failures[0]))
    return time.perf_counter() - began, sum(intake.records.values())


def measure(articles: int) -> list[dict[str, Any]]:
    """The speed-up from one process to two."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts(articles)):
            files.append(str(Path(folder) / f"{number:05}.txt"))
            Path(files[-1]).write_text(text, "utf-8")
        one, there = seconds(files, 1, Path(folder) / "one")
        two, _ = seconds(files, 2, Path(folder) / "two")
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    note = f"{articles} articles, {there} records, {one:.0f} s and {two:.0f} s, {load}"
    return [row("detente add, two processes over one", round(one / two, 2), 1.7, None, None, "x", note)]
