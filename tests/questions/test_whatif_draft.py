"""A table drafted from records: what is said shapes it, what is not said stays wide."""

from __future__ import annotations

from detente.questions.bargain_draft import actor_of, capabilities, draft, draft_answer
from detente.questions.casebook import Casebook
from detente.records import Document, Made, Party, Position, Span, Statement

TEXT = "A says yes. B says no. B says no again."
DOCUMENT = Document(id="d1", name="note.txt", text=TEXT, published="2025-03-01")
MADE = Made(reader="test", version="1")


def span(start: int, end: int) -> Span:
    return Span(document="d1", start=start, end=end, quote=TEXT[start:end])


def position(number: int, state: str | None, stance: str, issue: str = "ceasefire") -> Position:
    party = Party(name=state or "someone", state=state)
    return Position(id=f"p{number}", span=span(0, 10), made=MADE, actor=party, issue=issue, stance=stance)


def statement(number: int, state: str, issue: str) -> Statement:
    party = Party(name=state, state=state)
    return Statement(id=f"s{number}", span=span(11, 20), made=MADE, content=(), source=party, issue=issue)


def book(*records: Position | Statement) -> Casebook:
    return Casebook({"d1": DOCUMENT}, records)


def test_stances_become_ranges_on_a_scale_of_for_and_against() -> None:
    made = draft(
        book(position(1, "UKR", "demands"), position(2, "RUS", "rejects"), statement(3, "USA", "ceasefire"))
    )
    assert made is not None
    entries = made.table.entries
    assert entries["UKR", "ceasefire"].position.low >= 80
    assert entries["RUS", "ceasefire"].position.high <= 20
    assert (entries["USA", "ceasefire"].position.low, entries["USA", "ceasefire"].position.high) == (0, 100)
    assert {entry.mark for entry in entries.values()} == {"drafted"}
    assert all(made.evidence[key] for key in entries), "each line rests on what was read"


def test_the_latest_stance_counts_and_frequent_issues_weigh_more() -> None:
    records = [position(1, "UKR", "demands"), position(2, "UKR", "drops"), position(3, "RUS", "rejects")]
    records += [position(4, "RUS", "offers", "prisoners"), position(5, "UKR", "accepts", "prisoners")]
    made = draft(book(*records, *[statement(n, "RUS", "prisoners") for n in range(10, 16)]))
    assert made is not None
    assert made.table.entries["UKR", "ceasefire"].position.high <= 60
    russia = {
        issue: made.table.entries["RUS", issue].salience.centre() for issue in ("ceasefire", "prisoners")
    }
    assert russia["prisoners"] > russia["ceasefire"]


def test_capability_comes_from_the_index_with_its_source() -> None:
    made = draft(book(position(1, "USA", "demands"), position(2, "KAZ", "rejects")))
    assert made is not None
    strong, weak = (made.table.entries[a, "ceasefire"] for a in ("USA", "KAZ"))
    assert strong.capability.centre() > 10 * weak.capability.centre()
    assert "CINC" in weak.source
    assert 0.9 < sum(capabilities().values()) < 1.1, "shares of the world"


def test_one_party_is_no_table_and_private_persons_are_no_party() -> None:
    made = draft(book(position(1, "UKR", "demands"), position(2, None, "rejects")))
    assert made is None
    answer = draft_answer(book(), made)
    assert not answer.answered
    assert "--table" in answer.headline
    assert actor_of(Party(name="an analyst", actor="person:an-analyst")) is None
    assert actor_of(Party(name="the UN", actor="org:united-nations")) == "org:united-nations"
