"""A count is made under a written definition, and says what it left out and why."""

from pathlib import Path

import pytest

from detente.questions.contacts import contacts
from detente.questions.definition import definitions
from detente.questions.errors import BadDefinition, UnknownDefinition
from tests.questions.world import book, document, report

ONE, TWO = document("one"), document("two", "Courier")
CALL = report(ONE, ("Aro", "Bel"), "2001-03-04")
VISIT = report(ONE, ("Cato", "Bel"), "2001-04-05", medium="in_person", place=("Belgard", "BBB"))
SUMMIT = report(ONE, ("Aro", "Bel"), "2001-05-06", medium="in_person", place=("Midway", "UMI"))
MINISTERS = report(ONE, ("Dune", "Este"), "2001-02-03", medium="in_person")
RUMOUR = report(TWO, ("Aro", "Bel"), "2001-01-02", official=False)
PLANNED = report(TWO, ("Aro", "Bel"), "2001-09-09", status="planned")
DENIED = report(TWO, ("Aro", "Bel"), "2001-08-08", status="denied")
WORLD = book(CALL, VISIT, SUMMIT, MINISTERS, RUMOUR, PLANNED, DENIED, documents=(ONE, TWO))


def left_out(answer: object) -> dict[str, str]:
    return {row.values[0]: row.values[4] for row in answer.table("Left out").rows}  # type: ignore[attr-defined]


def test_leaders_and_envoys_are_counted_in_three_parts() -> None:
    answer = contacts(WORLD)
    assert answer.figures["count"] == 3
    assert answer.figures["parts"] == {"leader calls": 1, "envoy visits": 1, "leader summits": 1}


def test_what_is_left_out_says_why() -> None:
    why = left_out(contacts(WORLD))
    assert "minister" in why["2001-02-03"]
    assert "never announced" in why["2001-01-02"]
    assert "planned" in why["2001-09-09"]
    assert "denied" in why["2001-08-08"]


def test_another_definition_gives_another_count() -> None:
    counts = {name: contacts(WORLD, under=name).figures["count"] for name in definitions()}
    assert counts["leaders-only"] == 2
    assert counts["ministers-and-above"] == 4
    assert counts["in-person"] == 3
    assert counts["reported"] == 5


def test_the_parties_asked_for_nothing_are_those_who_met_not_those_who_might() -> None:
    planned = [report(ONE, ("Aro", "Bel"), f"2001-09-0{day}", status="planned") for day in (1, 2, 3)]
    met = report(ONE, ("Bel", "Gil"), "2001-05-06", medium="in_person")
    assert contacts(book(*planned, met, documents=(ONE,))).figures["parties"] == ["BBB", "CCC"]


def test_a_count_stops_at_the_day_asked_for() -> None:
    early = book(*WORLD.records, documents=(ONE, TWO), until="2001-04-05")
    assert contacts(early).figures["count"] == 2


def test_every_counted_row_shows_its_reports() -> None:
    for row in contacts(WORLD).table("Counted").rows:
        assert row.evidence
        assert row.evidence[0].outlet == "Gazette"


def test_an_empty_case_has_no_answer_and_says_so() -> None:
    answer = contacts(book(documents=()))
    assert not answer.answered
    assert "no report" in answer.headline


def test_a_definition_of_the_case_is_used_and_an_unknown_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "definitions"
    folder.mkdir()
    (folder / "ours.yaml").write_text("name: ours\ntitle: Ours\nparts: [{name: letters, media: [letter]}]\n")
    assert contacts(WORLD, under="ours", case_folder=tmp_path).figures["count"] == 0
    with pytest.raises(UnknownDefinition, match="leaders-and-envoys"):
        contacts(WORLD, under="nobody")


def test_a_definition_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "definitions"
    folder.mkdir()
    (folder / "bad.yaml").write_text("name: bad\ntitle: Bad\nparts: []\ncolour: red\n")
    with pytest.raises(BadDefinition, match=r"bad\.yaml.*colour"):
        contacts(WORLD, under="bad", case_folder=tmp_path)


def test_reports_that_number_one_visit_differently_stand_side_by_side() -> None:
    fifth = report(ONE, ("Cato", "Bel"), "2001-04-05", medium="in_person", ordinal=5)
    fourth = report(TWO, ("Cato", "Bel"), "2001-04-05", medium="in_person", ordinal=4)
    rows = contacts(book(fifth, fourth, documents=(ONE, TWO))).table("Conflicts").rows
    assert [row.values[1] for row in rows] == ["number"]
    assert {citation.outlet for citation in rows[0].evidence} == {"Gazette", "Courier"}
