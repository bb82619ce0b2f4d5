"""Where apsw brings no page checksums, a ledger is checked whole at each opening; a protected one is not written to."""

from pathlib import Path

import pytest

from benchmarks.ledger.damage import answers, build, flip_runs
from benchmarks.ledger.made import VERSIONS, document
from detente.ledger import Case, store
from detente.ledger.errors import NoPageChecksums


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An apsw without the checksum extension."""
    monkeypatch.setattr(store, "has_checksums", lambda: False)
    monkeypatch.setattr("detente.ledger.verify.store.has_checksums", lambda: False)


@pytest.mark.usefixtures("bare")
def test_a_ledger_without_page_checksums_works(tmp_path: Path) -> None:
    build(tmp_path / "case", 3, journal=False)
    with Case.open(tmp_path / "case") as case:
        assert case.ledger.verify().ok
        assert not store.protected(case.ledger.reading())


@pytest.mark.usefixtures("bare")
def test_flipped_bytes_give_no_wrong_answer_without_page_checksums(tmp_path: Path) -> None:
    outcome = flip_runs(tmp_path, 25, seed=9)
    assert (outcome.outcomes["wrong"], outcome.outcomes["crashed"]) == (0, 0), outcome.examples
    assert outcome.outcomes["refused"] > 10  # bytes that nothing uses may go unnoticed here, and only here


def test_a_protected_ledger_is_read_but_not_written_without_the_extension(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "case", 3, journal=False)
    truth = answers(tmp_path / "case")
    monkeypatch.setattr(store, "has_checksums", lambda: False)
    assert answers(tmp_path / "case") == truth
    with pytest.raises(NoPageChecksums, match="E214"):
        Case.open(tmp_path / "case").ledger.add_document(document(9), [], VERSIONS)
