"""Files go into a case in the order given, read by several processes; one that breaks them is left out alone."""

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks.ledger.made import document
from detente.ledger import Case
from detente.ledger.intake import read_files, take_in


def reports(folder: Path, count: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"report-{number:02d}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(document(number, sentences=1).text, "utf-8")
    return [str(path) for path in paths]


def test_several_processes_fill_a_case_as_one_does_and_in_the_same_order(tmp_path: Path) -> None:
    paths = reports(tmp_path / "in", 8)
    with Case.create(tmp_path / "one") as one, Case.create(tmp_path / "two") as two:
        told: list[str] = []
        assert take_in(one, paths, workers=1).added == 8
        assert take_in(two, paths, workers=2, progress=told.append).added == 8
        assert told == paths
        assert one.ledger.documents() == two.ledger.documents()
        assert one.ledger.records() == two.ledger.records()
        again = take_in(two, paths, workers=1)
        assert (again.added, again.known, again.failures) == (0, 8, [])
        assert two.ledger.records() == one.ledger.records()


def test_known_files_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = reports(tmp_path / "in", 2)
    with Case.create(tmp_path / "case") as case:
        monkeypatch.setattr("detente.ledger.intake.read", lambda document: [])
        assert take_in(case, paths).added == 2
        monkeypatch.setattr("detente.ledger.intake.read", lambda document: pytest.fail("read again"))
        assert take_in(case, paths).known == 2
        monkeypatch.undo()
        monkeypatch.setattr("detente.ledger.intake.reader_versions", lambda profile: {"a": "newer reader"})
        monkeypatch.setattr("detente.ledger.intake.read", lambda document: [])
        assert take_in(case, paths).reread == 2


def _broken(path: str, **_: object) -> list[object]:
    if path.endswith("05.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return [path]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is Unix")
def test_a_file_that_kills_its_process_is_a_failure_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.ledger.intake.read_file", _broken)
    paths = reports(tmp_path / "in", 9)
    found = dict(read_files(paths, workers=2))
    assert list(found) == paths
    (failure,) = found[paths[5]]
    assert "E217" in str(failure.error)
    assert "SIGKILL" in str(failure.error)
    assert all(found[path] == [path] for path in paths if path != paths[5])
