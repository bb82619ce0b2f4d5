"""An older ledger is backed up, then brought up to date; a newer one is left alone."""

import datetime as dt
from pathlib import Path

import apsw
import msgspec
import pytest

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Case, migrate, settings, store
from detente.ledger.chain import GENESIS, Entry, link, payload_json, stamp
from detente.ledger.errors import NewerLedger, OlderLedger
from detente.ledger.head import Head, HeadFile
from detente.ledger.view import id_of
from detente.records import to_json


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """A case as the first schema wrote it: no search index yet."""
    folder = tmp_path / "old"
    for part in (folder / "definitions", folder / "snapshots"):
        part.mkdir(parents=True)
    settings.write(folder / "case.toml", settings.fresh("old", "UTC", "Ines"))
    connection = store.create(folder / "ledger.sqlite")
    assert migrate.migrate(connection, folder / "ledger.sqlite", upto=1) == [1]
    report, previous, at = document(4), GENESIS, stamp(dt.datetime(2025, 8, 15, tzinfo=dt.UTC))
    bodies = [("document", None, report.id, None, to_json(report))]
    bodies += [
        (
            "reading",
            None,
            report.id,
            None,
            payload_json({"readers": VERSIONS, "records": len(records(report))}),
        )
    ]
    bodies += [
        ("record", type(r).__struct_config__.tag, id_of(r, report.id), 2, to_json(r)) for r in records(report)
    ]
    for seq, (kind, name, subject, within, payload) in enumerate(bodies, 1):
        entry = Entry(
            seq, at, kind, name, subject, within, None, "détente", None, msgspec.Raw(payload.encode())
        )
        previous = link(previous, entry)
        row = (seq, at, kind, name, subject, within, None, "détente", None, payload, previous)
        connection.execute(f"INSERT INTO entries VALUES ({','.join('?' * 11)})", row)
    connection.close()
    file = HeadFile(folder / "ledger.head")
    file.start(Head(len(bodies), previous))
    file.close()
    return folder


def test_a_version_1_ledger_is_brought_up_to_date_with_nothing_changed(version_1: Path) -> None:
    with Case.open(version_1) as case:
        assert case.ledger.verify().ok
        assert case.ledger.documents() == [document(4)]
        assert case.ledger.records() == records(document(4))
        assert [hit.document for hit in case.ledger.search("Report 4")] == [document(4).id]
        assert not case.ledger.add_document(document(4), records(document(4)), VERSIONS)
        case.ledger.add_document(document(5), records(document(5)), VERSIONS)
        assert len(case.ledger.search("Report")) == 2
    backup, *_ = sorted((version_1 / "backups").iterdir())  # one before each step
    assert backup.name.startswith("before-schema-2-")
    kept = apsw.Connection(str(backup), vfs=store.vfs())
    assert migrate.version(kept) == 1
    assert kept.execute("SELECT count(*) FROM entries").get == 2 + len(records(document(4)))
    kept.close()


def test_an_older_ledger_learns_who_prints_what(version_1: Path) -> None:
    again = msgspec.structs.replace(document(4), id="f" * 64, text=f"Again\n{document(4).text}")
    with Case.open(version_1) as case:
        case.ledger.add_document(again, [], {})
        assert case.ledger.witnesses() == {document(4).id: document(4).id, again.id: document(4).id}


def test_reading_an_older_ledger_changes_nothing(version_1: Path) -> None:
    before = (version_1 / "ledger.sqlite").read_bytes()
    with pytest.raises(OlderLedger, match="E205"):
        Case.open(version_1, readonly=True)
    assert (version_1 / "ledger.sqlite").read_bytes() == before


def test_a_newer_ledger_is_left_alone(version_1: Path) -> None:
    connection = apsw.Connection(str(version_1 / "ledger.sqlite"), vfs=store.vfs())
    connection.execute("PRAGMA user_version=99")
    connection.close()
    for readonly in (False, True):
        with pytest.raises(NewerLedger, match="schema 99"):
            Case.open(version_1, readonly=readonly)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(
    version_1: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = migrate.migrations()
    broken = [*good, (good[-1][0] + 1, "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);")]
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "migrations", lambda: broken)
        with pytest.raises(Exception, match="nowhere"):
            Case.open(version_1)
    with Case.open(version_1) as case:
        assert migrate.version(case.ledger.reading()) == good[-1][0]
        assert case.ledger.verify().ok
        assert (
            case.ledger.reading().execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").get == 0
        )
    assert len(list((version_1 / "backups").iterdir())) == len(
        good
    )  # before each step taken, and the failed one


def test_steps_are_numbered_without_gaps() -> None:
    numbers = [number for number, _ in migrate.migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
