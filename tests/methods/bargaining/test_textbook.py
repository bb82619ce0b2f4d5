"""Closed-form cases of the textbooks: the figures themselves, and the shared list where it is present."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import folder

from detente.methods.bargaining import get
from detente.methods.bargaining.banks_duggan import acceptance
from detente.methods.bargaining.errors import InputError, TooLargeError
from detente.methods.bargaining.fearon import tough_enough
from detente.methods.bargaining.power import indices
from detente.methods.bargaining.signals import posterior, separating_costs
from detente.methods.bargaining.split import nash_shares


def test_nash_split_with_a_careful_second_party() -> None:
    share = get("split").run({"curve": [1.0, 0.5]})["share"][0]
    assert share[0] == pytest.approx(2 / 3, abs=1e-6)


def test_asymmetric_nash_split() -> None:
    share = get("split").run({"curve": [1.0, 1.0], "power": [0.7, 0.3], "outside": [0.1, 0.2]})["share"][0]
    assert share[0] == pytest.approx(0.59, abs=1e-6)


@given(seed=st.integers(0, 1000))
def test_without_outside_options_shares_follow_power_times_curvature(seed: int) -> None:
    rng = np.random.default_rng(seed)
    power, curve = rng.uniform(0.1, 1, (2, 4)), rng.uniform(0.2, 1, (2, 4))
    share = nash_shares(power, curve, np.zeros((2, 4)))
    np.testing.assert_allclose(share, power * curve / (power * curve).sum(axis=1, keepdims=True), atol=1e-6)


@pytest.mark.parametrize(
    "discounts, share",
    [((0.9, 0.9), 0.5263157894736842), ((0.9, 0.8), 0.7142857142857143), ((0.0, 0.0), 1.0)],
)
def test_rubinstein(discounts: tuple[float, float], share: float) -> None:
    assert get("rubinstein").run({"discount": discounts})["share"][0, 0] == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize(
    "actors, discount, quota, proposer, partner",
    [
        (3, 1.0, 0, 2 / 3, 1 / 3),
        (3, 0.8, 0, 0.7333333333, 0.2666666667),
        (5, 0.9, 0, 0.64, 0.18),
        (15, 0.95, 0, 0.5566666667, 0.0633333333),
        (3, 0.8, 3, 0.4666666667, 0.2666666667),
    ],
)
def test_baron_ferejohn(actors: int, discount: float, quota: int, proposer: float, partner: float) -> None:
    out = get("baron-ferejohn").run({"recognition": np.ones(actors)}, {"discount": discount, "quota": quota})
    np.testing.assert_allclose(out["as_proposer"], proposer, atol=1e-6)
    np.testing.assert_allclose(out["as_partner"], partner, atol=1e-6)
    np.testing.assert_allclose(out["share"], 1 / actors, atol=1e-6)


@given(seed=st.integers(0, 500), discount=st.floats(0.2, 0.99), quota=st.integers(3, 4))
def test_baron_ferejohn_values_solve_the_game(seed: int, discount: float, quota: int) -> None:
    """Each value is what recognition and being bought bring; a vote costs its owner's discounted value."""
    chance = np.random.default_rng(seed).dirichlet(np.ones(5))
    out = get("baron-ferejohn").run({"recognition": chance}, {"discount": discount, "quota": quota})
    value, price = out["share"][0], out["as_partner"][0]
    assert value.sum() == pytest.approx(1.0, abs=1e-6)
    for actor in range(5):
        others = np.sort(np.delete(price, actor))[: quota - 1]
        assert out["as_proposer"][0, actor] == pytest.approx(1.0 - others.sum(), abs=1e-5)
        least = chance[actor] * out["as_proposer"][0, actor]
        most = least + (1 - chance[actor]) * price[actor]
        assert least - 1e-6 <= value[actor] <= most + 1e-6


def test_a_quota_beyond_the_house_is_refused() -> None:
    with pytest.raises(InputError, match="quota"):
        get("baron-ferejohn").run({"recognition": np.ones(3)}, {"quota": 4})


@pytest.mark.parametrize("discount, width", [(0.5, 0.5), (0.9, 0.25), (0.99, 0.0294117647)])
def test_banks_duggan(discount: float, width: float) -> None:
    ideals = np.array([[0.0], [0.5], [1.0]])
    pivot, half = acceptance(ideals, np.ones((3, 1)), discount)
    assert (pivot[0], half[0]) == (0.5, pytest.approx(width, abs=1e-6))


