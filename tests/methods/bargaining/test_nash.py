"""Nash bargaining over points: limits, first-order conditions and the status quo."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import table

from detente.methods.bargaining import get


def arrays(seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {name: rng.uniform(0.05, 1, (3, 5, 2)) for name in ("position", "salience", "capability")}


def test_remote_breakdown_gives_the_weighted_mean_of_the_emission_case() -> None:
    settled = get("nash").run(table("bdm1994-emission"), {"breakdown": 1e6})["settlement"][0, 0]
    assert settled == pytest.approx(7.389955686853767, abs=1e-3)


@given(seed=st.integers(0, 1000))
def test_remote_breakdown_gives_the_weighted_mean(seed: int) -> None:
    given_arrays = arrays(seed)
    np.testing.assert_allclose(
        get("nash").run(given_arrays, {"breakdown": 1e8})["settlement"],
        get("compromise").run(given_arrays)["settlement"],
        atol=1e-6,
    )


@settings(max_examples=30)
@given(seed=st.integers(0, 1000))
def test_no_point_has_a_higher_product_of_gains(seed: int) -> None:
    given_arrays = {name: values[:1, :, :1] for name, values in arrays(seed).items()}
    settled = get("nash").run(given_arrays)["settlement"][0, 0]
    position = given_arrays["position"][0, :, 0]
    weight = (given_arrays["salience"] * given_arrays["capability"])[0, :, 0]
    span = np.ptp(position)

    def product(point: float) -> float:
        return float((weight * np.log(1.25 - ((point - position) / span) ** 2)).sum())

    best = max(product(point) for point in np.linspace(position.min(), position.max(), 400))
    assert product(settled) >= best - 1e-9


@settings(max_examples=30)
@given(seed=st.integers(0, 1000), start=st.floats(-1, 2))
def test_nobody_is_left_worse_off_than_the_status_quo(seed: int, start: float) -> None:
    given_arrays = {**arrays(seed), "status_quo": np.full((3, 2), start)}
    settled = get("nash").run(given_arrays)["settlement"][:, None]
    loss = np.abs(settled - given_arrays["position"]) - np.abs(start - given_arrays["position"])
    assert (loss <= 1e-9).all()
