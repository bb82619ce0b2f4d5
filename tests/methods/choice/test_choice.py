"""Choice among candidates: the logit against a closed form and planted weights; history that fades."""

import numpy as np
import pytest

from detente.methods.choice import chances, faded, fit
from detente.methods.choice.stages import STAGES, Step, features, learn, markov


def test_constants_alone_give_the_shares_observed() -> None:
    chosen = np.eye(3)[[0] * 6 + [1] * 3 + [2]]
    features = np.broadcast_to(np.eye(3), (10, 3, 3))
    found = chances(features[:1], fit(features, chosen, ridge=1e-9))
    assert found[0] == pytest.approx([0.6, 0.3, 0.1], abs=1e-4)


def test_planted_weights_come_back() -> None:
    random = np.random.default_rng(1)
    features, weights = random.normal(size=(3000, 8, 3)), np.array([1.0, -0.5, 0.0])
    chosen = np.array([random.multinomial(1, p) for p in chances(features, weights)])
    assert fit(features, chosen, ridge=1e-6) == pytest.approx(weights, abs=0.1)


def test_a_heavy_pull_converges_to_nothing_learned() -> None:
    random = np.random.default_rng(2)
    features = random.normal(size=(50, 5, 2)) * 10
    chosen = np.eye(5)[random.integers(0, 5, 50)]
    assert np.abs(fit(features, chosen, ridge=1e9)).max() < 1e-4


def test_candidates_left_out_have_no_chance() -> None:
    found = chances(np.zeros((1, 3, 1)), [1.0], [[True, False, True]])
    assert found[0] == pytest.approx([0.5, 0.0, 0.5])


def test_the_past_halves_in_a_half_life_and_the_day_itself_is_not_past() -> None:
    happened = np.array([[1.0, 0.0], [0.0, 1.0]])
    found = faded([100.0, 90.0], [90.0, 95.0], happened, half_life=10.0)
    assert found[0] == pytest.approx([0.5, 2**-0.5])
    assert found[1] == pytest.approx([0.0, 0.0])


def test_the_chain_counts_steps_from_its_prior() -> None:
    steps = [Step((0,), (1,), 5, 1)] * 4 + [Step((0,), (1,), 5, 0)] * 2
    assert markov(steps)[0, 1] == pytest.approx(5 / 12)
    assert markov(steps).sum(axis=1) == pytest.approx(np.ones(len(STAGES)))


def test_the_model_learns_what_a_chain_cannot_know() -> None:
    """Two kinds of process share their last stage, and go on by the stage before it."""
    random = np.random.default_rng(3)
    steps = [
        Step((first, 1), (0, 400), 800 + k, first)
        for k, first in enumerate(random.choice([0, 4], 400).tolist())
    ]
    model = learn(steps, ridge=1.0)
    assert model([Step((4, 1), (0, 400), 900)])[0, 4] > 0.8 > markov(steps)[1, 4]
    assert features(steps[:1], model.chain).shape[:2] == (1, len(STAGES))
