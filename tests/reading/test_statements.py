"""Statements: who said what, how it was said, and what stands inside what."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.reading.positions import positions
from detente.reading.signals import signals
from detente.reading.statements import statements
from detente.reading.statements_rules import attributions
from detente.reading.venue_stances import venue_stances
from detente.records import Document, Statement
from detente.sources import open_documents

SHARED = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[3] / "shared"))
SEED = SHARED / "seeds" / "anchorage-interview.txt"


def page(text: str, published: str = "2003-05-12") -> Page:
    return Page(Document(id="test", text=text, published=published))


def read(text: str) -> list[Statement]:
    return list(statements(page(text)))


def spans(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (
            text[slice(*a.source)] if a.source else None,
            text[slice(*a.cue)] if a.cue else None,
            [text[s:e] for s, e in a.content],
        )
        for a in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ('"The road is open," the minister said.', "the minister", "said", ['"The road is open,"']),
        ('"The road is open," said Ana Dorić.', "Ana Dorić", "said", ['"The road is open,"']),
        ("The minister said that the road was open.", "The minister", "said", ["that the road was open"]),
        ("The minister said the road was open.", "The minister", "said", ["the road was open"]),
        ("According to the army, the road is open.", "the army", "According to", ["the road is open"]),
        ("The road is open, according to the army.", "the army", "according to", ["The road is open"]),
        ('Ana Dorić told reporters: "The road is open."', "Ana Dorić", "told", ['"The road is open."']),
        (
            "Both sides have pledged to free all captives.",
            "Both sides",
            "have pledged",
            ["to free all captives"],
        ),
        (
            "The rebels, who lost the town, denied that it had fallen.",
            "The rebels, who lost the town,",
            "denied",
            ["that it had fallen"],
        ),
        ("The envoy called for a truce.", "The envoy", "called for", ["a truce"]),
    ],
)
def test_one_attribution(text: str, source: str, cue: str, content: list[str]) -> None:
    assert spans(text) == [(source, cue, content)]


def test_a_quotation_split_by_its_speaker_is_one_attribution() -> None:
    found = spans('"We came to talk," Ana Dorić said, "and we shall stay until it is done."')
    assert found == [("Ana Dorić", "said", ['"We came to talk,"', '"and we shall stay until it is done."'])]


def test_a_quotation_over_several_sentences_and_paragraphs_is_one_attribution() -> None:
    text = '"It is late," the envoy said. "Nobody slept."\n\n"Tomorrow we go on."\n'
    assert spans(text) == [
        ("the envoy", "said", ['"It is late,"', '"Nobody slept."', '"Tomorrow we go on."'])
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('Ana Dorić: "We shall build it before winter."', "Ana Dorić"),
        ('The money is lacking - Ana Dorić: "We shall build it before winter."', "Ana Dorić"),
        ('From the report: "We shall build it before winter."', "the report"),
        ('Ana Dorić on the bridge: "We shall build it before winter."', "Ana Dorić"),
        ('Then the mayor of Lom responded:\n\n"We shall build it before winter."', "the mayor of Lom"),
        ('"We shall build it before winter." - Ana Dorić, mayor of Lom.', "Ana Dorić, mayor of Lom"),
        ('"We shall build it before winter."\n\n— Ana Dorić', "Ana Dorić"),
        ('"We shall build it before winter." (Ana Dorić)', "Ana Dorić"),
        ('"We shall build it before winter."\n\nAna Dorić, mayor of Lom.', "Ana Dorić, mayor of Lom"),
        ('Ana Dorić, mayor of Lom.\n\n"We shall build it before winter."', "Ana Dorić, mayor of Lom"),
        ('"We shall build it before the winter comes.\nAna Dorić, mayor of Lom."', "Ana Dorić, mayor of Lom"),
    ],
)
def test_the_layout_names_a_speaker_without_a_verb(text: str, source: str) -> None:
    (one,) = [found for found in spans(text) if "We shall build" in found[2][0]]
    assert one[0] == source
    assert "Dorić" not in one[2][0]


def test_each_quotation_of_a_list_is_a_statement() -> None:
    text = 'What Ana Dorić said in Lom:\n\n- "We shall build it."\n\n- "It costs too much."\n\n- "Nobody has paid yet."'
    found = [one for one in spans(text) if one[2][0].startswith('"')]
    assert [(source, len(content)) for source, _, content in found] == [("Ana Dorić", 1)] * 3


def test_a_quotation_alone_in_its_paragraph_goes_on_with_who_spoke_last() -> None:
    text = '"It is late," the envoy said of the talks in Lom.\n\n"Tomorrow we go on with them."\n'
    assert [(source, len(content)) for source, _, content in spans(text)] == [("the envoy", 2)]


def test_a_sentence_does_not_end_inside_a_quotation() -> None:
    found = spans('"We tried. We failed. We shall try again," he said.')
    assert [content for _, _, content in found] == [['"We tried. We failed. We shall try again,"']]


def test_mixed_quotation_keeps_the_words_outside_the_marks() -> None:
    (one,) = read('The rebel commander said the offer was "an insult to the dead".')
    assert one.form == "mixed"
    assert one.content[0].quote == 'the offer was "an insult to the dead"'


def test_the_three_forms() -> None:
    assert [s.form for s in read('"Never," the general said. The envoy said that talks go on.')] == [
        "direct",
        "indirect",
    ]


def test_a_name_in_apposition_speaks() -> None:
    (one,) = read("The chief mediator, Lars Holmgren, said that the talks had failed.")
    assert one.source is not None
    assert "Holmgren" in one.source.name


def test_a_capital_speaks_for_its_state() -> None:
    (one,) = read("Ankara said that the border would stay closed.")
    assert one.source is not None
    assert (one.source.actor, one.source.state) == ("TUR", "TUR")


def test_a_pronoun_is_the_last_speaker() -> None:
    found = read(
        "The envoy, Lars Holmgren, said that the talks had failed. He added that nobody was to blame."
    )
    assert [s.source.name for s in found if s.source] == ["Lars Holmgren", "Lars Holmgren"]


def test_a_spokesman_is_not_the_one_he_speaks_for() -> None:
    (one,) = read("The president's spokesman said that no date had been set.")
    assert one.source is not None
    assert "spokesman" in one.source.name


def test_speech_in_nouns() -> None:
    found = spans("Nobody believed the general's claim that the bridge had fallen by itself.")
    assert ("the general's", "claim", ["that the bridge had fallen by itself"]) in found


def test_a_statement_inside_a_quotation_is_nested_in_it() -> None:
    text = '"The general told us that his men would leave the valley before the winter," said Ana Dorić.'
    outer, inner = read(text)
    assert inner.nested_in == outer.id
    assert inner.source is not None
    assert "general" in inner.source.name


INTERVIEW = """Envoy of the valley speaks: "Nobody wants another winter"
Answering the questions of the Morning Courier, special envoy Piotr Walczak.
— Mr Walczak, are the two sides still talking?
— They are. General Okafor said that "the door is open", and I believe him.
Photo: Ada Lind / Courier Pictures
The camps must be supplied before the snow comes.
— Will there be a meeting?
— Time will tell. We have proposed a date.
"""


def test_in_an_interview_answers_are_the_guest_s_and_questions_the_interviewer_s() -> None:
    found = read(INTERVIEW)
    speakers = {s.content[0].quote[:12]: s.source.name for s in found if s.source and s.cue is None}
    assert speakers["They are. Ge"].endswith("Walczak")
    assert speakers["The camps mu"].endswith("Walczak")
    assert "Courier" in speakers["Will there b"]
    nested = [s for s in found if s.nested_in]
    assert any(s.source and "Okafor" in s.source.name for s in nested)
    assert not any("Courier Pictures" in part.quote for s in found for part in s.content)


def test_a_guest_who_reflects_quotes_nobody() -> None:
    found = read(
        "The Courier spoke to the historian Jan Walczak.\n\n"
        "— In your view, was the meeting in Baden a success?\n\n"
        "— The sides were trying to define what a border is. The talks were about land, and President Okafor said "
        "that he would return.\n\n— And then?\n\n— Then the snow came."
    )
    inner = {s.source.name for s in found if s.source and s.cue is not None}
    assert inner == {"President Okafor"}


def test_the_date_is_the_day_it_was_said() -> None:
    (one,) = read("On 3 May 2003 the minister said that the road was open.")
    assert one.date == "2003-05-03"
    (other,) = read("The minister said that the road was open.")
    assert other.date == "2003-05-12"


WORDS = st.sampled_from(
    [
        "said", "that", "he", "The minister", "“", "”", '"', "''", ",", ".", "\n", "\n\n", "—", "according to",
        "told", "reporters", "Kyiv", "will not", "if", "- ", "?", "host", "in", "Vienna", "refused", "’s", "claim",
        "demand", "no longer", "ceasefire", "There are signs that:", "\u202e", "𝄞", "and", "I", "by", "(", ")", ";",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read_and_every_span_holds(text: str) -> None:
    here = page(text)
    said = statements(here)
    ids = {s.id for s in said}
    assert len(ids) == len(said)
    for one in said:
        assert one.nested_in is None or (one.nested_in in ids and one.nested_in != one.id)
        for part in (one.span, one.source_span, one.cue, one.condition, *one.content):
            assert part is None or part.holds_in(text)
    for records in (positions(here), venue_stances(here), signals(here)):
        assert len({r.id for r in records}) == len(records)
        for record in records:
            assert record.span.holds_in(text)


@pytest.fixture
def seed() -> Page:
    if not SEED.exists():
        pytest.skip(f"no development data at {SEED}")
    return page(SEED.read_text("utf-8"), "2025-08-16")


def test_seed_words_of_a_third_person_are_nested_in_the_answer(seed: Page) -> None:
    (one,) = [
        s
        for s in statements(seed)
        if s.source and s.source.actor == "person:donald-trump" and s.form != "indirect"
    ]
    outer = next(s for s in statements(seed) if s.id == one.nested_in)
    assert "further fate" in one.content[0].quote
    assert outer.source is not None
    assert "Bortnik" in outer.source.name


def test_seed_the_lead_names_two_speakers(seed: Page) -> None:
    lead = [s for s in statements(seed) if s.nested_in is None and s.cue is not None]
    assert {"KAZ", "person:kassym-jomart-tokayev"} <= {s.source.actor for s in lead if s.source}


def test_seed_no_furniture_in_any_statement(seed: Page) -> None:
    hidden = [(b.span.start, b.span.end) for b in blocks(seed) if b.kind == "furniture"]
    assert hidden
    for one in statements(seed):
        assert not any(a < part.end and part.start < b for part in one.content for a, b in hidden)


def test_seed_a_place_with_its_reservation(seed: Page) -> None:
    stances = [v for v in venue_stances(seed) if v.place.iso3 == "KAZ" and v.role == "host"]
    assert any(v.place.name == "Astana" for v in stances)
    assert all(v.reservation and "geography and logistics" in v.reservation.quote for v in stances)


def test_seed_each_listed_sign_is_a_signal(seed: Page) -> None:
    listed = [s for s in signals(seed) if s.announced_by]
    kinds = [s.kind for s in listed][:3]
    assert kinds == ["no_new_sanctions", "demand_dropped", "meeting_format_discussed"]


def test_seed_the_dropped_demand_is_a_position(seed: Page) -> None:
    assert ("ceasefire", "drops") in {(p.issue, p.stance) for p in positions(seed)}


def test_a_turn_is_said_once_however_its_label_is_written() -> None:
    text = (
        "**Ana Reyes:** How many rounds have there been?\n\n"
        "**Joao Prado:** Three, I think. The army says two. It wants time.\n\n"
        "**Ana Reyes:** Who could host them?\n\n"
        "**Joao Prado:** Lima has offered to host the next round.\n"
    )
    (document,) = open_documents(text.encode(), name="talk.md")
    said = statements(Page(document))
    turns = [one for one in said if one.source and one.source.name in ("Ana Reyes", "Joao Prado")]
    assert [one.content[0].start for one in turns] == sorted({one.content[0].start for one in turns})
    assert len(turns) == 4
