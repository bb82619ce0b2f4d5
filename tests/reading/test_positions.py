"""Positions: who stands where on which issue, from what is said and what is given up."""

from __future__ import annotations

import pytest

from detente.reading.issues import catalogue, catalogue_from, issue_of, issues_in
from detente.reading.page import Page
from detente.reading.positions import positions
from detente.reading.profile import reading_as
from detente.records import Document, Position


def read(text: str) -> list[Position]:
    return list(positions(Page(Document(id="test", text=text, published="1999-02-12"))))


@pytest.mark.parametrize(
    ("text", "issue", "stance"),
    [
        ("Ankara demanded the release of all prisoners.", "prisoners", "demands"),
        ("Ankara said that it was ready to lift the sanctions.", "sanctions", "offers"),
        ("Ankara rejected a ceasefire.", "ceasefire", "rejects"),
        ("Ankara accepted the presence of peacekeepers.", "peacekeepers", "accepts"),
        ("Ankara opposes a federal system.", "autonomy", "opposes"),
        ("Ankara supports early elections.", "elections", "supports"),
        ("Ankara no longer insists on a ceasefire.", "ceasefire", "drops"),
        ("Ankara has dropped its demand for a withdrawal of troops.", "withdrawal", "drops"),
        ("Ankara has softened its stance on recognition.", "recognition", "softens"),
    ],
)
def test_a_stand_is_read(text: str, issue: str, stance: str) -> None:
    found = read(text)
    assert (issue, stance) in [(p.issue, p.stance) for p in found]
    assert all(p.actor and p.actor.actor == "TUR" for p in found)


def test_a_condition_is_a_demand_of_its_own() -> None:
    found = {
        (p.issue, p.stance)
        for p in read("Ankara said it would accept a ceasefire only if the prisoners are freed.")
    }
    assert found == {("ceasefire", "accepts"), ("prisoners", "demands")}


def test_a_demand_that_disappears_without_an_owner_has_no_actor() -> None:
    (one,) = read("The demand for an immediate truce has disappeared.")
    assert (one.issue, one.stance, one.actor) == ("ceasefire", "drops", None)


def test_a_position_holds_from_the_day_it_was_said() -> None:
    (one,) = read("On 3 February Ankara rejected a ceasefire.")
    assert one.valid_from == "1999-02-03"


def test_what_was_asked_before_something_now_past_is_older_than_the_report() -> None:
    past, now = read(
        "Before the summit Ankara demanded a ceasefire. After it, Ankara dropped its demand for one."
    )
    assert (past.stance, past.valid_from) == ("demands", "/1999-02-12")
    assert (now.stance, now.valid_from) == ("drops", "1999-02-12")


def test_what_is_asked_before_something_still_to_come_is_of_the_day() -> None:
    (one,) = read("Before the summit opens, Ankara demanded a ceasefire.")
    assert one.valid_from == "1999-02-12"


def test_a_position_rests_on_its_statement() -> None:
    (one,) = read("Ankara rejected a ceasefire.")
    assert one.statement is not None


def test_a_case_adds_issues_of_its_own() -> None:
    own = catalogue_from({"fishing": {"what": "who may fish where", "patterns": ["trawlers?", "fishing"]}})
    assert [n.code for n in issues_in("no foreign trawlers in the bay", own)] == ["fishing"]


def test_broad_issues_give_way_to_narrow_ones() -> None:
    assert issue_of("an agreement on the prisoners") == "prisoners"
    assert issue_of("to sign the agreement") == "agreement"


def test_every_issue_says_what_it_is() -> None:
    assert len(catalogue()) >= 25
    assert all(i.what and i.code.isidentifier() for i in catalogue())


def test_no_position_without_a_stand() -> None:
    assert read("Ankara said that the prisoners had arrived.") == []


@pytest.mark.parametrize(
    ("sentence", "issue", "stance"),
    [
        ("Ankara declared a unilateral ceasefire.", "ceasefire", "offers"),
        ('Ankara called the truce "a farce".', "ceasefire", "rejects"),
        ("The rebels pulled out of the talks.", "talks_format", "rejects"),
        pytest.param(
            "The rebels initialled the power-sharing pact.",
            "power_sharing",
            "accepts",
            marks=pytest.mark.xfail(strict=True, reason="the learned reader takes it for the pact alone"),
        ),
        ('"Lift the blockade and we will be back," Ankara\'s envoy said.', "blockade", "demands"),
        ('"Our conditions are known: free the prisoners," Ankara\'s envoy said.', "prisoners", "demands"),
        ("Ankara said that the referendum was off the table.", "status", "rejects"),
    ],
)
def test_stands_without_a_verb_of_speech_are_read(sentence: str, issue: str, stance: str) -> None:
    assert (issue, stance) in {(p.issue, p.stance) for p in read(sentence)}


def test_what_is_done_at_a_table_is_read_by_rule() -> None:
    with reading_as("fast"):
        (one,) = read("The rebels initialled the power-sharing pact.")
    assert (one.issue, one.stance) == ("power_sharing", "accepts")


def test_what_must_come_first_is_a_demand() -> None:
    found = {(p.issue, p.stance) for p in read("Ankara said there could be no truce without withdrawal.")}
    assert ("withdrawal", "demands") in found
    assert ("ceasefire", "rejects") in found


def test_what_goes_on_beside_is_not_what_a_refusal_is_about() -> None:
    with reading_as("fast"):
        (one,) = read("Ankara said it would not negotiate while the prisoners were on strike.")
    assert one.issue == "talks_format"


def test_the_place_of_a_dateline_takes_no_stand() -> None:
    found = read("ANKARA (Agency) -- The rebels have dropped their demand for a referendum.")
    assert [(p.actor.name if p.actor else None, p.stance) for p in found] == [("rebels", "drops")]
