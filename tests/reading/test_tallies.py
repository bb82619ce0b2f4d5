"""Tallies: counts with their parts, in many wordings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.reading.page import Page
from detente.reading.tallies import claims, consistent, tallies
from detente.records import Document

SHARED = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[2].parent / "shared"))


@pytest.mark.parametrize(
    ("text", "total", "ordinal", "parts", "adds_up"),
    [
        (
            "It was the ninth contact of the year: five calls, three envoy visits and now this summit.",
            9,
            True,
            [5, 3, 1],
            True,
        ),
        ("They held three rounds, two in Doha and one in Cairo, three in all.", 3, False, [2, 1], True),
        ("Envoys paid seven visits (three to Tunis, four to Valletta).", 7, False, [3, 4], True),
        (
            "There were nine meetings, of which five were in Geneva and three in Vienna.",
            9,
            False,
            [5, 3],
            False,
        ),
        (
            "Two phone calls, three visits and the present summit make six contacts in all.",
            6,
            False,
            [2, 3, 1],
            True,
        ),
        (
            "He counted twenty-one contacts — eleven calls, nine trips and the summit itself.",
            21,
            False,
            [11, 9, 1],
            True,
        ),
        (
            "With five calls, two visits and now the meeting in Oslo, the count stands at eight contacts.",
            8,
            False,
            [5, 2, 1],
            True,
        ),
        ("The mediators held eleven sessions, including four with the rebels.", 11, False, [], None),
        ("Four prisoner exchanges: two in May, one in June and one in July.", 4, False, [2, 1, 1], True),
        ("This was the 32nd round of talks.", 32, True, [], None),
        ("They have met four times since January.", 4, False, [], None),
        ("For the third time the ministers met.", 3, True, [], None),
    ],
)
def test_a_count_is_read_with_its_parts(
    text: str, total: int, ordinal: bool, parts: list[int], adds_up: bool | None
) -> None:
    found = claims(text, 0, len(text))
    assert len(found) == 1
    assert (found[0].total, found[0].ordinal) == (total, ordinal)
    assert [part.count for part in found[0].parts] == parts
    assert consistent(found[0]) is adds_up


@pytest.mark.parametrize(
    "text",
    [
        "On 12 May 2023 the council voted 10 to 2.",
        "At least 45 people were killed in three attacks.",
        "The two sides held talks.",
        "Two senior officials met in one room.",
        "The second day went well.",
        "Whoever counts should first say what a meeting is.",
    ],
)
def test_other_numbers_are_no_tallies(text: str) -> None:
    assert claims(text, 0, len(text)) == []


def test_the_parties_are_those_whose_contacts_are_counted() -> None:
    text = "This was the fourth meeting between Ethiopia and Eritrea: three in Algiers and one in Asmara."
    (tally,) = tallies(Page(Document(id="x", text=text, published="2000-06-01")))
    assert [party.state for party in tally.parties] == ["ETH", "ERI"]
    assert tally.consistent is True
    assert tally.claimed_by is None
    assert all(part.span.holds_in(text) for part in tally.parts)


def test_the_seed_interview_claims_twelve_as_six_five_and_one() -> None:
    seed = SHARED / "seeds" / "anchorage-interview.txt"
    if not seed.exists():
        pytest.skip("the seed interview is not here")
    found = [
        t
        for t in tallies(Page(Document(id="x", text=seed.read_text("utf-8"), published="2025-08-17")))
        if t.parts
    ]
    assert [(t.total, t.ordinal, [p.count for p in t.parts], t.consistent) for t in found] == [
        (12, True, [6, 5, 1], True)
    ]
    assert {party.state for party in found[0].parties} == {"USA", "RUS"}
