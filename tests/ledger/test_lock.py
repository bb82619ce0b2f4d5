"""A second writer is told who holds the lock; readers are not held up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.ledger.made import VERSIONS, document
from detente.ledger import Case
from detente.ledger.errors import LedgerLocked

HOLD = """
import sys
from detente.ledger import Case
case = Case.open(sys.argv[1])
with case.ledger.batch():
    case.ledger.append("note", "from the other process")
    print("holding", flush=True)
    sys.stdin.readline()
case.close()
"""


@pytest.fixture
def holder(filled: Case):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(filled.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "holding\n"
    yield process
    if process.poll() is None:
        process.communicate("\n")


def test_the_second_writer_learns_who_the_first_is(filled: Case, holder: subprocess.Popen) -> None:
    filled.ledger.lock.patience = 0.05
    with pytest.raises(LedgerLocked, match=f"process {holder.pid} on .*, since 20"):
        filled.ledger.append("note", "x")
    with pytest.raises(LedgerLocked, match=f"process {holder.pid}"):
        Case.open(filled.path, patience=0.05)


def test_readers_are_never_held_up(filled: Case, holder: subprocess.Popen) -> None:
    with Case.open(filled.path, readonly=True) as reader:
        assert len(reader.ledger.documents()) == 3
        assert reader.ledger.verify().ok
    assert list(filled.ledger.entries("note")) == []
    holder.communicate("\n")
    assert [e.value() for e in filled.ledger.entries("note")] == ["from the other process"]


def test_a_patient_writer_gets_its_turn(filled: Case, holder: subprocess.Popen) -> None:
    holder.stdin.write("\n")
    holder.stdin.flush()
    filled.ledger.add_document(document(9), [], VERSIONS)
    assert filled.ledger.verify().ok


def test_the_lock_dies_with_its_holder(filled: Case, holder: subprocess.Popen) -> None:
    holder.kill()
    holder.wait()
    filled.ledger.append("note", "x")
    assert [e.value() for e in filled.ledger.entries("note")] == ["x"]
    assert filled.ledger.lock.holder()["pid"] == str(os.getpid())


def test_a_writer_joins_its_own_transaction(filled: Case, tmp_path: Path) -> None:
    before = filled.ledger.verify().entries
    with filled.ledger.batch():
        filled.ledger.append("note", "one")
        filled.ledger.add_document(document(9), [], VERSIONS)
    assert filled.ledger.verify().entries == before + 3
