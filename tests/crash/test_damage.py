"""Damaged files answer as before or are refused with the position (200 positions: python -m benchmarks.ledger)."""

from pathlib import Path

import pytest

from benchmarks.ledger.damage import answers, build, flip_runs, torn_runs
from detente.ledger import Case, store
from detente.ledger.errors import LedgerDamaged

pytestmark = pytest.mark.skipif(not store.has_checksums(), reason="this apsw has no checksum VFS")


@pytest.mark.parametrize(
    ("name", "journal"),
    [("ledger.sqlite", False), ("ledger.sqlite", True), ("ledger.sqlite-wal", True), ("ledger.head", False)],
)
def test_a_flipped_byte_never_gives_a_wrong_answer(tmp_path: Path, name: str, journal: bool) -> None:
    outcome = flip_runs(tmp_path, 12, name, journal, seed=3)
    assert outcome.bad() == 0, outcome.examples
    assert sum(outcome.outcomes.values()) == 12


@pytest.mark.parametrize("journal", [False, True])
def test_a_torn_end_never_gives_a_wrong_answer(tmp_path: Path, journal: bool) -> None:
    outcome = torn_runs(tmp_path, journal)
    assert outcome.bad() == 0, outcome.examples


def test_every_byte_of_the_first_page_counts(tmp_path: Path) -> None:
    build(tmp_path / "case", 2, journal=False)
    truth = answers(tmp_path / "case")
    whole = (tmp_path / "case" / "ledger.sqlite").read_bytes()
    for position in [*range(0, 100, 3), 2000, 4095]:
        changed = bytearray(whole)
        changed[position] ^= 0x5A
        (tmp_path / "case" / "ledger.sqlite").write_bytes(changed)
        with pytest.raises(LedgerDamaged):
            answers(tmp_path / "case")
    (tmp_path / "case" / "ledger.sqlite").write_bytes(whole)
    assert answers(tmp_path / "case") == truth


def test_the_position_of_a_bad_page_is_named(tmp_path: Path) -> None:
    build(tmp_path / "case", 10, journal=False)
    path = tmp_path / "case" / "ledger.sqlite"
    whole = bytearray(path.read_bytes())
    whole[20 * 4096 + 99] ^= 1
    path.write_bytes(whole)
    with Case.open(tmp_path / "case", readonly=True) as case:
        fault = case.ledger.verify().faults[0]
        assert (fault.where, fault.position) == ("page", 20 * 4096)
        with pytest.raises(LedgerDamaged, match=f"byte {20 * 4096}"):
            case.ledger.records()
