"""Acts, conditions and certainty of statements, told from their words."""

from __future__ import annotations

import pytest

from detente.reading.acts import act_of
from detente.reading.certainty import certainty_of, polarity_of
from detente.reading.conditions import condition_in


@pytest.mark.parametrize(
    ("act", "content"),
    [
        ("demand", "that the garrison must leave the island"),
        ("demand", "the sides should return to the table"),
        ("offer", "his country would be willing to host the parties"),
        ("offer", "they are ready to free the sailors"),
        ("promise", "we will open the bridge on Monday"),
        ("promise", "his government would pay the salaries"),
        ("threaten", "if the shelling goes on, we will respond with all means"),
        ("threaten", "we will suspend the talks unless the convoy is let through"),
        ("reject", "we will not recognise the breakaway republic"),
        ("reject", "the plan is out of the question"),
        ("accept", "that they had no objection to monitors"),
        ("deny", "there had been no contact with the kidnappers"),
        ("concede", "that it was a mistake to close the border"),
        ("predict", "the talks could last until spring"),
        ("assert", "the delegation arrived on Tuesday"),
        ("assert", "the demand for a truce has disappeared"),
        ("assert", "the accord came of the political will of both kings"),
        ("demand", "we demand a truce"),
    ],
)
def test_words_tell_the_act(act: str, content: str) -> None:
    assert act_of(content, "assert", "say") == act


def test_a_cue_that_names_the_act_decides() -> None:
    assert act_of("the release of all prisoners", "demand", "demand") == "demand"
    assert act_of("to stay out of the war", "promise", "pledge") == "promise"


def test_a_warning_is_a_threat_only_of_what_the_speaker_can_do() -> None:
    assert act_of("that famine could follow", "threaten", "warn") == "predict"
    assert act_of("that it would resume strikes if the truce is broken", "threaten", "warn") == "threaten"


def test_a_question_is_no_demand() -> None:
    assert act_of("whether the road was open", "demand", "ask") == "assert"
    assert act_of("to open the road", "demand", "ask") == "demand"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("We will sign if the army withdraws, not before.", "if the army withdraws"),
        ("They would talk only after the siege is lifted.", "only after the siege is lifted"),
        ("He would come, provided he is invited.", "provided he is invited"),
        ("They offer gas in exchange for grain.", "in exchange for grain"),
        ("Nobody leaves unless all leave.", "unless all leave"),
    ],
)
def test_a_condition_is_found(text: str, condition: str) -> None:
    found = condition_in(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == condition


@pytest.mark.parametrize(
    "text",
    [
        "Even if it rains, they come.",
        "He asked if they would come.",
        "Norway has provided platforms for talks.",
        "It rained until noon.",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    assert condition_in(text, 0, len(text)) is None


def test_three_degrees_of_certainty() -> None:
    assert certainty_of("the talks may fail") == "possible"
    assert certainty_of("the talks are likely to fail") == "probable"
    assert certainty_of("the talks have failed") == "certain"
    assert certainty_of("the talks have failed", "suspect") == "probable"


def test_polarity() -> None:
    assert polarity_of("they will not come") == "negative"
    assert polarity_of("they will come") == "positive"
    assert polarity_of("the plan", "reject") == "negative"
