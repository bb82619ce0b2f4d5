"""Times: what words of time mean, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.times import read_times
from detente.reading.times_words import any_of  # noqa: F401  (the words load without a page)
from detente.records.dates import is_edtf

PUBLISHED = "2025-08-20"  # a Wednesday


def meaning(text: str, words: str, published: str | None = PUBLISHED) -> str | None:
    found = [t for t in read_times(text, published) if t.text == words]
    assert found, f"{words!r} is not among {[t.text for t in read_times(text, published)]}"
    return found[0].range or found[0].value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy came on 12 February 2025.", "12 February 2025", "2025-02-12"),
        ("The envoy came on March 3, 1999, by train.", "March 3, 1999", "1999-03-03"),
        ("They met last Friday.", "last Friday", "2025-08-15"),
        ("They met on Tuesday.", "Tuesday", "2025-08-19"),
        ("They will meet on Tuesday.", "Tuesday", "2025-08-26"),
        ("The ministers spoke yesterday.", "yesterday", "2025-08-19"),
        ("Talks resumed in August.", "August", "2025-08"),
        ("Talks collapsed in November.", "November", "2024-11"),
        ("He may travel there in May.", "May", "2026-05"),
        ("The war began in mid-2014.", "mid-2014", "2014~"),
        ("It was late 1998 when they signed.", "late 1998", "1998~"),
        ("The round ran from 3 to 5 May.", "3 to 5 May", "2025-05-03/2025-05-05"),
        ("Between 3 May and 5 June 2023 nobody spoke.", "3 May", "2023-05-03/2023-06-05"),
        ("In the past two weeks he called twice.", "the past two weeks", "2025-08-06~/2025-08-20"),
        ("Two weeks ago they signed.", "Two weeks ago", "2025-08-04/2025-08-10"),
        ("They said the treaty that opens the ports in October suits both.", "October", "2025-10"),
        ("He said the king of the United Isles would come on Tuesday.", "Tuesday", "2025-08-26"),
        ("Delegates quarrelled last fall in Geneva.", "last fall", "2024-23"),
        ("The 1990s were quiet.", "The 1990s", "199X"),
        ("The paper of 09.02.2025 says so.", "09.02.2025", "2025-02-09"),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(text: str, words: str, value: str) -> None:
    assert meaning(text, words) == value


def test_what_comes_later_leans_on_what_was_just_told() -> None:
    text = "On 3 March 1995 the sides met. Two days later they signed. The following month envoys came back."
    assert meaning(text, "Two days later") == "1995-03-05"
    assert meaning(text, "The following month") == "1995-04"


def test_a_year_told_at_the_start_of_a_sentence_goes_on_in_the_next() -> None:
    text = "In June 1999 the force moved in. In August, the talks began again."
    assert meaning(text, "August") == "1999-08"


def test_without_a_date_of_publication_nothing_is_guessed() -> None:
    found = {t.text: t for t in read_times("They met on Friday and again in 2003.", None)}
    assert found["Friday"].value is None
    assert found["Friday"].timex == "XXXX-WXX-5"
    assert found["2003"].value == "2003"


def test_lengths_and_repetitions_have_no_date() -> None:
    found = {
        t.text: t for t in read_times("After two hours they parted; they meet every Tuesday.", PUBLISHED)
    }
    assert (found["two hours"].kind, found["two hours"].timex, found["two hours"].value) == (
        "duration",
        "PT2H",
        None,
    )
    assert (found["every Tuesday"].kind, found["every Tuesday"].timex) == ("set", "XXXX-WXX-2")


def test_the_month_named_may_is_not_the_verb() -> None:
    assert not read_times("The ministers may meet and march on.", PUBLISHED)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "on",
                "Friday",
                "31 February",
                "May",
                "9999",
                "0001-01-01",
                "10000 years ago",
                "next",
                "century",
                "Q4",
                "the",
                "12/13/2011",
                "fourth quarter",
                "99 decades later",
                "-",
                "from 3 to 5 May",
                "24:00",
                "\n",
                "٣ May",
                "Easter 1200",
            ]
        ),
        max_size=12,
    ).map(" ".join),
    st.sampled_from([None, "2025-08-20", "0001-01-01", "9999-12-31", "2025-08~", "1999", "not a date"]),
)
def test_any_text_is_read_without_a_crash_and_every_value_is_a_date(text: str, published: str | None) -> None:
    last = 0
    for found in read_times(text, published):
        assert found.start >= last
        assert text[found.start : found.end] == found.text
        last = found.end
        assert found.value is None or is_edtf(found.value)
        assert found.range is None or is_edtf(found.range)


def test_a_bare_plural_and_a_year_that_ended_are_lengths() -> None:
    found = read_times(
        "They have quarrelled for centuries; net income for the year ended 31 March fell.", PUBLISHED
    )
    assert [(t.text, t.timex) for t in found[:2]] == [("centuries", "PXC"), ("the year", "P1Y")]


def test_words_that_only_look_like_time_are_left() -> None:
    text = "Future plans: a second round soon after three-quarters of the grain is in. 48 Hours said so. Jan Kobal left."
    assert [t.text for t in read_times(text, PUBLISHED)] == []
