"""A position moves when a party says so, not when it falls silent; both quotes of a movement are shown."""

from msgspec import structs

from detente.questions.positions import positions
from detente.records import Party, Position, record_id, span
from tests.questions.world import MADE, PEOPLE, book, document

EARLY, LATE = document("early", published="2001-03-04"), document("late", "Courier", published="2001-06-07")
OBSERVER = Party(name="an observer", actor="person:observer")


def position(of: object, who: Party | None, stance: str, issue: str = "ceasefire") -> Position:
    return Position(
        id=record_id("position", of.id, who and who.name, stance, issue),  # type: ignore[attr-defined]
        span=span(of.text, 0, len(of.text), of.id),  # type: ignore[attr-defined]
        made=MADE,
        actor=who,
        issue=issue,
        stance=stance,
    )


def moves(*taken: Position) -> list[tuple[object, ...]]:
    answer = positions(book(*taken, documents=(EARLY, LATE)))
    return [(row.values[1], row.values[3], len(row.evidence)) for row in answer.table("Movements").rows]


def test_a_demand_is_raised_and_kept() -> None:
    first, again = position(EARLY, PEOPLE["A"], "demands"), position(LATE, PEOPLE["Aro"], "demands")
    assert [kind for _, kind, _ in moves(first, again)] == ["raised", "kept"]


def test_a_demand_dropped_belongs_to_who_raised_it_whoever_tells_of_it() -> None:
    told = moves(position(EARLY, PEOPLE["A"], "demands"), position(LATE, OBSERVER, "drops"))
    assert told == [("Aland", "raised", 1), ("Aland", "dropped", 2)]


def test_a_drop_told_again_is_no_further_movement() -> None:
    told = moves(position(EARLY, OBSERVER, "drops"), position(LATE, OBSERVER, "drops"))
    assert [kind for _, kind, _ in told] == ["dropped"]


def test_a_refusal_that_becomes_an_acceptance_is_a_concession_with_both_quotes() -> None:
    assert moves(position(EARLY, PEOPLE["B"], "rejects"), position(LATE, PEOPLE["B"], "accepts")) == [
        ("Beland", "conceded", 2)
    ]


def test_silence_is_not_a_change_but_is_said() -> None:
    answer = positions(
        book(
            position(EARLY, PEOPLE["A"], "demands"),
            position(LATE, PEOPLE["A"], "supports", "prisoners"),
            documents=(EARLY, LATE),
        )
    )
    assert [row.values[3] for row in answer.table("Movements").rows] == ["raised"]
    assert [row.values[2] for row in answer.table("Not repeated since").rows] == ["ceasefire"]


def test_what_is_hardly_sure_is_shown_with_its_probability_and_moves_nothing() -> None:
    demand, dropped = position(EARLY, PEOPLE["A"], "demands"), position(LATE, PEOPLE["A"], "drops")
    unsure, surer = (
        structs.replace(dropped, made=structs.replace(dropped.made, confidence=chance))
        for chance in (0.412, 0.6)
    )
    answer = positions(book(demand, unsure, documents=(EARLY, LATE)))
    assert [row.values[3] for row in answer.table("Movements").rows] == ["raised"]
    assert [row.values[-1] for row in answer.table("Positions").rows] == [None, 0.41]
    assert [kind for _, kind, _ in moves(demand, surer)] == ["raised", "dropped"]


def test_a_demand_heard_again_with_little_surety_is_not_called_silent() -> None:
    demand, again = position(EARLY, PEOPLE["A"], "demands"), position(LATE, PEOPLE["A"], "demands")
    spoken = position(LATE, PEOPLE["A"], "supports", "prisoners")
    unsure = structs.replace(again, made=structs.replace(again.made, confidence=0.4))
    silent = [
        positions(book(*taken, documents=(EARLY, LATE))).table("Not repeated since").rows
        for taken in ((demand, spoken), (demand, spoken, unsure))
    ]
    assert [len(rows) for rows in silent] == [1, 0]


def test_an_empty_case_says_what_is_missing() -> None:
    answer = positions(book(documents=()))
    assert not answer.answered
    assert "No document" in answer.headline
