"""Who stands where, by the learned reader: in words that no list holds, whole pages, any text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import read
from detente.reading.encoder.stands import OTHER, SAME, SHORT, USUAL, Stands, subject
from detente.reading.encoder.stands_windows import MOST, SLACK, Window, windows
from detente.reading.encoder.tokens import Tokens
from detente.reading.page import Page
from detente.reading.positions import by_rule, positions
from detente.reading.positions_clauses import Spoken
from detente.reading.profile import reading_as
from detente.reading.stands import stands
from detente.reading.statements import statements
from detente.reading.venue_stances import by_rule as venues_by_rule
from detente.reading.venue_stances import venue_stances
from detente.records import Document


def page(text: str) -> Page:
    return Page(Document(id="d", text=text, published="2024-05-10"))


@given(st.lists(st.integers(1, 90), max_size=40))
def test_every_sentence_is_read_in_one_window_and_none_is_too_long(lengths: list[int]) -> None:
    ends = np.cumsum(lengths, dtype=np.int64) if lengths else np.zeros(0, dtype=np.int64)
    tokens = Tokens(*(np.zeros(int(ends[-1]) if lengths else 0, dtype=np.int64),) * 2, *_letters(lengths))
    sentences = [(int(end) - length, int(end)) for end, length in zip(ends, lengths, strict=True)]
    found = windows(sentences, tokens)
    read_once = [number for each in found for number in range(*each.own)]
    assert read_once == list(range(len(sentences)))
    assert all(each.end - each.start <= MOST + SLACK for each in found)


def _letters(lengths: list[int]) -> tuple[np.ndarray, np.ndarray]:
    starts = np.arange(sum(lengths), dtype=np.int64)
    return starts, starts + 1


def pointing(*strength: float) -> list[int]:
    """The rows pointed at among five tokens, of which the second and the last are one word."""
    at = np.arange(5, dtype=np.int64)
    tokens = Tokens(np.array([11, 12, 13, 14, 12]), at, *_letters([5]))
    weights = {"hk.weight": np.eye(5), "hk.bias": np.zeros(5), "dist.weight": np.zeros((64, 1))}
    states = [(Window((0, 1), 0, 5), np.eye(5, dtype=np.float32))]
    reader = Stands(tokens, states, [0.0] * len(states), weights, {"issues": [], "calibration": {}})  # type: ignore[arg-type]
    found = list(reader._places(0, np.array(strength, dtype=np.float32), (0, 5)))
    assert sum(chance for _, chance in found) <= 1.0001
    return [row for row, _ in found]


def test_two_places_of_a_clause_are_pointed_at_but_no_word_twice() -> None:
    assert pointing(0, 5, 0, 4.9, 4.8) == [1, 3]
    assert pointing(0, 5, 0, 0, 4.9) == [1]
    assert pointing(0, 5, 4.9, 0, 0) == [1]  # one name of two tokens


def test_without_the_encoder_nothing_is_learned() -> None:
    with reading_as("fast"):
        assert page("Egypt will not accept a ceasefire.").of(stands) is None


@pytest.mark.parametrize(
    ("text", "holder", "issue", "stance"),
    [
        ("France said that its soldiers would be home by Christmas.", "France", "withdrawal", "offers"),
        (
            "The rebels want every man in the camps to walk free before they talk, their spokesman said.",
            "rebels",
            "prisoners",
            "demands",
        ),
    ],
)
def test_a_stand_in_words_that_no_rule_knows_is_read(text: str, holder: str, issue: str, stance: str) -> None:
    here = page(text)
    assert issue not in {one.issue for one in by_rule(here, Spoken(here))}
    (one,) = (one for one in positions(here) if one.issue == issue)
    assert one.stance == stance
    assert one.actor is not None
    assert holder in one.actor.name


def test_what_a_plain_said_promises_is_a_promise() -> None:
    (one,) = page("France said that its soldiers would be home by Christmas.").of(statements)
    assert one.act == "promise"


def test_free_indirect_speech_is_a_statement_without_a_cue() -> None:
    (one,) = page(
        "The foreign minister of Paraguay came out of the meeting smiling. "
        "Six thousand prisoners would be set free by Easter. The border stays shut."
    ).of(statements)
    assert (one.cue, one.act) == (None, "promise")
    assert one.source is not None
    assert "Paraguay" in one.source.name
    assert one.made.confidence is not None
    assert one.content[0].quote.startswith("Six thousand prisoners")


NEGOTIATION = (
    "The foreign minister of Paraguay came out of the second round with a paper in his hand. His government would "
    "not accept foreign observers on the river, he said, before the last prisoners were home. The delegation of "
    "Bolivia had offered to withdraw its two battalions from the fort by Friday."
)
TRANSFER = (
    "The president of the club came out of the second meeting with a paper in his hand. Rovers would not accept "
    "sixty million for their captain, he said, before the last match of the season was played. The agents of the "
    "striker had offered to take a lower wage and to withdraw his request by Friday."
)


def test_the_words_of_a_negotiation_take_no_stand_in_a_transfer() -> None:
    read_of_talks = page(NEGOTIATION).of(positions)
    assert {(one.issue, one.stance) for one in read_of_talks} >= {
        ("peacekeepers", "rejects"),
        ("withdrawal", "offers"),
    }
    assert page(TRANSFER).of(positions) == []


def test_the_subject_of_a_text_is_told_by_its_mean_state_within_limits() -> None:
    weights = np.array([1.0, 0.0, 0.5])
    states = np.zeros((SHORT, 2))
    states[:, 0] = 2.0
    assert subject(weights, states) == pytest.approx(2.5)
    assert (subject(weights, states * 100), subject(weights, states * -100)) == (SAME, OTHER)
    assert subject(weights, states[1:]) == USUAL  # a sentence by itself tells nothing of it


def test_a_word_on_a_place_leans_on_where_it_was_named() -> None:
    here = page(
        "The Kenyans have a hall ready in Nairobi. "
        "The general wants nothing of it: his men would not cross that border."
    )
    assert venues_by_rule(here, Spoken(here)) == []
    offered, refused = venue_stances(here)
    assert (offered.stance, offered.place.name) == ("offers", "Nairobi")
    assert (refused.stance, refused.place.name) == ("refuses", "Nairobi")
    assert refused.party is not None
    assert "general" in refused.party.name
    assert all(0 < (one.made.confidence or 0) < 1 for one in (offered, refused))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for record in read(Document(id="d", text=text)):
        assert record.span.quote == text[record.span.start : record.span.end]  # type: ignore[union-attr]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60))
def test_windows_are_of_like_length(lengths: list[int]) -> None:
    ends = np.cumsum(lengths, dtype=np.int64)
    tokens = Tokens(*(np.zeros(int(ends[-1]), dtype=np.int64),) * 2, *_letters(lengths))
    found = windows([(int(e) - n, int(e)) for e, n in zip(ends, lengths, strict=True)], tokens)
    assert len(found) <= 2 * (1 + ends[-1] // MOST)
