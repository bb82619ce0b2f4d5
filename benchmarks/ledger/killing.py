"""kill -9 at random moments while documents are added: what was acknowledged must be there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ledger.made import document, records
from benchmarks.measured import ROOT
from detente.ledger import Case


@dataclass
class Killed:
    """The outcome of killing a writer `runs` times."""

    runs: int = 0
    acknowledged: int = 0
    lost: list[int] = field(default_factory=list)
    half: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def start(case: Path, *arguments: object) -> subprocess.Popen[str]:
    """A child that adds documents to a case."""
    command = [sys.executable, "-m", "benchmarks.ledger.child", str(case), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kill_runs(folder: Path, runs: int, seed: int = 0) -> Killed:
    """Add to a case over and over, each time killed at a random moment, and check it after each.

    Every 20 runs a new case is begun, so that checking does not come to take longer than adding.
    """
    chance, outcome = random.Random(seed), Killed()
    path, first, known = folder / "case", 0, set[int]()
    for number in range(runs):
        if number % 20 == 0:
            path, first, known = folder / f"case-{number}", 0, set()
            Case.create(path).close()
        before = len(known)
        child = start(path, first)
        assert child.stdout is not None
        if chance.random() < 0.85:  # else at any moment from its very start, the opening included
            child.stdout.readline()
            known.add(first)
        time.sleep(chance.uniform(0, 0.25))
        child.kill()
        known.update(int(line) for line in child.stdout.read().split("\n")[:-1])
        child.wait()
        outcome.runs += 1
        first = _check(path, known, outcome)
        outcome.acknowledged += len(known) - before
    return outcome


def _check(path: Path, known: set[int], outcome: Killed) -> int:
    with Case.open(path) as case:
        found = case.ledger.verify()
        outcome.faults += [f"{fault.where} {fault.position}: {fault.what}" for fault in found.faults]
        there = {report.id: report for report in case.ledger.documents()}
        outcome.lost += [number for number in known if document(number).id not in there]
        first = len(there)
        for number in [n for n in range(first - 3, first) if n >= 0]:
            report = document(number)
            if case.ledger.records(document=report.id) != records(report):
                outcome.half.append(number)
    return first
