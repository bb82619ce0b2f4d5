"""What changed since a day is told with the entries that made it so."""

import datetime as dt

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Case


def test_nothing_changed_nothing_told(filled: Case) -> None:
    assert filled.ledger.diff(dt.datetime.now(dt.UTC)) == []


def test_each_change_has_its_reason(filled: Case) -> None:
    contacts = filled.ledger.records("contact")
    since = dt.datetime.now(dt.UTC)
    filled.ledger.correct.change(contacts[0].id, {"date": "2025-08-15"}, reason="the dateline")
    filled.ledger.correct.reject(contacts[1].id, reason="told twice")
    filled.ledger.add_document(document(7), records(document(7)), VERSIONS)
    found = {change.id: change for change in filled.ledger.diff(since, kind="contact")}
    changed, gone = found[contacts[0].id], found[contacts[1].id]
    assert (changed.change, changed.fields, [e.reason for e in changed.why]) == (
        "changed",
        ("date",),
        ["the dateline"],
    )
    assert (changed.before.date, changed.after.date) == (contacts[0].date, "2025-08-15")
    assert (gone.change, [e.reason for e in gone.why], gone.after) == ("removed", ["told twice"], None)
    new = [change for change in found.values() if change.change == "added"]
    assert len(new) == 12
    assert {e.kind for change in new for e in change.why} == {"reading"}
    assert len(found) == 14


def test_an_undo_and_a_merge_are_reasons_too(filled: Case) -> None:
    contact = filled.ledger.records("contact")[0]
    change = filled.ledger.correct.change(contact.id, {"date": "2025-08-15"}, reason="first")
    since = dt.datetime.now(dt.UTC)
    filled.ledger.correct.undo(change, reason="second")
    actor = contact.participants[0].actor
    filled.ledger.correct.merge("actor", [actor], into="person:else", reason="third")
    found = {c.id: c for c in filled.ledger.diff(since)}[contact.id]
    assert set(found.fields) == {"date", "participants"}
    assert [e.reason for e in found.why] == ["second", "third"]


def test_a_newer_reading_explains_what_went(filled: Case) -> None:
    report = document(0)
    since = dt.datetime.now(dt.UTC)
    filled.ledger.add_document(report, records(report)[:4], VERSIONS | {"contacts": "2"})
    found = filled.ledger.diff(since, kind="contact")
    assert {c.change for c in found} == {"removed"}
    assert all([e.kind for e in c.why] == ["reading"] for c in found)
