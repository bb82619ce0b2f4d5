"""One byte flipped, a file cut short, a page torn: a case must answer as before, or refuse and say where."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.ledger.made import VERSIONS, document, records
from detente.errors import DetenteError
from detente.ledger import Case


@dataclass
class Damaged:
    """Outcomes by kind ("noticed", "recovered", "refused", "wrong", "crashed", "unnoticed"), with examples.

    With `recoverable`, damage may vanish: the journal, or the head file's other line, holds what was there.
    """

    recoverable: bool = False
    outcomes: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def bad(self) -> int:
        """How often it went wrong."""
        return sum(self.outcomes[kind] for kind in ("wrong", "crashed", "unnoticed"))


def build(path: Path, documents: int, journal: bool) -> None:
    """A case with some documents and corrections; with `journal`, the last still in the write-ahead log."""
    with Case.create(path) as case:
        for number in range(documents):
            report = document(number)
            case.ledger.add_document(report, records(report), VERSIONS)
        ids = [record.id for record in case.ledger.records("contact")]  # type: ignore[union-attr]
        case.ledger.correct.change(ids[0], {"date": "2020-02-02"}, reason="the report was a day late")
        case.ledger.correct.reject(ids[1], reason="told twice")
    if journal:
        _leave_a_journal(path, documents)


def _leave_a_journal(path: Path, documents: int) -> None:
    """Add more and take the files as a crash would leave them, before the journal is folded in."""
    aside = path.with_name(path.name + "-aside")
    with Case.open(path) as case:
        for number in range(documents, documents + 5):
            report = document(number)
            case.ledger.add_document(report, records(report), VERSIONS)
        case.ledger.head.flush()
        shutil.copytree(path, aside)
    shutil.rmtree(path)
    aside.rename(path)
    (path / "ledger.sqlite-shm").unlink(missing_ok=True)


def answers(path: Path) -> Any:
    """Everything a case answers with, read without verifying it first."""
    with Case.open(path, readonly=True) as case:
        ledger = case.ledger
        return (
            ledger.documents(),
            ledger.records(),
            ledger.records("contact"),
            ledger.judgements(),
            ledger.search("corridor Geneva"),
            [entry for record in ledger.records("event")[::50] for entry in ledger.history(record.id)],  # type: ignore[union-attr]
        )


def try_damage(path: Path, truth: Any, outcome: Damaged, what: str) -> None:
    """Compare a damaged case's answers with the true ones; `verify` must notice where they still come."""
    try:
        same = answers(path) == truth
        with Case.open(path, readonly=True) as case:
            noticed = not case.ledger.verify().ok
        kind = "wrong" if not same else "noticed" if noticed else "unnoticed"
        kind = "recovered" if kind == "unnoticed" and outcome.recoverable else kind
    except DetenteError as reason:
        kind = "refused"
        if len(outcome.examples) < 3:
            outcome.examples.append(f"{what}: {reason}")
    except Exception as reason:
        kind = "crashed"
        outcome.examples.append(f"{what}: {type(reason).__name__} {reason}")
    if kind in ("wrong", "unnoticed"):
        outcome.examples.append(f"{what}: {kind}")
    outcome.outcomes[kind] += 1


def flip_runs(
    folder: Path, positions: int, name: str = "ledger.sqlite", journal: bool = False, seed: int = 0
) -> Damaged:
    """Flip one byte of one file of a case at a time, at random positions, and ask it everything."""
    chance, outcome = random.Random(seed), Damaged(recoverable=journal or name == "ledger.head")
    case, copy = folder / f"flip-{name}-{journal}", folder / "copy"
    build(case, 40, journal)
    shutil.copytree(case, copy)
    truth = answers(copy)
    whole = (case / name).read_bytes()
    for position in [chance.randrange(len(whole)) for _ in range(positions)]:
        shutil.rmtree(copy)
        shutil.copytree(case, copy)
        changed = bytearray(whole)
        changed[position] ^= chance.randrange(1, 256)
        (copy / name).write_bytes(changed)
        try_damage(copy, truth, outcome, f"{name} byte {position}")
    shutil.rmtree(copy)
    return outcome


def torn_runs(folder: Path, journal: bool, seed: int = 0) -> Damaged:
    """Cut the file, or blank its end: within the last page, at its start, several pages before."""
    chance, outcome = random.Random(seed), Damaged(recoverable=journal)
    case, copy = folder / f"torn-{journal}", folder / "torn-copy"
    build(case, 40, journal)
    shutil.copytree(case, copy)
    truth = answers(copy)
    for name in ("ledger.sqlite", "ledger.sqlite-wal") if journal else ("ledger.sqlite",):
        whole = (case / name).read_bytes()
        for lost in (1, chance.randrange(2, 4096), 4096, 4097, 5 * 4096, len(whole) // 2):
            for torn in (whole[:-lost], whole[:-lost] + bytes(lost)):
                if torn == whole:
                    continue
                shutil.rmtree(copy)
                shutil.copytree(case, copy)
                (copy / name).write_bytes(torn)
                try_damage(copy, truth, outcome, f"{name} without its last {lost} bytes")
    shutil.rmtree(copy)
    return outcome
