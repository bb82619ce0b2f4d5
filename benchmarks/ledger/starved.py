"""A disk that is full, and a disk that is read-only."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.ledger.damage import answers, build
from benchmarks.ledger.killing import start
from benchmarks.ledger.made import VERSIONS, document, records
from detente.errors import DetenteError
from detente.ledger import Case


def full_runs(folder: Path, limits: list[int]) -> list[str]:
    """Let files grow only so far, add until the error comes, then check what is there; the faults found."""
    faults = []
    for limit in limits:
        case = folder / f"full-{limit}"
        Case.create(case).close()
        faults += outgrow(case, limit)
        shutil.rmtree(case)
    return faults


def outgrow(case: Path, limit: int | None) -> list[str]:
    """Add to a case until the disk refuses, then check it with room again; the faults found."""
    child = start(case, 0, 10_000, *([limit] if limit else []))
    said = child.communicate()[0].split()
    known = [int(line) for line in said if line.isdigit()]
    faults = [] if said and said[-1] in ("E209", "E210") else [f"the error was {said[-1:]}"]
    with Case.open(case, readonly=limit is None) as opened:
        there = {report.id for report in opened.ledger.documents()}
        faults += [f"lost {number}" for number in known if document(number).id not in there]
        faults += [str(fault) for fault in opened.ledger.verify().faults]
        if len(there) > len(known) + 1:
            faults.append(f"{len(there)} documents, {len(known)} acknowledged")
        if limit is not None:
            number = len(known) + 10_000
            opened.ledger.add_document(document(number), records(document(number)), VERSIONS)
    return faults


@contextmanager
def mounted(folder: Path, options: list[str]) -> Iterator[Path | None]:
    """A file system mounted for a while; None where this machine does not let us."""
    folder.mkdir(parents=True, exist_ok=True)
    made = (
        sys.platform == "linux"
        and subprocess.run(["mount", *options, str(folder)], capture_output=True).returncode
    )
    try:
        yield None if made != 0 or sys.platform != "linux" else folder
    finally:
        if made == 0 and sys.platform == "linux":
            subprocess.run(["umount", "-l", str(folder)], check=False)


def really_full(folder: Path) -> list[str] | None:
    """The same on a small disk of its own; None where none can be mounted."""
    with mounted(folder / "small", ["-t", "tmpfs", "-o", "size=3m", "tmpfs"]) as disk:
        if disk is None:
            return None
        Case.create(disk / "case").close()
        faults = outgrow(disk / "case", None)
        return faults


def read_only(folder: Path) -> list[str] | None:
    """A case on a disk mounted read-only answers as before and refuses a write; None where there is none."""
    faults = []
    for journal in (False, True):
        case = folder / f"only-{journal}"
        build(case, 10, journal)
        copy = folder / "twin"
        shutil.copytree(case, copy)
        truth = answers(copy)
        shutil.rmtree(copy)
        with mounted(folder / "locked", ["--bind", str(case)]) as disk:
            if disk is None:
                return None
            subprocess.run(["mount", "-o", "remount,ro,bind", str(disk)], check=True)
            faults += _refuses(disk, truth, journal)
    return faults


def _refuses(disk: Path, truth: object, journal: bool) -> list[str]:
    faults = []
    try:
        if answers(disk) != truth:
            faults.append(f"another answer from a read-only disk, journal {journal}")
    except DetenteError as reason:
        if not journal:
            faults.append(f"reading refused: {reason}")
    try:
        with Case.open(disk) as case:
            case.ledger.append("note", "x")
        faults.append("a write went through")
    except DetenteError as reason:
        if reason.code != "E210":
            faults.append(f"refused as {reason}")
    return faults
