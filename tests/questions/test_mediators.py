"""Mediators: hosts, good offices and mediation told apart; whoever was there; states ranked."""

import pytest

from detente.questions.casebook import Casebook
from detente.questions.mediators import mediators
from detente.questions.mediators_roles import role_of
from tests.questions.test_venues import NORWAY, ONE, PERU, met, word


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Oslo mediated between the two delegations", "mediator"),
        ("The embassy offered its good offices, expressly not mediation", "facilitator"),
        ("Lima hosted the second round", "host"),
        ("Three states signed as guarantors", "guarantor"),
        ("Observers will monitor the line", "monitor"),
        ("They spoke for an hour", None),
        ("It will host the talks but is not a mediator", "host"),
    ],
)
def test_roles_are_told_apart(words: str, role: str | None) -> None:
    assert role_of(words) == role


def test_the_soil_they_met_on_makes_a_host_not_a_mediator() -> None:
    answer = mediators(
        Casebook({ONE.id: ONE}, (met("Quito", "ECU", "2024-03-01", NORWAY, PERU),)), parties=("NOR", "PER")
    )
    (row,) = answer.table("At meetings of the parties").rows
    assert (row.values[0], row.values[1], row.values[3]) == ("Ecuador", 1, "host")
    assert row.evidence


def test_an_offer_to_mediate_is_in_the_ledger_of_words_and_an_offer_to_host_is_not() -> None:
    records = (
        word(PERU, "Lima", "PER", "offers", "2024-03-01", "mediator"),
        word(PERU, "Cusco", "PER", "offers", "2024-03-02"),
    )
    rows = mediators(Casebook({ONE.id: ONE}, records)).table("Words").rows
    assert [(row.values[1], row.values[3], row.values[4]) for row in rows] == [("Peru", "offers", "mediator")]
    (row,) = rows
    assert row.values[5] is None  # read by rule: no probability


def test_states_are_ranked_and_no_party_is_among_them() -> None:
    answer = mediators(
        Casebook({ONE.id: ONE}, (met("Quito", "ECU", "2024-03-01", NORWAY, PERU),)), parties=("NOR", "PER")
    )
    rows = answer.table("States by chance of mediating").rows
    chances = [row.values[2] for row in rows]
    assert chances == sorted(chances, reverse=True)  # nobody mediated yet: none only beside another
    assert not {"Norway", "Peru"} & {row.values[1] for row in rows}


def test_an_empty_case_says_what_is_missing() -> None:
    answer = mediators(Casebook({}, ()))
    assert not answer.answered
    assert "No document" in answer.headline
