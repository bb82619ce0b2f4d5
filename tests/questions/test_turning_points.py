"""Shifts are found and dates judged, with the acts behind them; too little is said to be too little."""

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from benchmarks.turning.planted import planted
from benchmarks.turning.planted_apart import apart
from benchmarks.turning.score import Maker, intervals
from detente.questions.errors import BadEventTable
from detente.questions.turning_points import turning_points
from detente.questions.turning_points_acts import acts_of_case, acts_of_table, members
from detente.questions.turning_points_series import series
from tests.questions.world import book, document, report

START = dt.date(2001, 1, 1)
PAIR = ("AAA", "BBB")


def table(path: Path, after: float, days: int = 2200, change: int = 1100) -> Path:
    """Events of two at war: conflict falls to `after` a day from 0.5 at the change; others act all the time."""
    random = np.random.default_rng(1)
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["date", "source", "target", "goldstein"])
        for n in range(days):
            day = (START + dt.timedelta(days=n)).isoformat()
            for score in random.choice([-5.0, -7.0], random.poisson(0.5 if n < change else after)):
                out.writerow([day, "AAA", "BBB", score])
            for _ in range(random.poisson(0.1)):
                out.writerow([day, "BBB", "AAA", 3.0])
            for _ in range(random.poisson(5)):
                out.writerow([day, "CCC", "DDD", 1.0])
    return path


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return table(tmp_path_factory.mktemp("events") / "war.csv", 0.05)


def test_a_peace_that_lasts_is_a_turning_point(war: Path) -> None:
    acts = acts_of_table(war, ("AAA",), ("BBB",))
    date = START + dt.timedelta(days=1100)
    answer = turning_points(acts, PAIR, date)
    assert answer.figures["date"]["verdict"] == "turning"
    assert answer.figures["date"]["conflict"]["ratio"][2] < 0.5
    assert answer.figures["date"]["easing"] > 2
    (shift,) = answer.figures["shifts"]
    assert abs((dt.date.fromisoformat(shift) - date).days) <= 62
    day, told = answer.table("Shifts").rows[0].values[:2]
    first, last = told.split(" to ")
    assert first <= day <= last
    assert first <= date.isoformat() <= last
    assert (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days <= 45
    assert "turning" in answer.headline


def test_a_verdict_says_which_way_and_is_held_against_dates_of_other_pairs(war: Path) -> None:
    date = START + dt.timedelta(days=1100)
    told = turning_points(acts_of_table(war, ("AAA",), ("BBB",)), PAIR, date)
    assert told.figures["date"]["direction"] == "easing"
    assert "turning (easing)" in told.headline
    assert (
        told.figures["date"]["conflict"]["placebo_elsewhere"] is None
    )  # CCC and DDD do nothing to each other
    quiet = turning_points(
        acts_of_table(war, ("CCC",), ("DDD",)), ("CCC", "DDD"), START + dt.timedelta(days=500)
    )
    assert quiet.figures["date"]["direction"] is None
    assert quiet.figures["date"]["cooperation"]["placebo_elsewhere"] < 0.9  # AAA and BBB changed more


def test_sides_may_be_several_actors(war: Path) -> None:
    one = acts_of_table(war, ("AAA",), ("BBB",))
    many = acts_of_table(war, ("AAA", "EEE"), members("BBB+FFF"))
    assert many.acts == one.acts
    both = acts_of_table(war, ("AAA", "CCC"), ("BBB", "DDD"))
    assert len(both.acts) > len(one.acts)
    first = document("one")
    case = book(report(first, ("Aro", "Bel"), "2001-03-04"), documents=(first,))
    assert len(acts_of_case(case, ("AAA+CCC", "BBB")).acts) == 1
    assert not acts_of_case(case, ("AAA+BBB", "CCC")).acts


def test_the_chance_of_a_shift_is_told_for_every_step(war: Path) -> None:
    figures = turning_points(acts_of_table(war, ("AAA",), ("BBB",)), PAIR).figures
    assert len(figures["posterior"]) == len(figures["series"]["starts"])
    assert 0.8 < sum(figures["posterior"]) < 1.5


def test_a_quiet_date_of_the_same_pair_is_a_gesture(war: Path) -> None:
    acts = acts_of_table(war, ("AAA",), ("BBB",))
    answer = turning_points(acts, PAIR, START + dt.timedelta(days=500))
    assert answer.figures["date"]["verdict"] == "symbolic"


def test_a_date_of_yesterday_is_too_early(war: Path) -> None:
    acts = acts_of_table(war, ("AAA",), ("BBB",))
    assert acts.last is not None
    for day in (acts.last, acts.last + dt.timedelta(days=900)):
        answer = turning_points(acts, PAIR, day)
        assert not answer.answered
        assert "too early to say" in answer.headline


def test_the_verdict_of_an_early_day_is_the_same_when_more_is_known(war: Path) -> None:
    date = START + dt.timedelta(days=1100)
    late = turning_points(acts_of_table(war, ("AAA",), ("BBB",)), PAIR, date)
    evolved = [row.values for row in late.table("How the verdict evolved").rows]
    assert evolved[0] == (3, "too early to say")
    assert evolved[-1][1] == "turning"


def test_unknown_actors_have_no_turning_point(war: Path) -> None:
    answer = turning_points(acts_of_table(war, ("AAA",), ("ZZZ",)), ("AAA", "ZZZ"))
    assert not answer.answered
    assert "0 dated acts" in answer.headline


def test_one_kind_of_act_counts_once_a_day(tmp_path: Path) -> None:
    path = tmp_path / "loud.csv"
    path.write_text("date,source,target,quad_class\n" + "2001-05-05,A,B,4\n" * 20 + "2001-05-05,B,A,1\n")
    assert len(acts_of_table(path, ("A",), ("B",)).acts) == 2


def test_a_table_without_columns_says_which(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("when,who\n2001-01-01,A\n")
    with pytest.raises(BadEventTable) as caught:
        acts_of_table(path, ("A",), ("B",))
    assert "source" in caught.value.wanted
    path.write_bytes(b"\x00\xff" * 40)
    with pytest.raises(BadEventTable):
        acts_of_table(path, ("A",), ("B",))


def test_the_acts_of_a_case_carry_their_sentences() -> None:
    one = document("one")
    days = [START + dt.timedelta(days=7 * n) for n in range(30)]
    told = [report(one, ("Aro", "Bel"), day.isoformat()) for day in days]
    acts = acts_of_case(book(*told, documents=(one,)), PAIR)
    assert len(acts.acts) == 30
    assert acts.acts[0].evidence[0].quote
    known = series(acts)
    assert known.unit == "week"
    assert known.cooperation.sum() == 30
    assert turning_points(acts, PAIR).figures["shifts"] == []


def test_a_case_with_a_handful_of_acts_says_so() -> None:
    one = document("one")
    answer = turning_points(
        acts_of_case(book(report(one, ("Aro", "Bel"), "2001-03-04"), documents=(one,)), PAIR), PAIR
    )
    assert not answer.answered
    assert "only 1 dated act" in answer.headline


@pytest.mark.parametrize("make", [planted, apart])
def test_intervals_of_dates_hold_a_change_on_any_day_nine_times_in_ten(make: Maker) -> None:
    told = [each for seed in range(80) for each in intervals(make(seed, True, True))]
    assert len(told) >= 50
    assert 0.8 <= np.mean([holds for holds, _ in told]) <= 0.98
    assert np.median([days for _, days in told]) <= 45
