"""Stage: forward by what shows a later stage, back only by what takes a process back; next against base rate."""

import pytest

from detente.methods.choice.stages import STAGES
from detente.questions.signals_costs import costs
from detente.questions.stage import stage
from detente.questions.stage_data import fitted, scale
from tests.questions.test_signals import signal
from tests.questions.world import book, document, report

ONE = document("one")
CALL = report(ONE, ("Aro", "Bel"), "2001-01-05")


def path(*kinds: tuple[str, str]) -> list[tuple[str, str]]:
    answer = stage(book(CALL, *(signal(ONE, kind, date) for kind, date in kinds), documents=(ONE,)))
    return [(row.values[1], row.values[2]) for row in answer.table("Path").rows]


def test_a_contact_alone_is_the_first_stage() -> None:
    assert path() == [("contact", "forward")]


def test_a_process_goes_forward_and_back() -> None:
    assert path(("ceasefire_declared", "2001-02-01"), ("ceasefire_violated", "2001-03-01")) == [
        ("contact", "forward"),
        ("ceasefire", "forward"),
        ("pre-negotiation", "back"),
    ]


def test_contacts_and_talk_of_formats_take_nothing_back() -> None:
    assert path(("text_agreed", "2001-02-01"), ("meeting_format_discussed", "2001-03-01"))[-1] == (
        "framework, partial",
        "forward",
    )


def test_chances_add_up_and_stand_beside_the_base_rate() -> None:
    answer = stage(book(CALL, signal(ONE, "ceasefire_declared", "2001-02-01"), documents=(ONE,)))
    rows = answer.table("Next agreement").rows
    assert sum(row.values[1] for row in rows) == pytest.approx(1, abs=0.01)
    cea = STAGES.index("Cea")
    assert [row.values[2] for row in rows] == pytest.approx(list(fitted().chain[cea]), abs=1e-3)


def test_the_scale_names_only_signals_and_stages_there_are() -> None:
    rules = scale()
    assert set(rules.marks) | set(rules.back) <= set(costs())
    assert set(rules.marks.values()) | set(rules.back.values()) <= set(rules.codes)
    assert rules.codes[:2] == ["contact", "venue"]
    assert rules.codes[2:] == list(STAGES)


def test_an_empty_case_says_what_is_missing() -> None:
    answer = stage(book(documents=()))
    assert not answer.answered
    assert "No document" in answer.headline
