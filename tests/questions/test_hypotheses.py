"""Rival hypotheses: signals weighed, never more than "consistent with", and what would change the verdict."""

from pathlib import Path

import pytest

from detente.questions.errors import BadHypotheses
from detente.questions.hypotheses import hypotheses
from detente.questions.hypotheses_file import SHIPPED, load, priors
from detente.questions.signals_costs import costs
from tests.questions.test_signals import ONE, TWO, signal
from tests.questions.world import book

OURS = """
name: ours
title: War or peace?
hypotheses:
  - {code: peace, title: peace is near, prior: 0.5}
  - {code: war, title: war goes on, prior: 0.5}
expected:
  ultimatum: {values: [0.1, 0.4]}
  text_agreed: {values: [0.8, 0.1]}
"""


def own(folder: Path, text: str = OURS) -> Path:
    path = folder / "hypotheses.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_three_speak_of_every_signal_of_the_catalogue() -> None:
    shipped = load(SHIPPED)
    assert len(shipped.hypotheses) == 3
    assert set(shipped.expected) == set(costs())
    assert shipped.source == "judgement"
    assert all(each.why for each in shipped.expected.values())


def test_costly_signals_tell_more_than_cheap_talk_does() -> None:
    def spread(costly: bool) -> float:
        told = [
            max(each.values) / min(each.values)
            for kind, each in load(SHIPPED).expected.items()
            if costs()[kind].costly == costly
        ]
        return sum(told) / len(told)

    assert spread(True) > 1.5 * spread(False)


def test_the_posterior_is_bayes_rule(tmp_path: Path) -> None:
    answer = hypotheses(book(signal(ONE, "ultimatum"), documents=(ONE,)), file=own(tmp_path))
    assert answer.figures["posterior"]["war"] == pytest.approx(0.8)


def test_many_reports_of_one_kind_count_once(tmp_path: Path) -> None:
    two = book(signal(ONE, "ultimatum"), signal(TWO, "ultimatum", "2001-05-06"), documents=(ONE, TWO))
    answer = hypotheses(two, case_folder=tmp_path, file=own(tmp_path))
    assert answer.figures["posterior"]["war"] == pytest.approx(0.8)
    assert len(answer.table("Evidence for and against").rows[0].evidence) == 2


def test_it_says_consistent_with_and_judgement(tmp_path: Path) -> None:
    answer = hypotheses(book(signal(ONE, "ultimatum"), documents=(ONE,)))
    assert "consistent with" in answer.headline
    assert "judgement" in answer.headline
    assert any("would change the verdict" in note for note in answer.notes)


def test_the_signal_that_would_turn_it_is_named(tmp_path: Path) -> None:
    answer = hypotheses(book(signal(ONE, "ultimatum"), documents=(ONE,)), file=own(tmp_path))
    assert "an agreed text (then “peace is near”)" in answer.notes[0]


def test_a_prior_given_moves_the_others_in_proportion() -> None:
    found = priors(["stalling=0.5"], load(SHIPPED))
    assert found["stalling"] == 0.5
    assert sum(found.values()) == pytest.approx(1)
    assert found["settlement"] == pytest.approx(found["pressure"], rel=1e-3)


@pytest.mark.parametrize(
    "given", [["nobody=.5"], ["stalling=2"], ["stalling"], ["stalling=.7", "pressure=.5"]]
)
def test_an_impossible_prior_is_refused(given: list[str]) -> None:
    with pytest.raises(BadHypotheses):
        priors(given, load(SHIPPED))


@pytest.mark.parametrize(
    ("old", "new"), [("[0.1, 0.4]", "[0.1]"), ("[0.1, 0.4]", "[0, 1]"), ("prior: 0.5}", "prior: 0.9}")]
)
def test_a_file_with_impossible_numbers_is_refused_and_named(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(BadHypotheses, match=r"hypotheses\.yaml"):
        load(own(tmp_path, OURS.replace(old, new)))


def test_the_hypotheses_of_the_case_are_used(tmp_path: Path) -> None:
    own(tmp_path)
    answer = hypotheses(book(signal(ONE, "ultimatum"), documents=(ONE,)), case_folder=tmp_path)
    assert set(answer.figures["posterior"]) == {"peace", "war"}


def test_without_signals_nothing_tells_them_apart() -> None:
    answer = hypotheses(book(documents=()))
    assert not answer.answered
    assert "nothing tells them apart" in answer.headline
    assert answer.figures["posterior"] == answer.figures["prior"]
