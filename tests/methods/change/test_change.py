"""Changes that were planted are found where they are; where there is none, none is claimed."""

import numpy as np
import pytest

from benchmarks.turning.planted import planted
from detente.methods.change import (
    DETECTORS,
    WAYS,
    dated,
    detector,
    effect,
    exposure,
    shifts,
    verdict,
)
from detente.methods.change.bayesian import intervals, posterior
from detente.methods.change.counts import evidence as of_counts
from detente.methods.change.dating import Dated
from detente.methods.change.errors import BadSeries, UnknownDetector
from detente.methods.change.memory import widening
from detente.methods.change.pelt import best
from detente.methods.change.quantiles import student
from detente.methods.change.segments import evidence


def levels(*means: float, each: int = 30, seed: int = 0) -> np.ndarray:
    """A series that steps through the means with noise of 0.5."""
    return np.concatenate([np.full(each, m) for m in means]) + np.random.default_rng(seed).normal(
        0, 0.5, each * len(means)
    )


def exhaustive(table: np.ndarray, price: float) -> dict[tuple[int, ...], float]:
    """The worth of every division into levels of 3 steps or more."""
    n = len(table) - 1
    found: dict[tuple[int, ...], float] = {}

    def extend(points: tuple[int, ...], start: int, worth: float) -> None:
        found[points] = worth + table[start, n]
        for cut in range(start + 3, n - 2):
            extend((*points, cut), cut, worth + table[start, cut] - price)

    extend((), 0, 0.0)
    return found


@pytest.mark.parametrize("name", DETECTORS)
def test_clear_steps_are_found_at_their_place(name: str) -> None:
    points = detector(name)(levels(0, 4, -2)).points
    assert len(points) == 2
    assert abs(points[0] - 30) <= 1
    assert abs(points[1] - 60) <= 1


@pytest.mark.parametrize("name", DETECTORS)
def test_noise_is_no_change(name: str) -> None:
    claimed = sum(bool(detector(name)(levels(0, each=100, seed=s)).points) for s in range(40))
    assert claimed <= 3


@pytest.mark.parametrize("name", DETECTORS)
def test_a_series_of_nothing_has_no_change(name: str) -> None:
    assert detector(name)(np.zeros((50, 3))).points == ()


@pytest.mark.parametrize("name", DETECTORS)
def test_short_and_broken_series_say_why(name: str) -> None:
    for values in ([1.0], np.full(10, np.nan), np.zeros(100_000)):
        with pytest.raises(BadSeries):
            detector(name)(values)
    assert detector(name)([1.0, 2.0]).points == ()


def test_unknown_detector() -> None:
    for ask in (lambda: detector("dice"), lambda: shifts([1.0, 2.0], [0.0, 1.0], way="dice")):
        with pytest.raises(UnknownDetector):
            ask()


@pytest.mark.parametrize("way", WAYS)
def test_counts_that_fall_are_found_by_all_and_nothing_else_is(way: str) -> None:
    random = np.random.default_rng(5)
    conflict, cooperation = random.poisson(np.r_[np.full(50, 12), np.full(50, 2)]), random.poisson(4, 100)
    (point,) = shifts(cooperation, conflict, way=way).points
    assert abs(point - 50) <= (1 if way == WAYS[0] else 3)
    with pytest.raises(BadSeries):
        shifts([1.0, 2.0, 3.0], [1.0, 2.0])


def test_a_level_of_nothing_is_a_level_and_growing_coverage_is_none() -> None:
    random = np.random.default_rng(9)
    rare = np.r_[random.poisson(1.5, 60), np.zeros(60)]
    (point,) = shifts(rare, np.zeros(120)).points
    assert abs(point - 60) <= 3
    growth = np.exp(np.arange(120) / 40)
    grown = random.poisson(2 * growth)
    assert shifts(grown, np.zeros(120)).points
    assert not shifts(grown, np.zeros(120), growth / growth.mean()).points
    assert shifts(np.zeros(50), np.zeros(50)).points == ()


def test_the_evidence_of_counts_is_that_of_gamma_and_poisson() -> None:
    y, cover = np.array([3.0, 1.0, 4.0, 1.0]), np.array([1.0, 2.0, 0.5, 0.5])
    rate = 1.0 / (y.sum() / cover.sum())  # prior: exponential with the overall rate as its mean
    levels_ = np.linspace(1e-6, 60, 400_001)
    for i, j in ((0, 2), (1, 4), (0, 4)):
        # what all divisions share (coverage and factorials) is left out, so only acts and coverage count
        grid = rate * np.exp(-rate * levels_) * levels_ ** y[i:j].sum() * np.exp(-levels_ * cover[i:j].sum())
        assert of_counts(y, cover)[i, j] == pytest.approx(np.log(np.trapezoid(grid, levels_)), abs=1e-3)


def test_counts_below_nothing_are_refused() -> None:
    with pytest.raises(BadSeries):
        shifts([-1.0, 2.0], [0.0, 1.0])


@pytest.mark.parametrize("price", [0.5, 3.0])
def test_the_best_division_is_the_best_of_all(price: float) -> None:
    for seed in range(5):
        table = evidence(levels(0, 2, 0, each=5, seed=seed))
        worth = exhaustive(table, price)
        assert worth[best(table, price)] == pytest.approx(max(worth.values()))


