"""Who asks and who answers is told by the sentence: roles, papers and verbs of no known kind do not mislead."""

from __future__ import annotations

import numpy as np
import pytest

from detente.reading import furniture_head, turns_head
from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.reading.turns import interview
from detente.records import Document

TALK = (
    "— When did you first cross the river?\n— In winter, on the ice. I was paid in salt.\n"
    "— And what did the other side say?\n— Nothing. They were asleep, and I did not wake them.\n"
)


def cast(introduction: str, talk: str = TALK, **fields: str) -> tuple[str | None, str | None]:
    found = interview(Page(Document(id="d", text=introduction + "\n" + talk, **fields)))
    assert found is not None
    return (
        found.interviewee.name if found.interviewee else None,
        found.interviewer.name if found.interviewer else None,
    )


@pytest.mark.parametrize(
    "introduction, guest, host",
    [
        ("Ice and salt\nBogumil Tarn has been a marsh reeve for thirty years. Lise Okonjo rode out with him in March.", "Bogumil Tarn", "Lise Okonjo"),
        ("Ice and salt\nBy Lise Okonjo\nBogumil Tarn, a marsh reeve, keeps the only boat in the valley.", "Bogumil Tarn", "Lise Okonjo"),
        ("Ice and salt\nMarsh reeve Bogumil Tarn told Threshold how it began.", "Bogumil Tarn", "Threshold"),
        ("Bogumil Tarn: The ice was thin\nIn an interview with The Kettle the marsh reeve looks back.", "Bogumil Tarn", "The Kettle"),
        ("Ice and salt\nThe marsh reeve Bogumil Tarn spoke to Lise Okonjo of The Kettle. President Ado Verne had called him a thief.", "Bogumil Tarn", "Lise Okonjo"),
        ("Ice and salt\nBogumil Tarn, a marsh reeve, answered our questions.", "Bogumil Tarn", None),
    ],
)  # fmt: skip
def test_words_of_no_list_do_not_mislead(introduction: str, guest: str, host: str | None) -> None:
    assert cast(introduction) == (guest, host)


def test_a_page_s_own_outlet_asks_where_nobody_else_does() -> None:
    assert cast(
        "Ice and salt\nBogumil Tarn, a marsh reeve, answered our questions.", outlet="The Kettle"
    ) == (
        "Bogumil Tarn",
        "The Kettle",
    )


def test_a_label_with_a_title_or_an_initial_is_the_person_of_the_introduction() -> None:
    intro = "Ice and salt\nLise Okonjo met Brigadier Bogumil Andel Tarn at the river."
    for label in ("General Tarn", "B. Tarn", "Tarn", "BAT"):
        talk = (
            TALK.replace("— When", "Okonjo: When").replace("— And", "Okonjo: And").replace("— ", f"{label}: ")
        )
        assert cast(intro, talk) == ("Bogumil Andel Tarn", "Lise Okonjo"), label


@pytest.mark.parametrize(
    "note",
    [
        "Certain names were altered to protect the families.",
        "Translated from the Danish by Ole Vind.",
        "Cite as: River Records 14 (2009), pp. 3–9.",
        "Producer: Ole Vind. Sound: Mette Krag.",
    ],
)
def test_a_closing_note_is_said_by_nobody(note: str) -> None:
    text = "Ice and salt\nLise Okonjo met Bogumil Tarn, a marsh reeve, at the river.\n" + TALK + note + "\n"
    page = Page(Document(id="d", text=text))
    assert (
        next(block for block in page.of(blocks) if block.span.quote.startswith(note[:20])).kind == "furniture"
    )


def test_a_further_paragraph_of_the_last_answer_is_still_said() -> None:
    more = (
        "The ferry company offered me a contract in the spring, and I burned it in the stove with the bills."
    )
    page = Page(Document(id="d", text="Ice and salt\nLise Okonjo met Bogumil Tarn.\n" + TALK + more + "\n"))
    assert page.of(blocks)[-1].kind == "answer"


def test_weights_are_finite_and_of_the_shape_they_are_read_in() -> None:
    assert turns_head.weights().shape == (2, 1 << turns_head.BITS)
    assert furniture_head.weights().shape == (1 << furniture_head.BITS,)
    assert np.isfinite(turns_head.weights()).all()
    assert np.isfinite(furniture_head.weights()).all()
