"""The interview that the product answers, read without knowing it. Its text is not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.reading import read
from detente.records import Block, Contact, Document, Record, Signal, Statement, Tally, VenueStance
from detente.sources import open_documents

SHARED = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[3] / "shared"))
SEED = SHARED / "seeds" / "anchorage-interview.txt"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason=f"the seed interview is not at {SEED}")


@pytest.fixture(scope="module")
def document() -> Document:
    (found,) = open_documents(SEED)
    return found


@pytest.fixture(scope="module")
def records(document: Document) -> list[Record]:
    return read(document)


def of(records: list[Record], kind: type) -> list:
    return [record for record in records if isinstance(record, kind)]


def test_offsets_agree_with_the_file(document: Document) -> None:
    assert document.text == SEED.read_text("utf-8").replace("\r\n", "\n")


def test_five_questions_and_five_answers_continue_across_credits_and_the_list(records: list[Record]) -> None:
    turns = {block.turn: block for block in of(records, Block) if block.turn is not None}
    assert sorted(turns) == list(range(10))
    kinds = {
        turn: {b.kind for b in of(records, Block) if b.turn == turn and b.kind != "list_item"}
        for turn in turns
    }
    assert kinds == {turn: {"question" if turn % 2 == 0 else "answer"} for turn in range(10)}
    assert sum(block.kind == "list_item" and block.turn == 9 for block in of(records, Block)) == 3


def test_the_speakers_are_the_analyst_with_roles_and_the_outlet(records: list[Record]) -> None:
    speakers = {b.kind: b.speaker for b in of(records, Block) if b.kind in ("question", "answer")}
    assert speakers["answer"].name == "Ruslan Bortnik"
    assert any("Director" in role for role in speakers["answer"].roles)
    assert speakers["question"].name == "DKNews.kz"


def test_six_credits_are_furniture_and_in_no_statement(records: list[Record]) -> None:
    furniture = [block.span for block in of(records, Block) if block.kind == "furniture"]
    assert len(furniture) == 6
    for statement in of(records, Statement):
        for part in statement.content:
            assert not any(part.start < f.end and f.start < part.end for f in furniture)


def test_the_tally_is_twelve_as_six_and_five_and_one(records: list[Record]) -> None:
    (tally,) = [tally for tally in of(records, Tally) if tally.parts]
    assert (tally.total, [part.count for part in tally.parts], tally.consistent) == (12, [6, 5, 1], True)


def test_the_three_signs_are_signals(records: list[Record]) -> None:
    signals = [signal.span.quote for signal in of(records, Signal)]
    for words in ("no new sanctions", "demand for an immediate ceasefire", "meeting are being discussed"):
        assert any(words in quote for quote in signals), words


def test_a_quotation_inside_an_answer_belongs_to_its_own_speaker(records: list[Record]) -> None:
    statements = {statement.id: statement for statement in of(records, Statement)}
    (nested,) = [s for s in statements.values() if s.nested_in and "Volodymyr Zelensky" in s.content[0].quote]
    assert nested.source.actor == "person:donald-trump"
    assert statements[nested.nested_in].source.name == "Ruslan Bortnik"


def test_the_lead_is_attributed_to_those_it_quotes(records: list[Record]) -> None:
    said = {(s.source.actor, s.form) for s in of(records, Statement) if s.source and s.span.start < 1200}
    assert {"KAZ", "person:kassym-jomart-tokayev"} <= {actor for actor, _ in said}


def test_a_place_is_proposed_with_its_reservation(records: list[Record]) -> None:
    stances = [stance for stance in of(records, VenueStance) if stance.place.iso3 == "KAZ"]
    assert any(s.reservation and "geography and logistics" in s.reservation.quote for s in stances)
    assert any("Astana" in s.place.name or "Astana" in s.span.quote for s in stances)


def test_earlier_talks_in_the_proposed_state_are_contacts_there(
    records: list[Record], document: Document
) -> None:
    at = document.text.index("Syria and Afghanistan")
    held = [c for c in of(records, Contact) if c.span.start <= at + 60 and c.span.end >= at - 80]
    assert any(
        (c.host and c.host.state == "KAZ") or (c.place and c.place.iso3 == "KAZ")
        for c in held
        if c.status == "occurred"
    )


def test_a_counterfactual_is_no_event(records: list[Record], document: Document) -> None:
    at = document.text.index("Without Trump coming to power")
    for record in records:
        span = getattr(record, "span", None)
        if span and at <= span.start < at + 30 and hasattr(record, "status"):
            assert record.status == "counterfactual"
    events = [r for r in records if getattr(r, "status", "") == "counterfactual"]
    assert any(at - 5 <= r.span.start <= at + 150 for r in events)


def test_a_meeting_under_discussion_has_not_occurred(records: list[Record], document: Document) -> None:
    at = document.text.index("Zelensky–Putin meeting")
    met = [c for c in of(records, Contact) if abs(c.span.start - at) < 80]
    assert met
    assert all(contact.status in ("proposed", "hypothetical", "planned") for contact in met)
