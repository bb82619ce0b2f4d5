"""Chances come with their record and what they rest on; too little past is said to be too little."""

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from detente.methods.ranking.ranker import Settings
from detente.questions.errors import BadEventTable, BadQuestion
from detente.questions.forecast import forecast
from detente.questions.forecast_past import past_of_case, past_of_table
from detente.questions.forecast_ranked import forecast_ranked, trained
from detente.questions.forecast_top import forecast_top
from tests.questions.world import book, document, report

START = dt.date(2001, 1, 1)


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty pairs over three years: the first meet weekly, the last once in years; sanctions now and then."""
    random = np.random.default_rng(1)
    path = tmp_path_factory.mktemp("feed") / "feed.csv"
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["date", "source", "target", "type"])
        for day in range(1100):
            when = (START + dt.timedelta(days=day)).isoformat()
            for pair in range(30):
                if random.random() < 0.15 * 0.85**pair:
                    out.writerow([when, f"A{pair}", f"B{pair}", "CONSULT"])
                if random.random() < 0.003:
                    out.writerow([when, f"B{pair}", f"A{pair}", "SANCTION"])
    return path


def test_those_who_meet_weekly_will_meet_and_those_who_never_do_will_not(feed: Path) -> None:
    past = past_of_table(feed)
    answers = [forecast(past, (f"A{n}", f"B{n}")) for n in (0, 25, 29)]
    often, seldom, never = (answer.figures["chances"]["meeting"] for answer in answers)
    assert often > 0.8
    assert seldom < 0.2
    assert never < answers[2].table("Chances").rows[0].values[2]  # the base rate


def test_every_chance_has_a_base_rate_a_record_and_acts_that_carry_it(feed: Path) -> None:
    answer = forecast(past_of_table(feed), ("A0", "B0"), 7)
    (meeting, *_) = answer.table("Chances").rows
    assert meeting.values[0] == "meeting"
    assert 0 < meeting.values[2] < 1
    said, came = zip(
        *[row.values[1:3] for row in answer.table("Track record").rows if row.values[0] == "meeting"],
        strict=True,
    )
    assert list(said) == sorted(said)
    assert abs(np.mean(said) - np.mean(came)) < 0.15
    dates = [row.values[0] for row in answer.table("Carried by").rows if row.values[1] == "meeting"]
    assert dates == sorted(dates, reverse=True)
    assert any("Too rare" in note and "force" in note for note in answer.notes)  # it never happened


def test_a_kind_without_skill_and_one_new_to_the_pair_are_said_to_be_so(feed: Path) -> None:
    past = past_of_table(feed)
    notes = forecast(past, ("A0", "B0")).notes
    assert any("No surer than the base rate" in note and "sanction" in note for note in notes)
    assert not any("None between the two" in note for note in notes)
    never = next(n for n in range(29, 0, -1) if not past.latest(past.pairs[f"A{n}", f"B{n}"], 0, 1))
    told = forecast(past, (f"A{never}", f"B{never}")).notes
    assert any("None between the two" in note and "meeting" in note for note in told)


def test_a_longer_horizon_is_likelier(feed: Path) -> None:
    past = past_of_table(feed)
    chances = [forecast(past, ("A12", "B12"), days).figures["chances"]["meeting"] for days in (7, 90)]
    assert chances[0] < chances[1]


def test_what_cannot_be_carried_says_why(feed: Path, tmp_path: Path) -> None:
    past = past_of_table(feed)
    assert "no act between" in forecast(past, ("A0", "Z9")).headline
    short = past_of_table(feed, until="2001-11-01")
    assert "301 days" in forecast(short, ("A0", "B0"), 90).headline
    assert "days" not in forecast(short, ("A0", "B0"), 30).headline
    with pytest.raises(BadQuestion):
        forecast(past, ("A0", "B0"), 11)
    odd = tmp_path / "odd.csv"
    odd.write_text("when,who\n2001-01-01,A\n")
    with pytest.raises(BadEventTable):
        past_of_table(odd)


def test_a_handful_of_documents_carries_no_forecast() -> None:
    one = document("one")
    past = past_of_case(book(report(one, ("Aro", "Bel"), "2001-03-04"), documents=(one,)))
    assert past.cited(0)[0].quote
    answer = forecast(past, ("AAA", "BBB"))
    assert not answer.answered
    assert "1 dated acts" in answer.headline


def test_the_likeliest_acts_of_an_actor_are_ranked(feed: Path) -> None:
    past = past_of_table(feed)
    answer = forecast_top(past, "A0", top=3)
    rows = answer.table("Likeliest").rows
    assert rows[0].values[:2] == ("meeting", "B0")
    chances = [row.values[2] for row in rows]
    assert chances == sorted(chances, reverse=True)
    assert not forecast_top(past, "Nobody").answered


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty actors over half a year: each meets its own two partners, sanctions fall on anybody."""
    random = np.random.default_rng(2)
    path = tmp_path_factory.mktemp("busy") / "busy.csv"
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["date", "source", "target", "type"])
        for day in range(200):
            when = (START + dt.timedelta(days=day)).isoformat()
            for n in range(20):
                if random.random() < 0.6:
                    out.writerow([when, f"A{n}", f"A{(n + random.integers(1, 3)) % 20}", "CONSULT"])
                if random.random() < 0.4:
                    out.writerow([when, f"A{n}", f"A{random.integers(0, 20)}", "SANCTION"])
    return path


def test_a_trained_ranker_lists_the_partners_of_an_actor_with_its_record(busy: Path) -> None:
    pytest.importorskip("numba", reason="the extra [forecast] is not installed")
    pytest.importorskip("lightgbm", reason="the extra [forecast] is not installed")
    past = past_of_table(busy)
    made = trained(
        past, Settings(groups=400, trees=30, leaves=7, threads=1, options={"min_data_in_leaf": 20})
    )
    assert made.ours["hits@3"] > 0.2
    answer = forecast_ranked(past, "A3", 30, 4, made)
    rows = [row.values for row in answer.table("Likeliest").rows]
    assert {row[:3] for row in rows} == {
        ("meeting", "A3", "A4"),
        ("meeting", "A3", "A5"),
        ("meeting", "A1", "A3"),
        ("meeting", "A2", "A3"),
    }
    assert [row[3] for row in rows] == sorted((row[3] for row in rows), reverse=True)
    assert 4 < rows[0][3] < 20  # 0.3 a day for 30 days
    carried = answer.table("Carried by").rows
    assert {row.values[0] for row in carried} == {1, 2, 3, 4}
    assert all(row.values[1] <= answer.figures["from"] for row in carried)
    assert len(answer.table("Track record").rows) == 2
    assert any("LightGBM" in note for note in answer.notes)


def test_without_enough_past_or_the_extra_chances_are_listed_and_it_says_so(
    feed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = past_of_table(feed, until="2002-06-30")
    monkeypatch.setattr("detente.questions.forecast_top.available", lambda: True)
    monkeypatch.setattr("detente.questions.forecast_top.enough", lambda _: False)
    assert any("too few to train" in note for note in forecast_top(past, "A0", ranker=True).notes)
    monkeypatch.setattr("detente.questions.forecast_top.available", lambda: False)
    answer = forecast_top(past, "A0", ranker=True)
    assert any("detente[forecast]" in note for note in answer.notes)
    assert answer.table("Likeliest").columns[2] == "chance"
