"""Dates may stop at the month, and say so."""

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.records.dates import bounds, is_edtf, may_coincide, precision


@given(st.dates())
def test_a_whole_date_means_one_day(day: dt.date) -> None:
    assert bounds(day.isoformat()) == (day, day)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-08~", "2025-08-01", "2025-08-31"),
        ("2025-08-15/2025-08-17", "2025-08-15", "2025-08-17"),
        ("199X", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_partial_date_means_all_its_days(edtf: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in bounds(edtf)] == [first, last]


PLAIN = st.dates().flatmap(lambda day: st.sampled_from([4, 7, 10]).map(lambda n: day.isoformat()[:n]))


@settings(max_examples=25)
@given(PLAIN, st.none() | PLAIN)
@example("2024-02", None)
@example("1900-02", "2000-02")
@example("9999", "9999-12")
def test_plain_dates_mean_what_the_grammar_says_they_do(start: str, end: str | None) -> None:
    edtf = start if end is None else f"{start}/{end}"
    parsed = parse_edtf(edtf)
    told = [tuple(day)[:3] for day in (parsed.lower_strict(), parsed.upper_strict())]
    assert [(day.year, day.month, day.day) for day in bounds(edtf)] == told


@pytest.mark.parametrize(
    "text", ["2001-W01-1", "2001-13", "2001-00", "2001-01-00", "2001-02-29", "2000/2001-13", "20010203"]
)
def test_weeks_and_days_that_are_not_are_no_dates(text: str) -> None:
    assert not is_edtf(text)


@given(st.text(max_size=20))
def test_any_string_is_a_date_or_is_refused(text: str) -> None:
    if is_edtf(text):
        first, last = bounds(text)
        assert first <= last


def test_precision_says_how_far_a_date_goes() -> None:
    assert [precision(date) for date in ("2025-08-15", "2025-08", "2025", "2025-08-01/2025-08-20")] == [
        "day",
        "month",
        "year",
        "interval",
    ]


def test_two_dates_coincide_when_they_can_mean_one_day() -> None:
    assert may_coincide("2025-08", "2025-08-15")
    assert not may_coincide("2025-08-14", "2025-08-15")
    assert may_coincide("2025-08-14", "2025-08-15", slack_days=1)
