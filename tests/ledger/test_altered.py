"""Exports and backups with bytes changed at random: the same case comes back, or a clear refusal, never another case."""

import random
from pathlib import Path

import pytest

from benchmarks.ledger.made import VERSIONS, document, records
from detente.errors import DetenteError
from detente.ledger import Case
from detente.ledger.exchange import export_jsonl, export_parquet, import_jsonl, import_parquet


def backup(case: Case, to: Path) -> None:
    case.backup(to)


@pytest.mark.parametrize(
    ("out", "back"), [(export_jsonl, import_jsonl), (export_parquet, import_parquet), (backup, Case.restore)]
)
def test_no_altered_file_makes_another_case(tmp_path: Path, out, back) -> None:
    with Case.create(tmp_path / "case") as case:
        report = document(0, sentences=2)
        case.ledger.add_document(report, records(report), VERSIONS)
        case.ledger.correct.reject(case.ledger.records("contact")[0].id, reason="told twice")
        truth = case.ledger.verify()
        out(case, tmp_path / "file")
    whole, chance, refused = (tmp_path / "file").read_bytes(), random.Random(1), 0
    for number in range(120):
        changed = bytearray(whole)
        for _ in range(chance.choice([1, 1, 3])):
            changed[chance.randrange(len(whole))] ^= chance.randrange(1, 256)
        if number % 10 == 0:
            del changed[chance.randrange(len(whole)) :]
        (tmp_path / "altered").write_bytes(changed)
        try:
            back(tmp_path / "altered", tmp_path / "again")
        except DetenteError:
            refused += 1
            assert not (tmp_path / "again").exists()
            continue
        with Case.open(tmp_path / "again") as again:
            assert again.ledger.verify() == truth
        (tmp_path / "again").rename(tmp_path / f"kept-{number}")
    assert refused > 30
