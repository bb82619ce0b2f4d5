"""Words and deeds: kept, broken, pending, unverifiable; the rate beside the rate without a word."""

from typing import Any

import pytest
from msgspec.structs import replace

from detente.questions.follow_through import follow_through
from detente.questions.follow_through_deeds import announced, promised, rules
from detente.questions.signals_costs import costs
from detente.records import Document, Statement, record_id, span
from tests.questions.test_signals import signal
from tests.questions.world import MADE, PEOPLE, book, report

RELEASE = "Aland will release all prisoners before the winter."


def said(
    text: str, date: str = "2001-01-10", act: str = "promise", condition: bool = False
) -> tuple[Document, Statement]:
    of = Document(id=text, text=text, outlet="Gazette", published=date, name="said")
    whole = span(text, 0, len(text), of.id)
    return of, Statement(
        id=record_id("statement", text, date),
        span=whole,
        made=MADE,
        content=(whole,),
        source=PEOPLE["A"],
        act=act,  # type: ignore[arg-type]
        condition=span(text, 0, 5, of.id) if condition else None,
        date=date,
    )


def verdict(text: str, *records: Any, until: str = "2001-12-31", **fields: Any) -> tuple[str, str]:
    of, statement = said(text, **fields)
    late = Document(id="late", text="A late report.", outlet="Gazette", published=until, name="late")
    answer = follow_through(book(statement, *records, documents=(of, late)))
    (row,) = answer.table("Words").rows
    return row.values[5], row.values[6]


def deed(kind: str, date: str, by: str = "A") -> Any:
    of = Document(id="deeds", text="A report of deeds.", name="deeds")
    return signal(of, kind, date, by=PEOPLE[by])


def test_a_promise_followed_by_its_deed_is_kept_and_shows_both_quotes() -> None:
    of, statement = said(RELEASE)
    answer = follow_through(book(statement, deed("prisoner_exchange", "2001-02-01"), documents=(of,)))
    (row,) = answer.table("Words").rows
    assert row.values[5] == "kept"
    assert len(row.evidence) == 2


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((deed("prisoner_exchange", "2001-01-05"),), "broken"),  # before it was said
        ((deed("prisoner_exchange", "2001-02-01", by="B"),), "broken"),  # by somebody else
        ((deed("prisoner_exchange", "2001-08-01"),), "broken"),  # after the window
        ((deed("hostage_taking", "2001-01-20"), deed("prisoner_exchange", "2001-02-01")), "broken"),
        ((), "broken"),
    ],
)
def test_only_the_partys_own_later_deed_within_the_window_keeps_it(
    records: tuple[Any, ...], expected: str
) -> None:
    assert verdict(RELEASE, *records)[0] == expected


def test_a_window_that_reports_do_not_reach_is_pending() -> None:
    assert verdict(RELEASE, until="2001-02-01")[0] == "pending"


def test_a_condition_that_may_not_have_been_met_cannot_be_decided() -> None:
    assert verdict(RELEASE, condition=True)[0] == "unverifiable"


def test_words_that_name_no_deed_cannot_be_verified() -> None:
    assert verdict("Aland will work for a better future.")[0] == "unverifiable"


def test_a_promise_not_to_do_something_is_broken_by_doing_it() -> None:
    words = "Aland will not impose new sanctions."
    assert verdict(words)[0] == "kept"
    assert verdict(words, deed("sanctions_imposed", "2001-02-01"))[0] == "broken"


def test_a_threat_carried_out_counts_as_followed() -> None:
    words = "Aland will impose sanctions on the port."
    assert verdict(words, deed("sanctions_imposed", "2001-02-01"), act="threaten")[0] == "kept"


def test_a_promise_to_meet_is_kept_by_a_contact() -> None:
    of, statement = said("President Aro will meet President Bel.")
    meeting = report(of, ("Aro", "Bel"), "2001-02-02", medium="in_person")
    own = Statement(
        **{name: getattr(statement, name) for name in statement.__struct_fields__} | {"source": PEOPLE["Aro"]}
    )
    (row,) = follow_through(book(own, meeting, documents=(of,))).table("Words").rows
    assert row.values[5] == "kept"


def test_the_rate_stands_beside_how_often_it_is_done_without_a_word() -> None:
    of, statement = said(RELEASE, date="2001-06-01")
    early = Document(id="early", text="Early.", published="2000-01-01", name="early")
    late = Document(id="late", text="Late.", published="2001-12-31", name="late")
    habits = [deed("prisoner_exchange", f"2000-{month:02d}-15") for month in range(1, 13)]
    answer = follow_through(
        book(statement, *habits, deed("prisoner_exchange", "2001-06-20"), documents=(of, early, late))
    )
    (row,) = answer.table("Rates").rows
    assert row.values[3] == 1
    assert 0.6 < row.values[-1] < 0.9


def test_the_rules_name_only_kinds_of_the_catalogue() -> None:
    named = (
        set(rules().breaks)
        | {kind for kinds in rules().breaks.values() for kind in kinds}
        | set(rules().events)
    )
    assert named <= set(costs())
    assert promised("Nothing of the kind.") is None


def test_an_empty_case_says_what_is_missing() -> None:
    answer = follow_through(book(documents=()))
    assert not answer.answered
    assert "No document" in answer.headline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("announced that it would release all prisoners before the winter.", True),
        ("announced the release of all prisoners.", False),  # declared is done
        ("said that it would release all prisoners before the winter.", False),  # nothing is announced
    ],
)
def test_an_announcement_is_of_a_step_to_come(text: str, expected: bool) -> None:
    of, statement = said(f"Aland {text}", act="assert")
    cue = span(of.text, 6, 6 + text.index(" "), of.id)
    content = (span(of.text, 7 + text.index(" "), len(of.text), of.id),)
    assert announced(replace(statement, cue=cue, content=content)) == expected


def test_announcements_are_judged_and_counted_apart_from_promises() -> None:
    text = "Aland announced that it would release all prisoners before the winter."
    of, statement = said(text, act="assert")
    statement = replace(statement, cue=span(text, 6, 15, of.id))
    answer = follow_through(book(statement, deed("prisoner_exchange", "2001-02-01"), documents=(of,)))
    (row,) = answer.table("Words").rows
    assert (row.values[2], row.values[5]) == ("announcement", "kept")
    assert answer.table("Rates").rows[0].values[2] == "announcement"
