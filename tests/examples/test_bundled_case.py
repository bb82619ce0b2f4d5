"""The bundled case: two commands, and the count of the interview is found by reading and by definition."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.briefs.brief import brief
from detente.cli.asking import asked
from detente.cli.main import app
from detente.ledger.case import Case
from detente.questions.answer import Answer
from detente.questions.casebook import Casebook
from detente.questions.claims import claims
from detente.questions.contacts import contacts
from detente.questions.venues import venues

PAIR = ("USA", "RUS")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("bundled") / "case"
    ran = CliRunner().invoke(app, ["demo", "--case", str(case)])
    assert ran.exit_code == 0, ran.output
    return case


@pytest.fixture(scope="module")
def book(folder: Path) -> Casebook:
    with asked(folder, until="2025-08-15") as found:
        return found


@pytest.fixture(scope="module")
def counted(book: Casebook) -> Answer:
    return contacts(book, parties=PAIR)


def test_the_demo_leaves_a_brief_and_a_ledger_that_verifies(folder: Path) -> None:
    assert "<script" not in (folder / "brief.html").read_text("utf-8")
    with Case.open(folder, readonly=True) as case:
        assert case.ledger.verify().ok


def test_leaders_and_envoys_are_twelve_as_six_and_five_and_one(counted: Answer) -> None:
    assert counted.figures["count"] == 12
    assert counted.figures["parts"] == {"leader calls": 6, "envoy visits": 5, "leader summits": 1}


def test_the_ministers_and_the_unannounced_call_are_left_out_with_the_reason(counted: Answer) -> None:
    why = {row.values[0]: row.values[4] for row in counted.table("Left out").rows}
    assert "minister" in why["2025-02-18"]
    assert any("never announced" in reason for reason in why.values())


def test_the_two_numbers_of_one_envoy_visit_stand_side_by_side(counted: Answer) -> None:
    rows = [row for row in counted.table("Conflicts").rows if row.values[1] == "number"]
    (row,) = [row for row in rows if "2025-08-06" in row.values[0]]
    assert "4 (" in row.values[2]
    assert "5 (" in row.values[2]
    assert len({citation.outlet for citation in row.evidence}) == 2


def test_the_claim_of_twelve_adds_up_and_agrees_with_the_ledger(folder: Path) -> None:
    with asked(folder) as whole:
        rows = claims(whole, parties=PAIR).table("Claimed counts").rows
    (row,) = [row for row in rows if str(row.values[0]).startswith("12 ")]
    assert row.values[2] == "yes"
    assert row.values[3].startswith("12 = ")
    assert row.values[4] == "leaders-and-envoys"
    assert row.values[5] == "agrees"


def test_places_offered_refused_and_used_are_dated_with_who_said_so(book: Casebook) -> None:
    told = {(row.values[1], row.values[4]) for row in venues(book).table("Venues").rows}
    assert {("Vatican", "suggests"), ("Vatican", "offers")} & told
    assert ("Vatican", "refuses") in told
    assert ("Istanbul", "held") in told
    assert ("Anchorage", "held") in told


def test_every_line_of_the_brief_has_evidence_that_holds(book: Casebook) -> None:
    for section in brief(book).sections:
        for table in section.answer.tables:
            for row in table.rows:
                assert row.evidence, (table.title, row.values)
                for citation in row.evidence:
                    text = book.documents[citation.document].text
                    assert text[citation.start : citation.end] == citation.quote


def test_adding_the_reports_again_adds_nothing(folder: Path) -> None:
    reports = sorted(
        str(path)
        for path in (Path(__file__).parents[2] / "src/detente/examples/anchorage/reports").glob("*.md")
    )
    ran = CliRunner().invoke(app, ["add", str(folder), *reports])
    assert ran.exit_code == 0
    assert f"0 added, {len(reports)} already there" in " ".join(ran.output.split())
