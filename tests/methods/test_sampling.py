"""Draws, summaries and sensitivities: known distributions and functions with known answers."""

from __future__ import annotations

from contextlib import nullcontext
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.methods import compiled
from detente.methods.sampling import Number, key_of, normal_quantile, uniforms
from detente.methods.sensitivity import sobol, tornado
from detente.methods.summary import Summary

NUMBERS = [
    (Number("fixed", 3.0), 3.0, 0.0),
    (Number("uniform", 0.0, 2.0, 6.0), 4.0, 4 / np.sqrt(12)),
    (Number("triangular", 1.0, 0.0, 5.0), 2.0, np.sqrt((0 + 25 + 1 - 0 - 0 - 5) / 18)),
    (Number("normal", 10.0, 0.0, 20.0, 2.0), 10.0, 2.0),
]


@pytest.mark.parametrize("number, mean, spread", NUMBERS)
def test_draws_have_the_mean_and_spread_of_their_distribution(
    number: Number, mean: float, spread: float
) -> None:
    values = number.at(uniforms(key_of("a"), 1, 0, 200_000))
    assert values.mean() == pytest.approx(mean, abs=0.02)
    assert values.std() == pytest.approx(spread, abs=0.02)
    assert values.min() >= number.low
    assert values.max() <= number.high


def test_normal_quantiles() -> None:
    chance = np.array([1e-9, 0.001, 0.02, 0.025, 0.3, 0.5, 0.9, 0.99999])
    np.testing.assert_allclose(
        normal_quantile(chance), [NormalDist().inv_cdf(p) for p in chance], rtol=1e-8, atol=1e-9
    )


@given(cut=st.integers(1, 999), seed=st.integers(0, 99))
def test_chunks_join_without_a_seam(cut: int, seed: int) -> None:
    whole = uniforms(key_of("RUS", "territory"), seed, 0, 1000)
    parts = [
        uniforms(key_of("RUS", "territory"), seed, 0, cut),
        uniforms(key_of("RUS", "territory"), seed, cut, 1000 - cut),
    ]
    np.testing.assert_array_equal(whole, np.concatenate(parts))


def test_keys_make_independent_streams() -> None:
    draws = np.array([uniforms(key_of("x", str(k)), 0, 0, 20_000) for k in range(8)])
    off = np.corrcoef(draws) - np.eye(8)
    assert np.abs(off).max() < 0.03
    assert key_of("ab", "c") != key_of("a", "bc")


@pytest.mark.parametrize("plain", [True, False])
def test_a_summary_knows_mean_interval_and_sign(plain: bool) -> None:
    rng = np.random.default_rng(0)
    values = np.stack(
        [rng.normal(1.0, 2.0, 100_000), rng.uniform(-4, -2, 100_000), np.zeros(100_000)], axis=1
    )
    summary = Summary(np.full(3, -20.0), np.full(3, 20.0))
    with compiled.switched_off() if plain else nullcontext():
        for chunk in np.array_split(values, 7):
            summary.add(chunk)
    np.testing.assert_allclose(summary.mean, values.mean(axis=0))
    for chance in (0.05, 0.5, 0.95):
        np.testing.assert_allclose(
            summary.quantile(chance)[:2], np.quantile(values[:, :2], chance, axis=0), atol=0.03
        )
    assert summary.sign.tolist() == [1, -1, 0]
    np.testing.assert_allclose(summary.sign_share, [(values[:, 0] > 0).mean(), 1.0, 1.0])
    assert summary.error[0] == pytest.approx(2 / np.sqrt(100_000), rel=0.02)


def test_tornado_of_a_sum() -> None:
    swings = tornado(lambda u: 10 * u[:, 0] - u[:, 1] + 0 * u[:, 2], 3)
    assert [round(s.size, 6) for s in swings] == [9.0, 0.9, 0.0]
    assert swings[1].low > swings[1].high, "the second input pulls the answer down"


def test_sobol_of_the_ishigami_function() -> None:
    """Known indices for a = 7, b = 0.1: first order .3139, .4424, 0; total .5576, .4424, .2437."""

    def ishigami(chance: np.ndarray) -> np.ndarray:
        x = (2 * chance - 1) * np.pi
        return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])

    first, total = sobol(ishigami, 3, 40_000)
    np.testing.assert_allclose(first, [0.3139, 0.4424, 0.0], atol=0.02)
    np.testing.assert_allclose(total, [0.5576, 0.4424, 0.2437], atol=0.02)
    assert sobol(lambda u: np.ones(len(u)), 2, 100)[1].tolist() == [0, 0]
