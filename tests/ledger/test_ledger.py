"""What is added is there, once, as it was; a newer reading takes the place of an older one."""

import datetime as dt
import threading

import apsw
import pytest

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Added, Case
from detente.ledger.errors import NoSuchEntry, ReadOnlyCase
from detente.ledger.view import id_of


def test_what_was_added_comes_back_as_it_was(filled: Case) -> None:
    reports = [document(number) for number in range(3)]
    assert filled.ledger.documents() == reports
    assert filled.ledger.records() == [record for report in reports for record in records(report)]
    assert filled.ledger.records(document=reports[1].id) == records(reports[1])
    assert filled.ledger.document(reports[2].id) == reports[2]
    assert {type(record).__name__ for record in filled.ledger.records("contact")} == {"Contact"}
    assert filled.ledger.verify().ok


def test_the_same_file_twice_adds_nothing(filled: Case) -> None:
    before = filled.ledger.verify().entries
    assert not filled.ledger.add_document(document(1), records(document(1)), VERSIONS)
    assert filled.ledger.verify().entries == before


def test_a_third_reading_does_not_bring_back_the_first(case: Case) -> None:
    report = document(1)
    for version, kept in (("1", 7), ("2", 0), ("3", 1)):
        case.ledger.add_document(report, records(report)[:kept], VERSIONS | {"contacts": version})
        assert len(case.ledger.records()) == kept
    last = list(case.ledger.entries("reading"))[-1]
    case.ledger.correct.undo(last.seq, reason="the second reading was right")
    assert case.ledger.records() == []


def test_a_newer_reading_supersedes_and_the_older_is_kept(filled: Case) -> None:
    report = document(1)
    fewer = records(report)[:5]
    known = dt.datetime.now(dt.UTC)
    assert filled.ledger.add_document(report, fewer, VERSIONS | {"contacts": "2"}) is Added.READING
    assert filled.ledger.records(document=report.id) == fewer
    assert len(filled.ledger.documents()) == 3
    assert filled.ledger.records(document=report.id) != records(report)
    then = [r for r in filled.ledger.records(as_known_on=known) if r.span and r.span.document == report.id]
    assert then == records(report)


def test_bounds_keep_dated_records_only(filled: Case) -> None:
    contacts = filled.ledger.records("contact")
    day = dt.date.fromisoformat(contacts[0].date)
    found = filled.ledger.records("contact", since=day, until=day)
    assert found == [c for c in contacts if c.date == contacts[0].date]
    assert found != contacts
    blocks = filled.ledger.records("block", since=day, until=day)  # undated: the document's date stands in
    assert {b.span.document for b in blocks} == {c.span.document for c in found}


def append_and_fail(case: Case) -> None:
    with case.ledger.batch():
        case.ledger.append("note", {"text": "one"})
        raise RuntimeError("halfway")


def test_a_failed_batch_leaves_nothing(filled: Case) -> None:
    before = filled.ledger.verify()
    with pytest.raises(RuntimeError, match="halfway"):
        append_and_fail(filled)
    assert filled.ledger.verify() == before
    filled.ledger.append("note", {"text": "two"})
    assert filled.ledger.verify().entries == before.entries + 1


def test_nothing_is_ever_updated_deleted_or_put_in_between(filled: Case) -> None:
    connection = apsw.Connection(str(filled.ledger.path), vfs="cksmvfs")
    for sql in (
        "UPDATE entries SET author = 'x' WHERE seq = 2",
        "DELETE FROM entries WHERE seq = 2",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE seq = 2",
        "INSERT INTO entries SELECT seq + 900, at, kind, name, subject, within, supersedes, author, reason, payload, hash "
        "FROM entries WHERE seq = 2",
    ):
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            connection.execute(sql)
    connection.close()
    assert filled.ledger.verify().ok


def test_a_read_only_case_refuses_to_write(filled: Case) -> None:
    with Case.open(filled.path, readonly=True) as case:
        assert len(case.ledger.documents()) == 3
        with pytest.raises(ReadOnlyCase, match="E210"):
            case.ledger.append("note", "x")


def test_unknown_ids_are_said_to_be_unknown(filled: Case) -> None:
    for ask in (
        lambda: filled.ledger.document("0" * 64),
        lambda: filled.ledger.history("contact:none"),
        lambda: filled.ledger.entry(9999),
    ):
        with pytest.raises(NoSuchEntry, match="E211"):
            ask()


def test_a_reader_sees_one_state_while_others_write(filled: Case) -> None:
    with Case.open(filled.path, readonly=True) as reader:
        view = reader.ledger.view()
        first = next(documents := view.documents())
        filled.ledger.add_document(document(9), [], VERSIONS)
        assert [first, *documents] == [document(number) for number in range(3)]
        assert len(reader.ledger.documents()) == 4


def test_threads_read_at_once(filled: Case) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(filled.ledger.records()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [len(filled.ledger.records())] * 8


def test_two_blocks_of_one_place_are_two(filled: Case) -> None:
    report = document(0)
    ids = [id_of(record, report.id) for record in records(report)]
    assert len(set(ids)) == len(ids)
    assert [e.kind for e in filled.ledger.history(ids[0])] == ["record"]


def test_a_clock_set_back_does_not_turn_the_order(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.ledger.writing.stamp", lambda moment: "1999-01-01T00:00:00.000000Z")
    filled.ledger.append("note", {"text": "written with the wrong clock"})
    times = [entry.at for entry in filled.ledger.entries()]
    assert times == sorted(times)
    assert times[-1] == times[-2]
