"""Corrections change the view, keep the past, and can be taken back."""

import datetime as dt

import pytest

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Added, Case
from detente.ledger.errors import BadCorrection, NoSuchEntry
from detente.records import Contact, Made, Party, record_id, span


def first(case: Case, kind: str = "contact") -> Contact:
    return case.ledger.records(kind)[0]


def test_a_changed_field_shows_and_is_undone_and_redone(filled: Case) -> None:
    before = first(filled)
    change = filled.ledger.correct.change(
        before.id, {"date": "2025-08~", "place.iso3": "KAZ"}, reason="wrong month"
    )
    assert (first(filled).date, first(filled).place.iso3) == ("2025-08~", "KAZ")
    undo = filled.ledger.correct.undo(change, reason="it was right")
    assert first(filled) == before
    filled.ledger.correct.undo(undo, reason="no, it was not")
    assert first(filled).date == "2025-08~"
    assert [e.kind for e in filled.ledger.history(before.id)] == [
        "record",
        "judgement",
        "judgement",
        "judgement",
    ]
    assert [e.reason for e in filled.ledger.history(before.id)][1:] == [
        "wrong month",
        "it was right",
        "no, it was not",
    ]


def test_the_past_is_answered_as_it_was_known(filled: Case) -> None:
    before = first(filled)
    moment = dt.datetime.now(dt.UTC)
    filled.ledger.correct.change(before.id, {"date": "2025-08-01"}, reason="late report")
    assert filled.ledger.records("contact", as_known_on=moment)[0] == before
    assert filled.ledger.records("contact", as_known_on=moment.isoformat())[0] == before
    assert first(filled).date == "2025-08-01"


def test_rejected_records_and_documents_are_left_out(filled: Case) -> None:
    gone = first(filled)
    filled.ledger.correct.reject(gone.id, reason="told twice")
    assert gone not in filled.ledger.records()
    filled.ledger.correct.reject(document(1).id, reason="a forgery")
    assert {d.id for d in filled.ledger.documents()} == {document(0).id, document(2).id}
    assert not filled.ledger.records(document=document(1).id)
    assert not filled.ledger.search('"Report 1"')


def test_a_record_added_by_hand_is_signed(filled: Case) -> None:
    report = document(0)
    made = Made(reader="contacts", confidence=1.0)
    mine = Contact(
        id=record_id("contact", "mine"),
        span=span(report.text, 0, 9, report.id),
        made=made,
        participants=(Party(name="A"),),
    )
    filled.ledger.correct.add(mine, reason="heard on the radio")
    found = filled.ledger.records("contact")[-1]
    assert (found.id, found.made.analyst, found.made.why) == (mine.id, "Ines", "heard on the radio")
    assert found in filled.ledger.records(document=report.id)
    with pytest.raises(BadCorrection, match="second"):
        filled.ledger.correct.add(mine, reason="again")


def test_merged_actors_share_an_id_everywhere_and_part_again(filled: Case) -> None:
    actors = lambda: {p.actor for c in filled.ledger.records("contact") for p in c.participants}  # noqa: E731
    before = actors()
    merge = filled.ledger.correct.merge(
        "actor", ["person:arda-venn", "person:noor-adeyemi"], into="person:arda-venn", reason="one man"
    )
    assert actors() == before - {"person:noor-adeyemi"}
    filled.ledger.correct.merge("actor", ["person:arda-venn"], into="person:a-venn", reason="his full name")
    assert actors() == before - {"person:noor-adeyemi", "person:arda-venn"} | {"person:a-venn"}
    filled.ledger.correct.undo(merge, reason="two men")
    assert "person:noor-adeyemi" in actors()


def test_merges_in_a_ring_do_not_hang(filled: Case) -> None:
    for a, b in (("arda-venn", "noor-adeyemi"), ("noor-adeyemi", "arda-venn")):
        filled.ledger.correct.merge("actor", [f"person:{a}"], into=f"person:{b}", reason="x")
    assert filled.ledger.records("contact")


