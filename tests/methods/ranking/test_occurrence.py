"""Chances of an event within a horizon: honest, better than the base rate where there is a rule."""

from dataclasses import replace

import numpy as np
import pytest

from detente.methods.calibration import brier_skill, calibration_error
from detente.methods.ranking.chances import Chances
from detente.methods.ranking.errors import NotTrained
from detente.methods.ranking.logistic import logistic, raw
from detente.methods.ranking.occurrence import panel

PAIRS, LENGTH, HORIZON = 60, 900, 30


def events(seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Pairs differ a hundredfold in how often they meet (kind 0); force (kind 1) comes by chance alone."""
    random = np.random.default_rng(seed)
    rows = []
    for pair, rate in enumerate(np.exp(np.linspace(np.log(0.001), np.log(0.1), PAIRS))):
        for kind, often in ((0, rate), (1, 0.004)):
            when = np.flatnonzero(random.random(LENGTH) < often)
            rows += [(pair, kind, day) for day in when]
    pairs, kinds, days = (np.array(column) for column in zip(*sorted(rows, key=lambda r: r[2]), strict=True))
    sides = np.stack([np.arange(PAIRS), np.arange(PAIRS) + PAIRS], axis=1)
    return pairs, sides, kinds, days


def test_a_rule_is_learned_and_its_chances_are_honest() -> None:
    found = panel(*events(), horizon=HORIZON, every=15)
    _, record = Chances(found, HORIZON).learned(0)
    assert brier_skill(record.forecast, record.came, record.base) > 0.3
    assert calibration_error(record.forecast, record.came, 5) < 0.08


def test_pure_chance_gives_no_skill() -> None:
    _, record = Chances(panel(*events(), horizon=HORIZON, every=15), HORIZON).learned(1)
    assert abs(brier_skill(record.forecast, record.came, record.base)) < 0.1


def test_what_comes_later_changes_no_feature() -> None:
    pairs, sides, kinds, days = events()
    early = days <= 500
    whole = panel(pairs, sides, kinds, days, HORIZON, 20, last=900)
    part = panel(pairs[early], sides, kinds[early], days[early], HORIZON, 20, last=500)
    assert {500} <= set(whole.origin) & set(part.origin)
    at = (whole.origin == 500), (part.origin == 500)
    for kind in (0, 1):
        assert np.array_equal(whole.features_of(kind)[at[0]], part.features_of(kind)[at[1]])
    assert not part.known[at[1]].any()


def test_shuffled_outcomes_give_no_skill() -> None:
    found = panel(*events(), horizon=HORIZON, every=15)
    came = found.came.copy()
    random = np.random.default_rng(1)
    for origin in np.unique(found.origin):
        rows = np.flatnonzero(found.origin == origin)
        came[rows] = came[random.permutation(rows)]
    _, record = Chances(replace(found, came=came), HORIZON).learned(0)
    assert brier_skill(record.forecast, record.came, record.base) < 0.01


def test_an_outcome_after_the_record_begins_does_not_reach_the_forecasts_before_it() -> None:
    found = panel(*events(), horizon=HORIZON, every=15)
    chances = Chances(found, HORIZON)
    first = found.origin[chances.late].min()
    later = found.origin > first - HORIZON
    other = Chances(replace(found, came=found.came ^ later[:, None]), HORIZON)
    at = found.origin[chances.late] == first
    ours, theirs = (each.learned(0)[1].forecast[at] for each in (chances, other))
    assert np.array_equal(ours, theirs)


def test_fifty_reports_of_a_day_weigh_as_one() -> None:
    pairs, sides, kinds, days = events()
    loud = np.where(np.arange(len(days)) % 7 == 0, 50, 1)
    once, often = (
        panel(
            *(np.repeat(each, n) if each is not sides else each for each in (pairs, sides, kinds, days)),
            30,
            20,
        )
        for n in (np.ones_like(loud), loud)
    )
    assert np.array_equal(once.features_of(0), often.features_of(0))


def test_a_steady_pace_reads_the_same_in_a_young_past_and_an_old_one() -> None:
    days = np.arange(0, 900, 5)
    zeros = np.zeros_like(days)
    found = panel(zeros, np.array([[0, 1]]), zeros, days, HORIZON, 30, last=895)
    assert found.pace[:, 0, -1] == pytest.approx(6, rel=0.1)
    assert found.share[:, 0] == pytest.approx(1)


def test_a_rare_kind_leans_on_what_is_common_to_all() -> None:
    pairs, sides, kinds, days = events()
    random = np.random.default_rng(3)
    rare = (kinds == 0) & (random.random(len(days)) < 0.06)
    found = panel(pairs, sides, np.where(rare, 2, kinds), days, HORIZON, 15)
    skills = []
    for leaning in (200.0, 0.01):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("detente.methods.ranking.chances.TOWARDS_COMMON", leaning)
            _, record = Chances(found, HORIZON).learned(2)
        skills.append(brier_skill(record.forecast, record.came, record.base))
    assert skills[0] > skills[1]


def test_what_came_is_counted_by_hand() -> None:
    days = np.array([0, 10, 130, 160, 200])
    one = np.zeros(5, dtype=np.int64)
    kinds = np.array([0, 1, 0, 0, 1])
    found = panel(one, np.array([[0, 1]]), kinds, days, horizon=30, every=40)
    came = {int(o): tuple(c) for o, c in zip(found.origin, found.came.tolist(), strict=True)}
    assert came == {
        40: (False, False),
        80: (False, False),
        120: (True, False),
        160: (False, False),
        200: (False, False),
    }
    assert found.known.tolist() == [True, True, True, True, False]


def test_a_thin_past_says_so() -> None:
    pairs, sides, kinds, days = events()
    few = np.arange(0, len(days), 40)
    with pytest.raises(NotTrained) as caught:
        Chances(panel(pairs[few], sides, kinds[few], days[few], HORIZON, 30), HORIZON).learned(1)
    assert "occurrences" in caught.value.got


def test_the_logistic_model_finds_its_weights() -> None:
    random = np.random.default_rng(2)
    x = random.normal(size=(20_000, 2))
    y = (random.random(20_000) < raw(np.array([1.5, -0.5, -1.0]), x)).astype(float)
    assert logistic(x, y, 50.0) == pytest.approx([1.5, -0.5, -1.0], abs=0.1)


def test_rare_outcomes_far_out_do_not_make_the_weights_run_away() -> None:
    random = np.random.default_rng(4)
    x = random.lognormal(sigma=2, size=(20_000, 3))
    y = (random.random(20_000) < raw(np.array([0.02, 0.0, 0.0, -6.0]), x)).astype(float)
    weights = logistic((x - x.mean(axis=0)) / x.std(axis=0), y, 50.0)
    assert np.isfinite(weights).all()
    assert raw(weights, (x - x.mean(axis=0)) / x.std(axis=0)).mean() == pytest.approx(y.mean(), rel=0.01)
