"""Scores agree with their definitions; calibration makes forecasts honest and never loses their order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.methods.calibration import (
    CALIBRATORS,
    auc,
    bootstrap,
    brier,
    brier_skill,
    calibration_error,
    calibrator,
    climatology,
    crps,
    last_value,
    log_score,
    reliability,
    resampled,
)
from detente.methods.calibration.errors import BadProbabilities, UnknownCalibrator
from detente.methods.calibration.reliability import wilson

PAST = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def overconfident(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Forecasts whose log-odds are twice what they should be, and what happened."""
    random = np.random.default_rng(seed)
    logit = random.normal(-1, 1, count)
    happened = random.random(count) < 1 / (1 + np.exp(-logit))
    return 1 / (1 + np.exp(-2 * logit)), happened.astype(float)


def test_scores_by_hand() -> None:
    assert brier([0.8, 0.4], [1, 0]) == pytest.approx((0.04 + 0.16) / 2)
    assert log_score([0.8, 0.4], [1, 0]) == pytest.approx(-(np.log(0.8) + np.log(0.6)) / 2)
    assert brier_skill([1.0, 0.0], [1, 0], 0.5) == 1.0
    assert brier_skill([0.5, 0.5], [1, 0], 0.5) == 0.0


def test_a_certain_forecast_that_fails_costs_much_but_not_infinitely() -> None:
    assert 20 < log_score([0.0], [1]) < 30


def test_crps_of_one_draw_is_the_absolute_error() -> None:
    assert crps([[3.0], [5.0]], [1.0, 5.0]) == pytest.approx(1.0)


def test_crps_of_the_normal_distribution_is_known() -> None:
    draws = np.random.default_rng(1).normal(size=(1, 20_000))
    known = 0.5 * (4 / np.sqrt(2 * np.pi) - 2 / np.sqrt(np.pi))  # N(0, 1) observed at 0
    assert crps(draws, [0.0]) == pytest.approx(known, abs=0.01)


def test_area_counts_pairs() -> None:
    assert auc([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0]) == pytest.approx(3.5 / 4)
    assert np.isnan(auc([0.3], [1]))


def test_perfect_forecasts_lie_on_the_diagonal() -> None:
    random = np.random.default_rng(2)
    p = random.random(20_000)
    y = random.random(20_000) < p
    assert calibration_error(p, y) < 0.012
    inside = [each.low <= each.forecast <= each.high for each in reliability(p, y)]
    assert sum(inside) >= 8


def test_equal_forecasts_share_a_bin() -> None:
    assert [each.count for each in reliability([0.3] * 7, [0, 1, 0, 0, 1, 0, 0])] == [7]


def test_wilson_holds_for_nothing_and_for_all() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(10, 10)
    assert high == pytest.approx(1.0)
    assert low == pytest.approx(0.722, abs=0.001)


@pytest.mark.parametrize("name", CALIBRATORS)
def test_calibration_mends_overconfidence_on_what_it_has_not_seen(name: str) -> None:
    fitted = calibrator(name).fit(*overconfident(3000, 3))
    p, y = overconfident(20_000, 4)
    assert calibration_error(fitted(p), y) < 0.03 < calibration_error(p, y) / 2
    assert brier(fitted(p), y) < brier(p, y)


@pytest.mark.parametrize("name", CALIBRATORS)
@settings(max_examples=40, deadline=None)
@given(past=PAST)
def test_calibrated_forecasts_keep_their_order_and_are_never_certain(name: str, past: list) -> None:
    p, y = (np.array(column, dtype=float) for column in zip(*past, strict=True))
    curve = calibrator(name).fit(p, y)(np.linspace(0, 1, 50))
    assert (np.diff(curve) >= -1e-12).all()
    assert (curve > 0).all()
    assert (curve < 1).all()


def test_bootstrap_covers_and_repeats() -> None:
    hits = 0
    for seed in range(100):
        sample = np.random.default_rng(seed).normal(size=60)
        found = bootstrap(lambda x: float(x.mean()), sample, draws=200, level=0.9)
        hits += found.low <= 0 <= found.high
    assert 80 <= hits <= 98
    again = bootstrap(lambda x: float(x.mean()), sample, draws=200, level=0.9)
    assert again == found


def test_groups_that_move_together_widen_the_interval() -> None:
    days = np.repeat(np.arange(20), 30)
    values = np.random.default_rng(5).normal(size=20)[days]
    alone = bootstrap(lambda x: float(x.mean()), values, draws=300)
    together = bootstrap(lambda x: float(x.mean()), values, groups=days, draws=300)
    assert together.high - together.low > 3 * (alone.high - alone.low)


def test_baselines() -> None:
    assert climatology([]) == 0.5
    assert climatology([1, 0, 0]) == pytest.approx(1.5 / 4)
    assert last_value([1, 7], 3).tolist() == [7, 7, 7]
    futures = resampled([1, 2, 3, 4, 5], 7, draws=50)
    assert futures.shape == (50, 7)
    assert set(np.unique(futures)) <= {1, 2, 3, 4, 5}
    assert (np.diff(futures[:, :3], axis=1) == 1).all()  # neighbours stay neighbours
    assert not resampled([], 4, draws=2).any()


def test_what_cannot_be_scored_says_why() -> None:
    for p, y in (([1.2], [1]), ([0.2], [2]), ([], []), ([0.2, 0.3], [1])):
        with pytest.raises(BadProbabilities) as caught:
            brier(p, y)
        assert caught.value.do
    with pytest.raises(UnknownCalibrator):
        calibrator("horoscope")