def test_a_split_actor_is_another_in_the_named_records_only(filled: Case) -> None:
    contacts = [
        c
        for c in filled.ledger.records("contact")
        if any(p.actor == "person:arda-venn" for p in c.participants)
    ]
    filled.ledger.correct.split(
        "actor", ["person:arda-venn"], into="person:arda-venn-jr", records=[contacts[0].id], reason="the son"
    )
    with_son = [
        c.id
        for c in filled.ledger.records("contact")
        if any(p.actor == "person:arda-venn-jr" for p in c.participants)
    ]
    assert with_son == [contacts[0].id]


def test_a_correction_survives_a_newer_reading(filled: Case) -> None:
    report, mine = document(0), first(filled)
    filled.ledger.correct.change(mine.id, {"level": "leader"}, reason="it was the president")
    other = [r for r in records(report) if getattr(r, "id", None) != mine.id]
    filled.ledger.add_document(report, other, VERSIONS | {"contacts": "2"})
    assert [c.level for c in filled.ledger.records("contact") if c.id == mine.id] == ["leader"]


def test_a_document_corrected_keeps_its_text(filled: Case) -> None:
    filled.ledger.correct.change(document(0).id, {"published": "2025-08-15"}, reason="dateline")
    assert filled.ledger.document(document(0).id).published == "2025-08-15"
    assert filled.ledger.documents()[0].text == document(0).text


@pytest.mark.parametrize(
    "fields",
    [
        {"medium": "pigeon"},
        {"colour": "red"},
        {"id": "other"},
        {"participants.9.actor": "x"},
        {"place.iso3.x": 1},
        {"date": 5},
    ],
)
def test_what_a_record_cannot_have_is_refused_and_not_kept(filled: Case, fields: dict[str, object]) -> None:
    before = filled.ledger.verify()
    with pytest.raises(BadCorrection, match="E212"):
        filled.ledger.correct.change(first(filled).id, fields, reason="x")
    assert filled.ledger.verify() == before


def test_a_reading_or_a_document_can_be_undone_and_read_again(filled: Case) -> None:
    report = document(1)
    entries = {e.kind: e.seq for e in filled.ledger.history(report.id)}
    undo = filled.ledger.correct.undo(entries["reading"], reason="a broken reader")
    assert filled.ledger.records(document=report.id) == []
    assert report in filled.ledger.documents()
    assert filled.ledger.add_document(report, records(report)[:4], VERSIONS) is Added.READING
    assert filled.ledger.records(document=report.id) == records(report)[:4]
    filled.ledger.correct.undo(entries["document"], reason="not ours to keep")
    assert report not in filled.ledger.documents()
    assert filled.ledger.records(document=report.id) == []
    assert not [r for r in filled.ledger.records() if r.span.document == report.id]
    assert undo < filled.ledger.verify().entries
    assert filled.ledger.verify().ok


def test_no_reason_no_correction(filled: Case) -> None:
    with pytest.raises(BadCorrection, match="reason"):
        filled.ledger.correct.reject(first(filled).id, reason=" ")
    with pytest.raises(NoSuchEntry):
        filled.ledger.correct.reject("contact:none", reason="x")
    with pytest.raises(BadCorrection):
        filled.ledger.correct.link("contact", [first(filled).id], reason="with itself")


def test_links_are_judgements_and_leave_the_records(filled: Case) -> None:
    a, b = (c.id for c in filled.ledger.records("contact")[:2])
    link = filled.ledger.correct.link("contact", [a, b], reason="the same meeting")
    assert [j.of for j in filled.ledger.judgements("link", "contact")] == [(a, b)]
    assert {a, b} <= {c.id for c in filled.ledger.records("contact")}
    filled.ledger.correct.undo(link, reason="not the same")
    assert filled.ledger.judgements("link") == []
