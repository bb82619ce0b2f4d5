"""Mean, median, Condorcet winner and probabilistic Condorcet election: published figures and identities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import facts, folder, table

from detente.methods.bargaining import get
from detente.methods.bargaining.condorcet import condorcet_winner
from detente.methods.bargaining.pce import probabilistic_condorcet


def test_emission_standards_mean_and_median() -> None:
    arrays, known = table("bdm1994-emission"), facts("bdm1994-emission", "expected_published.json")
    assert get("median").run(arrays)["settlement"][0, 0] == pytest.approx(
        known["initial_weighted_median"], abs=1e-6
    )
    assert get("compromise").run(arrays)["settlement"][0, 0] == pytest.approx(7.389955686853767, abs=1e-6)


def test_sultan_mean_and_median() -> None:
    arrays = table("bdm1997-sultan")
    assert get("median").run(arrays)["settlement"][0, 0] == pytest.approx(13.90, abs=1e-6)
    assert get("compromise").run(arrays)["settlement"][0, 0] == pytest.approx(13.619912, abs=1e-6)


@given(
    seed=st.integers(0, 10_000),
    actor=st.integers(0, 4),
    shift=st.floats(-30, 30),
)
def test_shifting_one_actor_moves_the_mean_by_its_share(seed: int, actor: int, shift: float) -> None:
    rng = np.random.default_rng(seed)
    position, salience, capability = (rng.uniform(0, 1, (5, 1)) for _ in range(3))
    arrays = {"position": position, "salience": salience, "capability": capability}
    moved = dict(arrays, position=position.copy())
    moved["position"][actor] += shift
    share = (salience * capability)[actor, 0] / (salience * capability).sum()
    gain = get("compromise").run(moved)["settlement"] - get("compromise").run(arrays)["settlement"]
    assert gain[0, 0] == pytest.approx(shift * share, abs=1e-9)


def test_an_even_split_gives_the_middle_of_the_median_interval() -> None:
    arrays = {"position": [[0.0], [40.0]], "salience": [[1.0], [1.0]], "capability": [[1.0], [1.0]]}
    assert get("median").run(arrays)["settlement"][0, 0] == 20.0
    assert get("condorcet").run(arrays)["settlement"][0, 0] == 20.0


@given(seed=st.integers(0, 10_000))
def test_on_one_issue_the_condorcet_winner_is_the_weighted_median(seed: int) -> None:
    rng = np.random.default_rng(seed)
    arrays = {name: rng.uniform(0, 1, (20, 6, 2)) for name in ("position", "salience", "capability")}
    np.testing.assert_allclose(
        get("condorcet").run(arrays)["settlement"], get("median").run(arrays)["settlement"]
    )


def test_condorcets_own_paradox_has_no_winner() -> None:
    cycle = np.array([[[3.0, 2, 1], [1, 3, 2], [2, 1, 3]]])
    assert condorcet_winner(cycle, np.ones((1, 3)))[0] == -1
    assert condorcet_winner(cycle, np.array([[3.0, 1, 1]]))[0] == 0


def test_ktab_election_of_twenty_actors_over_sixteen_options() -> None:
    where = folder("ktab-pce-20x16")
    weight = np.loadtxt(where / "weights.csv", delimiter=",").ravel()
    utility = np.loadtxt(where / "utilities.csv", delimiter=",")
    known = np.genfromtxt(where / "expected.csv", delimiter=",", names=True)
    chance, support = probabilistic_condorcet(utility[None], weight[None])
    np.testing.assert_allclose(chance[0], known["pce_probability"], atol=1e-3)
    np.testing.assert_allclose(support[0], known["zeta"], atol=0.2)


@given(seed=st.integers(0, 10_000), rule=st.sampled_from(["incentive", "uniform", "conditional"]))
def test_election_chances_sum_to_one_and_follow_support_between_two(seed: int, rule: str) -> None:
    rng = np.random.default_rng(seed)
    utility, weight = rng.uniform(0, 1, (4, 5, 2)), rng.uniform(0.1, 1, (4, 5))
    chance, support = probabilistic_condorcet(utility, weight, rule)
    np.testing.assert_allclose(chance.sum(axis=1), 1.0)
    np.testing.assert_array_equal(chance.argmax(axis=1), support.argmax(axis=1))


def test_the_chain_is_solved_as_if_iterated() -> None:
    rng = np.random.default_rng(8)
    utility, weight = rng.uniform(0, 1, (1, 6, 4)), rng.uniform(0.1, 1, (1, 6))
    chance = probabilistic_condorcet(utility, weight)[0][0]
    votes = weight[0][:, None, None] * (utility[0][:, :, None] - utility[0][:, None, :])
    strength = np.maximum(votes, 0).sum(axis=0)
    win = strength / np.where(strength + strength.T > 0, strength + strength.T, 1)
    challenge = strength * win / (strength * win).sum(axis=0)
    walk = np.full(4, 0.25)
    for _ in range(3000):
        walk = np.array(
            [
                sum(
                    walk[j] * challenge[i, j] * win[i, j] + walk[i] * challenge[j, i] * win[i, j]
                    for j in range(4)
                    if j != i
                )
                + walk[i] * challenge[i, i]
                for i in range(4)
            ]
        )
    np.testing.assert_allclose(chance, walk, atol=1e-5)
