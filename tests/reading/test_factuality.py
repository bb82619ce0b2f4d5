"""How certain a text is that something happened. Sentences written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.factuality import by_words, features, values, words_of
from detente.reading.profile import reading_as


def value(sentence: str) -> float:
    """The value of the word in brackets."""
    start = sentence.index("[")
    text = sentence.replace("[", "").replace("]", "")
    with reading_as("fast"):
        return values(text, [(start, sentence.index("]") - 1)])[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two ministers [met] in Vienna on Tuesday.",
        "Rebels [attacked] the convoy and killed two drivers.",
        "The president said troops had [withdrawn] from the valley.",
        "Negotiators [signed] the protocol after a night of talks.",
    ],
)
def test_what_is_told_as_a_fact_happened(sentence: str) -> None:
    assert value(sentence) > 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister did not [attend] the session.",
        "No agreement was [signed] in Vienna.",
        "They have never [met] the rebels.",
        "The president refused to [sign] the decree.",
    ],
)
def test_what_is_denied_did_not(sentence: str) -> None:
    assert value(sentence) < 0


def test_a_wish_is_less_certain_than_a_deed() -> None:
    assert value("The envoy hopes to [meet] the rebels.") < value("The envoy managed to [meet] the rebels.")
    assert value("The envoy could [meet] the rebels.") < value("The envoy [met] the rebels.")


def test_a_full_stop_ends_what_an_event_is_told_by() -> None:
    text = "He did not come. She left."
    words = words_of(text)
    seen = features(text, words, (21, 25))
    assert "G:not:4" not in seen
    assert "G:not:1" in features(text, words, (11, 15))


def test_the_learned_reader_is_asked_in_the_profile_accurate() -> None:
    pytest.importorskip("onnxruntime")
    text = "The minister did not attend the session."
    with reading_as("accurate"):
        both = values(text, [(21, 27)])
    with reading_as("fast"):
        assert both != values(text, [(21, 27)])
    assert both[0] < 0


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 9))
def test_any_text_and_span_has_a_value_on_the_scale(text: str, start: int, size: int) -> None:
    for found in by_words(text, [(start, start + size)]):
        assert -3 <= found <= 3
