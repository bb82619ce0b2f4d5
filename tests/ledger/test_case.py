"""A case is a folder that can be made once, opened again, and signed with a name."""

from pathlib import Path

import pytest

from detente.ledger import Case
from detente.ledger.errors import BadSettings, CaseExists, CaseNotFound, NetworkDrive


def test_a_new_case_has_its_parts_and_opens_again(tmp_path: Path) -> None:
    with Case.create(tmp_path / "talks", time_zone="Europe/Kyiv", analyst="Ines") as case:
        assert case.ledger.documents() == []
    names = {path.name for path in (tmp_path / "talks").iterdir()}
    assert {"ledger.sqlite", "ledger.head", "case.toml", "definitions", "snapshots"} <= names
    assert "backups" not in names
    with Case.open(tmp_path / "talks") as case:
        assert (case.settings.name, case.settings.time_zone, case.settings.analyst) == (
            "talks",
            "Europe/Kyiv",
            "Ines",
        )


def test_a_case_is_not_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CaseExists, match="E202"):
        Case.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_may_become_a_case(tmp_path: Path) -> None:
    Case.create(tmp_path).close()
    Case.open(tmp_path).close()


@pytest.mark.parametrize("name", ["nothing", "file.txt"])
def test_what_is_no_case_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(CaseNotFound, match="detente new"):
        Case.open(tmp_path / name)


@pytest.mark.parametrize(
    "text", ["name = ", 'name = "x"\n', 'name="x"\ncreated="y"\ntime_zone="Mars/Olympus"\n']
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, text: str) -> None:
    Case.create(tmp_path / "c").close()
    (tmp_path / "c" / "case.toml").write_text(text)
    with pytest.raises(BadSettings, match="E215"):
        Case.open(tmp_path / "c")


def test_a_name_with_quotes_and_letters_survives(tmp_path: Path) -> None:
    Case.create(tmp_path / "c", name='Пере"говоры\\ 会谈', analyst="O'Neil\n").close()
    with Case.open(tmp_path / "c") as case:
        assert (case.settings.name, case.settings.analyst) == ('Пере"говоры\\ 会谈', "O'Neil\n")


def test_a_network_drive_is_refused_with_its_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.ledger.drives.drive_type", lambda path: "cifs")
    with pytest.raises(NetworkDrive, match="cifs"):
        Case.create(tmp_path / "c")
    assert not (tmp_path / "c").exists()
