"""Choice among candidates: the logit against a closed form and planted weights; history that fades."""

import numpy as np
import pytest

from detente.methods.choice import (
    Candidates,
    Remembered,
    chances,
    covering,
    faded,
    fit,
    learn,
    outrun,
    pooled,
)
from detente.methods.choice.descent import lowest
from detente.methods.choice.stages import STAGES, Step, features, markov
from detente.methods.choice.stages import learn as learn_stages


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
    model = learn_stages(steps, ridge=1.0)
    assert model([Step((4, 1), (0, 400), 900)])[0, 4] > 0.8 > markov(steps)[1, 4]
    assert features(steps[:1], model.chain).shape[:2] == (1, len(STAGES))


def test_memory_counted_in_events_halves_with_later_ones() -> None:
    found = outrun([[True, False, True, True]], half=1.0)
    assert found[0] == pytest.approx([0.25, 0.0, 0.5, 1.0])


def test_memories_and_base_come_back_from_choices_made_by_them() -> None:
    random = np.random.default_rng(4)
    n, s = 4000, 6
    of = Candidates(
        random.exponential(size=(n, s, 1)),
        random.normal(size=(n, s, 1)),
        random.normal(size=(n, s, 1)),
        np.ones((n, s), dtype=bool),
    )
    true = Remembered(np.array([0.5]), np.array([0.7]), np.array([-0.4]))
    chosen = np.array([random.multinomial(1, p) for p in true.chances(of)], dtype=float)
    found = learn(of, chosen, ridges=(1e-6, 1e-6, 1e-6))
    assert (found.a[0], found.b[0], found.g[0]) == pytest.approx((0.5, 0.7, -0.4), abs=0.12)


def test_without_memories_choice_by_memory_is_the_conditional_logit() -> None:
    random = np.random.default_rng(5)
    x = random.normal(size=(300, 5, 2))
    chosen = np.eye(5)[random.integers(0, 5, 300)]
    of = Candidates(np.zeros((300, 5, 0)), x, np.zeros((300, 5, 0)), np.ones((300, 5), dtype=bool))
    assert learn(of, chosen, ridges=(1.0, 1.0, 1.0)).b == pytest.approx(fit(x, chosen, ridge=1.0), abs=1e-3)


def test_who_was_chosen_only_beside_the_first_does_not_come_second() -> None:
    chances = np.array([[0.5, 0.4, 0.3, 0.1]])
    happened = np.array([[1, 1, 0, 0]] * 20 + [[0, 0, 1, 0]] * 10, dtype=float)
    found = covering(chances, np.ones((1, 30)), happened, first=3)
    assert found[0].tolist() == [0, 2, 3]
    assert covering(chances, np.zeros((1, 30)), happened, first=4)[0].tolist() == [0, 1, 2, 3]


def test_the_opinion_that_told_the_past_is_believed_and_the_future_tells_nothing() -> None:
    opinions = np.array([[[0.9, 0.2], [0.1, 0.8]]])
    told = np.log([[0.9, 0.1], [0.9, 0.1], [0.01, 0.99]])
    assert pooled(opinions, told, np.array([[1.0, 1.0, 0.0]]), 1.0)[0, 0] == pytest.approx(0.9, abs=0.02)
    assert pooled(opinions, told, np.zeros((1, 3)))[0, 0] == pytest.approx(0.55)


def test_downhill_finds_the_bottom_of_a_bent_valley() -> None:
    def valley(at: np.ndarray) -> tuple[float, np.ndarray]:
        x, y = at
        slope = np.array([-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)])
        return float(100 * (y - x * x) ** 2 + (1 - x) ** 2), slope

    assert lowest(valley, np.array([-1.2, 1.0])) == pytest.approx([1.0, 1.0], abs=1e-3)
