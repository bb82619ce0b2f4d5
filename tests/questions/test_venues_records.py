"""Mediation on record: the table is sound, and counts from the year after."""

import datetime as dt
from dataclasses import replace

import pytest

from detente.questions.casebook import Casebook
from detente.questions.mediators import mediators
from detente.questions.venues import venues
from detente.questions.venues_meetings import Meeting
from detente.questions.venues_records import before, on_record, records
from detente.questions.venues_states import states
from detente.records import Party
from detente.records.dates import bounds
from tests.questions.test_venues import NORWAY, ONE, met

NOT_RANKED = {"ESH", "NCL", "NIU"}  # no states of the table of capitals
ANY = next(each for each in records() if len(each.conflict) == 1 and len(each.states) == 1)


def day(year: int) -> int:
    return dt.date(year, 1, 1).toordinal()


def asked(year: int, *parties: str) -> Meeting:
    return Meeting(day(year), day(year), "here", parties, None)


def test_every_record_has_a_day_a_conflict_known_states_and_a_source() -> None:
    known = {*states().iso3, *NOT_RANKED}
    for each in records():
        first, last = bounds(each.day)
        assert dt.date(2008, 1, 1) <= first <= last <= dt.date(2022, 12, 31), each
        assert all((each.conflict, each.what, each.source)), each
        assert {*each.conflict, *each.states, *filter(None, [each.host])} <= known, each
        assert not set(each.conflict) & set(each.states), each


def test_records_stand_once_and_by_day() -> None:
    assert len({replace(each, source="") for each in records()}) == len(records())
    assert [each.day for each in records()] == sorted(each.day for each in records())


def test_a_record_counts_from_the_year_after_and_fades() -> None:
    (state,), year = ANY.states, int(ANY.day[:4])
    row = states().at[state]
    same = [on_record([asked(y, *ANY.conflict)], "mediator")[0, row] for y in (year, year + 1)]
    assert same[1] > same[0]
    late = [on_record([asked(y, *ANY.conflict)], "mediator")[0, row] for y in (2030, 2032)]
    assert late[1] == pytest.approx(late[0] / 2)


def test_a_record_of_one_side_counts_half_and_of_others_nothing() -> None:
    alone, beside = (on_record([asked(2030, *p)], "mediator")[0] for p in (("LSO",), ("LSO", "NZL")))
    assert alone.max() > 0
    assert beside == pytest.approx(alone / 2)
    assert on_record([asked(2030, "NZL")], "host").max() == 0


def test_who_is_on_record_before_a_year_is_told_by_state_the_latest_first() -> None:
    found = dict(before(("SRB", "XKX"), dt.date(2012, 6, 1), "mediator"))
    assert found
    for kept in found.values():
        days = [each.day for each in kept]
        assert days == sorted(days, reverse=True)
        assert days[0] < "2012"
    hosts = dict(before(("RUS", "UKR"), dt.date(2023, 1, 1), "host"))
    assert "BLR" in hosts
    assert "RUS" not in hosts


def test_answers_show_who_is_on_record_with_where_to_check_it() -> None:
    colombia, venezuela = (
        Party(name=n, actor=a, state=a) for n, a in (("Colombia", "COL"), ("Venezuela", "VEN"))
    )
    book = Casebook({ONE.id: ONE}, [met("Oslo", "NOR", "2024-06-01", colombia, venezuela, NORWAY)])
    for answer, title in (
        (venues(book, parties=("COL", "VEN")), "Hosts on record"),
        (mediators(book, parties=("COL", "VEN")), "Mediators on record"),
    ):
        table = answer.table(title)
        assert table.rows
        assert "not looked up again" in str(table.note)
        assert all(row.values[4] for row in table.rows)
    none = venues(book, parties=("NOR", "NZL"))
    assert "Hosts on record" not in [each.title for each in none.tables]
