"""The course of the talks in cases that hold little: every question says in a sentence what is missing."""

from collections.abc import Callable

import pytest

from detente.questions.answer import Answer
from detente.questions.casebook import Casebook
from detente.questions.follow_through import follow_through
from detente.questions.hypotheses import hypotheses
from detente.questions.mediators import mediators
from detente.questions.signals import signals
from detente.questions.stage import stage
from detente.questions.venues import venues
from detente.records import Document
from tests.questions.test_venues import ONE, PERU, word

QUESTIONS = (venues, mediators, stage, signals, hypotheses, follow_through)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
@pytest.mark.parametrize("documents", [(), (ONE,)], ids=["empty", "one article"])
def test_nothing_to_answer_from_is_said_in_a_sentence(
    question: Callable[[Casebook], Answer], documents: tuple[Document, ...]
) -> None:
    answer = question(Casebook({each.id: each for each in documents}, ()))
    assert not answer.answered
    assert answer.headline.startswith("No document of this case")
    assert answer.headline.endswith(".")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_a_case_with_one_party_is_answered_or_says_what_is_missing(
    question: Callable[[Casebook], Answer],
) -> None:
    answer = question(Casebook({ONE.id: ONE}, (word(PERU, "Doha", "QAT", "offers", "2024-02-01"),)))
    assert answer.answered or "No document" in answer.headline
