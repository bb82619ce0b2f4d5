"""Sentences end where sentences end, in several scripts, and stay within blocks."""

from __future__ import annotations

import pytest

from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.reading.sentences import sentences, split
from detente.records import Document


def cut(text: str) -> list[str]:
    return [text[s:e] for s, e in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Abdu Karim met Dr. J. S. Okafor in the U.S. Embassy at 3.5 p.m. on Jan. 5.",
        "It was No. 5 on the list... and it failed.",
        "“Will it end?” he asked.",
        "The U.S. President spoke first.",
        "See Art. 3 of Res. 1701, vol. 2.",
        "Президент В. В. Орлов встретился с г-ном А. Беловым 5 янв. 2024 г. в столице.",
        "Der Vertrag vom 5. Mai gilt z.B. für Dr. Weber.",
        "Prices rose by 2.5 percent.",
        "Т.е. ничего не изменилось.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "text, parts",
    [
        ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
        ("They came to the U.S. They stayed.", ["They came to the U.S.", "They stayed."]),
        ("It ended in 2022. Talks began.", ["It ended in 2022.", "Talks began."]),
        ("Why? Because. So!", ["Why?", "Because.", "So!"]),
        ("هل انتهت الحرب؟ نعم. قال الوزير ذلك.", ["هل انتهت الحرب؟", "نعم.", "قال الوزير ذلك."]),
        ("Это было в 2022 г. Потом всё изменилось.", ["Это было в 2022 г.", "Потом всё изменилось."]),
        ("战争结束了吗？没有。", ["战争结束了吗？", "没有。"]),
        ("One.\nTwo", ["One.", "Two"]),
    ],
)
def test_several_sentences_are_parted(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_sentences_leave_out_furniture_labels_and_dashes() -> None:
    text = (
        "Interview with Jane Abara, analyst\n"
        "— Ms Abara, do you expect a truce?\n— I do. It will be short.\nPhoto: Hill Wire\nThen we shall see.\n"
        "— And who would you trust to watch it?\n— Nobody. I would ask the bakers."
    )
    page = Page(Document(id="d", text=text))
    said = [text[s.start : s.end] for s in sentences(page)]
    assert "Photo: Hill Wire" not in said
    assert {"Ms Abara, do you expect a truce?", "I do.", "It will be short.", "Nobody."} <= set(said)
    pieces = page.of(blocks)
    assert all(
        pieces[s.block].span.start <= s.start < s.end <= pieces[s.block].span.end for s in sentences(page)
    )
