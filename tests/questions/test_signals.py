"""Signals: what costs something is told apart from cheap talk; reports of one signal are one row."""

from detente.questions.signals import signals
from detente.questions.signals_costs import costs
from detente.reading.signals_catalogue import catalogue
from detente.records import Document, Party, Signal, record_id, span
from tests.questions.world import MADE, PEOPLE, book, document

ONE, TWO = document("one"), document("two", "Courier")


def signal(of: Document, kind: str, date: str | None = "2001-03-04", by: Party | None = None) -> Signal:
    whole = span(of.text, 0, len(of.text), of.id)
    return Signal(
        id=record_id("signal", of.id, kind, date), span=whole, made=MADE, kind=kind, actor=by, date=date
    )


def test_every_kind_the_reader_knows_has_its_cost_and_the_two_agree() -> None:
    assert {kind.code: kind.costly for kind in catalogue()} == {
        code: cost.costly for code, cost in costs().items()
    }


def test_costly_signals_and_cheap_talk_are_told_apart() -> None:
    answer = signals(book(signal(ONE, "troop_withdrawal"), signal(ONE, "public_praise"), documents=(ONE,)))
    assert {row.values[2]: row.values[4] for row in answer.table("Signals").rows} == {
        "troop_withdrawal": "costly",
        "public_praise": "cheap talk",
    }
    assert answer.figures["costly"] == 1


def test_two_reports_of_one_signal_are_one_row_with_both_quotes() -> None:
    reports = [signal(of, "ultimatum", by=PEOPLE["A"]) for of in (ONE, TWO)]
    (row,) = signals(book(*reports, documents=(ONE, TWO))).table("Signals").rows
    assert row.values[-1] == 2
    assert {citation.outlet for citation in row.evidence} == {"Gazette", "Courier"}


def test_signals_outside_the_period_are_left_out() -> None:
    late = book(signal(ONE, "ultimatum"), documents=(ONE,), since="2001-03-05")
    assert not signals(late).answered


def test_a_sign_without_a_name_is_kept_and_said_to_have_none() -> None:
    (row,) = signals(book(signal(ONE, "other"), documents=(ONE,))).table("Signals").rows
    assert "no name" in row.values[1]
    assert row.values[4] is None


def test_an_empty_case_says_what_is_missing() -> None:
    answer = signals(book(documents=()))
    assert not answer.answered
    assert "No document of this case reports a signal" in answer.headline