def test_the_posterior_sums_over_all_divisions() -> None:
    table = evidence(levels(0, 2, each=8, seed=3))
    worth = exhaustive(table, 2.0)
    total = np.logaddexp.reduce(list(worth.values()))
    known = np.zeros(16)
    for points, value in worth.items():
        known[list(points)] += np.exp(value - total)
    assert posterior(table, 2.0) == pytest.approx(known, abs=1e-9)


def test_a_vague_change_has_a_wider_interval_than_a_clear_one() -> None:
    widths = []
    for height in (0.8, 4.0):
        y = levels(0, height, seed=4)
        ((low, high),) = intervals(evidence(y), (30,))
        assert low <= 30 <= high
        widths.append(high - low)
    assert widths[0] > widths[1]


def test_intervals_hold_what_was_planted_nine_times_in_ten_and_nothing_is_claimed_of_nothing() -> None:
    held, claimed, count = 0, 0, 120
    for seed in range(count):
        none = planted(seed, change=False)
        cover = exposure(none.world, none.covered)
        claimed += bool(shifts(none.cooperation, none.conflict, cover).points)
        world = planted(5000 + seed, change=True)
        assert world.at is not None
        found = effect(world.conflict, world.at, exposure(world.world, world.covered)).ratio
        held += found.low <= np.exp(world.size) <= found.high
    assert claimed / count <= 0.08  # 5 % and two standard errors of so few
    assert 0.84 <= held / count <= 0.97


def on_day(change: int, low: float, high: float, seed: int = 0) -> list[Dated]:
    """Forty steps of 30 days, and what is told of a change found where the step begins that is nearest."""
    rates = np.where(np.arange(1200) < change, low, high)
    daily = np.random.default_rng(seed).poisson(rates).astype(float)
    return dated(daily, np.arange(40) * 30, np.ones(40), (round(change / 30),))


def test_a_change_in_the_middle_of_a_step_is_dated_by_day() -> None:
    (found,) = on_day(615, 0.2, 3.0)
    assert found.first <= 615 <= found.last
    assert found.first <= found.day <= found.last
    assert found.last - found.first < 10


def test_a_vague_change_is_dated_less_closely() -> None:
    (clear,), (vague,) = on_day(615, 0.2, 3.0), on_day(615, 0.2, 0.5)
    assert vague.last - vague.first > 3 * (clear.last - clear.first)


def test_intervals_of_days_hold_nine_times_in_ten() -> None:
    found = [on_day(500 + seed, 0.3, 0.9, seed)[0] for seed in range(200)]
    assert 0.83 <= np.mean([each.first <= 500 + n <= each.last for n, each in enumerate(found)]) <= 0.96


def test_each_change_is_dated_between_those_beside_it() -> None:
    daily = np.random.default_rng(2).poisson(np.repeat([0.2, 3.0, 0.2], 400))
    one, two = dated(np.stack([daily, 0 * daily], axis=1), np.arange(40) * 30, np.ones(40), (13, 27))
    assert abs(one.day - 400) <= 5
    assert abs(two.day - 800) <= 5
    assert dated(daily, np.arange(40) * 30, np.ones(40), ()) == []


def test_steps_that_do_not_fit_their_days_are_refused() -> None:
    for starts in ([0, 10, 10], [5, 10, 15], [0, 10, 20]):
        with pytest.raises(BadSeries):
            dated(np.ones(20), starts, np.ones(3), ())


def test_growing_coverage_is_no_change() -> None:
    random = np.random.default_rng(6)
    growth = np.exp(np.arange(96) / 24)
    counts, world = random.poisson(2 * growth), random.poisson(100 * growth)
    plain = effect(counts, 48).ratio
    assert plain.low > 1
    assert effect(counts, 48, exposure(world)).ratio.low < 1.1


def test_verdicts() -> None:
    random = np.random.default_rng(7)
    lasting = random.poisson(np.r_[np.full(40, 20), np.full(40, 4)])
    brief = random.poisson(np.r_[np.full(40, 20), np.full(5, 1), np.full(35, 20)])
    same = random.poisson(np.full(80, 12))
    assert verdict(effect(lasting, 40)) == "turning"
    assert verdict(effect(brief, 40)) in ("step", "symbolic")
    assert verdict(effect(same, 40)) == "symbolic"
    assert verdict(effect(lasting[:44], 40)) == "too early to say"
    with pytest.raises(BadSeries):
        effect(lasting, 79)


def test_what_comes_after_the_window_changes_nothing_but_the_placebos() -> None:
    counts = np.random.default_rng(8).poisson(6, 90)
    changed = counts.copy()
    changed[70:] += 50
    assert effect(counts, 50).ratio == effect(changed, 50).ratio
    assert effect(counts, 50).persistence == effect(changed, 50).persistence


@pytest.mark.parametrize("freedom, known", [(4, 2.132), (10, 1.812), (22, 1.717), (200, 1.653)])
def test_quantiles_of_student_agree_with_the_tables(freedom: int, known: float) -> None:
    assert student(0.95, freedom) == pytest.approx(known, rel=0.01)


def test_noise_is_not_taken_for_memory_and_memory_widens() -> None:
    random = np.random.default_rng(10)
    made = {0.0: [], 0.5: []}
    for memory, found in made.items():
        for _ in range(300):
            x = random.normal(size=24)
            for n in range(1, 24):
                x[n] += memory * x[n - 1]
            sides = np.concatenate([x[:12] - x[:12].mean(), x[12:] - x[12:].mean()])
            found.append(np.log(widening(sides, 2)))
    assert abs(np.mean(made[0.0])) < 0.1
    assert np.mean(made[0.5]) == pytest.approx(np.log(3), abs=0.35)
