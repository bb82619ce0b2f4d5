"""A backup is a whole case in one file, and comes back the same."""

import zipfile
from pathlib import Path

import pytest

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Case
from detente.ledger.errors import BadExport, CaseExists, LedgerDamaged


def test_a_backup_comes_back_hash_for_hash(filled: Case, tmp_path: Path) -> None:
    (filled.definitions / "mine").mkdir()
    (filled.definitions / "mine" / "visits.toml").write_text("name = 'visits'")
    with filled.ledger.batch():  # somebody is in the middle of writing
        filled.ledger.append("note", "not yet")
        with Case.open(filled.path, readonly=True) as other:
            other.backup(tmp_path / "b.zip")
            then = other.ledger.verify()
    Case.restore(tmp_path / "b.zip", tmp_path / "again")
    with Case.open(tmp_path / "again") as case:
        assert case.ledger.verify() == then
        assert case.settings == filled.settings
        assert (case.definitions / "mine" / "visits.toml").read_text() == "name = 'visits'"
        case.ledger.add_document(document(8), records(document(8)), VERSIONS)
        assert case.ledger.verify().ok


def test_nothing_is_written_over(filled: Case, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("mine")
    with pytest.raises(CaseExists):
        filled.backup(tmp_path / "b.zip")
    filled.backup(tmp_path / "c.zip")
    with pytest.raises(CaseExists):
        Case.restore(tmp_path / "c.zip", filled.path)
    assert (tmp_path / "b.zip").read_text() == "mine"
    assert filled.ledger.verify().ok


def test_a_damaged_backup_is_not_restored(filled: Case, tmp_path: Path) -> None:
    filled.backup(tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    with zipfile.ZipFile(tmp_path / "b.zip") as good, zipfile.ZipFile(tmp_path / "flip.zip", "w") as bad:
        for name in good.namelist():
            body = bytearray(good.read(name))
            if name == "ledger.sqlite":
                body[5000] ^= 1
            bad.writestr(name, bytes(body))
    for name, error in (("cut.zip", BadExport), ("flip.zip", LedgerDamaged)):
        with pytest.raises(error):
            Case.restore(tmp_path / name, tmp_path / "again")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.zip", "case", "cut.zip", "flip.zip"]


def test_names_that_lead_outside_are_not_followed(filled: Case, tmp_path: Path) -> None:
    filled.backup(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr("definitions/../../escaped.txt", "x")
        archive.writestr("elsewhere.txt", "x")
    Case.restore(tmp_path / "b.zip", tmp_path / "again")
    assert not list(tmp_path.rglob("escaped.txt"))
    assert not list(tmp_path.rglob("elsewhere.txt"))