def test_fearon_range_and_screening() -> None:
    out = get("fearon").run({"chance": 0.6, "cost_a": 0.1, "cost_b": 0.2})
    assert (out["low"][0], out["high"][0]) == (pytest.approx(0.5), pytest.approx(0.8))
    out = get("fearon").run({"chance": 0.6, "cost_a": 0.1, "cost_b": 0.4})
    assert (out["demand"][0], out["war"][0]) == (pytest.approx(0.75), pytest.approx(0.375))
    assert tough_enough(0.05, 0.3, 0.1) == pytest.approx(0.625)


@given(chance=st.floats(0.05, 0.6), cost_a=st.floats(0, 0.3), most_b=st.floats(0.01, 0.4))
def test_no_other_demand_does_better_than_the_screening_demand(
    chance: float, cost_a: float, most_b: float
) -> None:
    out = get("fearon").run({"chance": chance, "cost_a": cost_a, "cost_b": most_b})

    def worth(demand: np.ndarray) -> np.ndarray:
        war = np.clip((demand - chance) / most_b, 0, 1)
        return (1 - war) * demand + war * (chance - cost_a)

    every = np.linspace(0, 1, 2001)
    assert worth(every).max() <= worth(out["demand"])[0] + 1e-6


def test_belief_after_a_costly_signal() -> None:
    assert posterior(np.array([0.4]), np.array([0.8]), np.array([0.2]))[0] == pytest.approx(0.7272727273)
    low, high = separating_costs(np.array([1.0]), np.array([0.4]))
    assert (low[0], high[0]) == (0.4, 1.0)


COUNCIL = [7] * 5 + [1] * 10
EEC = [4, 4, 4, 2, 2, 1]
EU15 = [10, 10, 10, 10, 8, 5, 5, 5, 5, 4, 4, 3, 3, 3, 2]


def test_the_security_council() -> None:
    shapley, banzhaf, _ = indices(COUNCIL, 39)
    assert (shapley[0], shapley[14]) == (Fraction(421, 2145), Fraction(4, 2145))
    assert (banzhaf[0], banzhaf[14]) == (Fraction(106, 635), Fraction(21, 1270))


def test_the_six_and_the_fifteen() -> None:
    shapley, banzhaf, absolute = indices(EEC, 12)
    assert shapley[0] == Fraction(7, 30)
    assert (shapley[5], banzhaf[5], absolute[5]) == (0, 0, 0), "Luxembourg's vote never decided"
    assert indices(EU15, 62)[0][0] == Fraction(7, 60)


def test_every_published_index_exactly() -> None:
    games: dict[str, list[dict[str, str]]] = {}
    with open(folder("textbook") / "power_indices_expected.csv", newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            games.setdefault(row["game"], []).append(row)
    assert games
    for rows in games.values():
        shapley, banzhaf, absolute = indices([int(r["weight"]) for r in rows], int(rows[0]["quota"]))
        for row, s, b, a in zip(rows, shapley, banzhaf, absolute, strict=True):
            assert s == Fraction(row["shapley_shubik_exact"])
            assert b == Fraction(row["banzhaf_norm_exact"])
            assert float(a) == pytest.approx(float(row["penrose_banzhaf_abs"]), abs=1e-12)


@given(weight=st.lists(st.integers(0, 9), min_size=2, max_size=9).filter(any), share=st.floats(0.01, 1))
def test_power_agrees_with_listing_every_coalition(weight: list[int], share: float) -> None:
    quota = max(1, round(share * sum(weight)))
    shapley, _, absolute = indices(weight, quota)
    players = len(weight)
    for actor in range(players):
        others = [w for k, w in enumerate(weight) if k != actor]
        turned = [
            bin(code).count("1")
            for code in range(1 << (players - 1))
            if quota - weight[actor] <= sum(w for k, w in enumerate(others) if code >> k & 1) < quota
        ]
        assert absolute[actor] == Fraction(len(turned), 2 ** (players - 1))
    assert sum(shapley) == 1


def test_a_hundred_voters_exactly() -> None:
    weight = [1 + (37 * k) % 97 for k in range(100)]
    shapley, banzhaf, _ = indices(weight, sum(weight) // 2 + 1)
    assert sum(shapley) == 1
    assert sum(banzhaf) == 1
    by_weight = sorted(zip(weight, shapley, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(by_weight)), "more votes, no less power"


def test_power_says_when_it_is_too_much() -> None:
    with pytest.raises(TooLargeError, match="common factor"):
        indices([10**6 + k for k in range(90)], 45 * 10**6)
    with pytest.raises(InputError, match="quota"):
        indices([1, 2], 4)
