"""Contacts, events and tallies of any text whatever: none breaks a reader, and time grows with length."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.contacts import contacts
from detente.reading.encoder import Event as Marked
from detente.reading.encoder import Guess
from detente.reading.events import events
from detente.reading.events_learned import answering
from detente.reading.page import Page
from detente.reading.tallies import tallies
from detente.records import Document
from detente.records.dates import is_edtf
from tests.counted import calls


def page(text: str) -> Page:
    return Page(Document(id="x", text=text, published="2025-08-20"))


WORDS = [
    "Putin",
    "met",
    "Trump",
    "the",
    "talks",
    "in",
    "Geneva",
    "and",
    ",",
    "will",
    "call",
    "between",
    "Kenya",
    "he",
    "both sides",
    "visit to",
]


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from([*WORDS, ".", "\n", "refused to", "on Friday"]), max_size=25).map(" ".join)
)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for contact in contacts(page(text)):
        assert contact.span.holds_in(text)
        assert contact.date is None or is_edtf(contact.date)
        assert len(contact.levels) == len(contact.participants)
        assert contact.status in (
            "occurred",
            "planned",
            "proposed",
            "demanded",
            "denied",
            "hypothetical",
            "counterfactual",
        )


@pytest.mark.parametrize(
    "word",
    [
        "talks ",
        "Putin met Trump ",
        "two rounds, ",
        "1999 ",
        "attacked ",
        "the first ",
        "the rebels of Hamas. ",
    ],
)
def test_the_readers_stay_linear_in_a_text_without_sentences(word: str) -> None:
    """The encoder is not run on the sentences it is asked about, but they are counted."""
    asked = 0

    def unsure(acts: Sequence[Marked]) -> list[Guess]:
        nonlocal asked
        asked += len(acts)
        return [Guess("CONSULT", 0.0)] * len(acts)

    def work(times: int) -> tuple[int, int]:
        nonlocal asked
        asked = 0

        def read_all() -> None:
            subject = page(word * times)
            list(events(subject))
            list(tallies(subject))

        with answering(unsure):
            return calls(read_all), asked

    work(50)
    (short, few), (long, many) = work(300), work(900)
    assert long < 3.3 * short + 1000
    assert many <= 3.3 * few
