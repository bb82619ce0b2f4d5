"""Cores, winsets and two-level games: textbook figures, and what defines them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.methods.bargaining import get
from detente.methods.bargaining.coalitions import minimal_winning, rank
from detente.methods.bargaining.errors import TooLargeError
from detente.methods.bargaining.two_level import Home, agreement_zone, blockers, price_of_consent
from detente.methods.bargaining.veto import core, winset
from detente.methods.bargaining.winset_plane import area, hull, polygon, reach


def test_tsebelis_example() -> None:
    arrays = {"position": [[20.0], [45], [70]], "salience": np.ones((3, 1)), "capability": np.ones((3, 1))}
    out = get("veto").run({**arrays, "status_quo": [10.0]})
    assert (out["core_low"][0, 0], out["core_high"][0, 0]) == (20, 70)
    assert (out["winset_low"][0, 0], out["winset_high"][0, 0]) == (10, 30)
    assert get("veto").run({**arrays, "status_quo": [40.0]})["settlement"][0, 0] == 40, "inside the core"


@given(seed=st.integers(0, 2000), quota=st.floats(0.51, 1.0))
def test_the_winset_is_what_a_coalition_with_the_quota_prefers(seed: int, quota: float) -> None:
    rng = np.random.default_rng(seed)
    position, weight, start = rng.uniform(0, 100, (5, 1)), rng.uniform(0.1, 1, (5, 1)), rng.uniform(0, 100, 1)
    low, high = winset(position, weight, start, quota)
    for point in np.linspace(-50, 150, 401):
        in_favour = np.abs(point - position) < np.abs(start - position)
        passes = weight[in_favour].sum() >= quota * weight.sum()
        inside = low[0] < point < high[0]
        if min(abs(point - low[0]), abs(point - high[0]), abs(point - start[0])) > 1e-6:
            assert passes == inside
    left, right = core(position, weight, quota)
    assert (low == high).all() == (left[0] <= start[0] <= right[0])


@given(seed=st.integers(0, 500), quota=st.sampled_from([0.6, 0.8, 1.0]))
def test_in_the_plane_the_rim_divides_what_passes_from_what_does_not(seed: int, quota: float) -> None:
    rng = np.random.default_rng(seed)
    position, salience = rng.uniform(0, 1, (5, 2)), rng.uniform(0.2, 1, (5, 2))
    weight, start = rng.uniform(0.2, 1, 5), rng.uniform(0, 1, 2)
    angle = rng.uniform(0, 2 * np.pi, 40)
    far = reach(position, salience, weight, start, angle, quota)

    def support(point: np.ndarray) -> float:
        loss = ((salience * (point - position)) ** 2).sum(axis=1)
        here = ((salience * (start - position)) ** 2).sum(axis=1)
        return weight[loss < here].sum() / weight.sum()

    for a, r in zip(angle, far, strict=True):
        step = np.array([np.cos(a), np.sin(a)])
        assert support(start + (r + 1e-6) * step) < quota
        if r > 1e-5:
            assert support(start + (r - 1e-6) * step) >= quota - 1e-12


def test_two_discs_meet_in_a_lens_of_known_area() -> None:
    ideals, start = np.array([[-0.5, 0.0], [0.5, 0.0]]), np.array([0.0, np.sqrt(0.75)])
    rim = polygon(ideals, np.ones((2, 2)), np.ones(2), start, 1.0, 20_000)
    assert area(rim) == pytest.approx(2 * np.pi / 3 - np.sqrt(3) / 2, abs=1e-6)
    assert min(np.linalg.norm(rim - np.array([0, -np.sqrt(0.75)]), axis=1)) < 1e-9, (
        "the far corner is a vertex"
    )


def test_a_status_quo_between_all_cannot_be_replaced() -> None:
    ideals = np.array([[0.0, 0], [1, 0], [0, 1]])
    assert len(polygon(ideals, np.ones((3, 2)), np.ones(3), np.array([0.3, 0.3]))) == 0
    assert area(hull(ideals)) == pytest.approx(0.5)
    assert len(hull(np.array([[0.0, 0], [1, 0], [0.5, 0], [0, 1], [0.2, 0.2]]))) == 3


def test_minimal_winning_coalitions_have_nobody_to_spare() -> None:
    weight = np.array([4.0, 3, 2, 1, 1])
    lean = minimal_winning(weight, 0.5 + 1e-9)
    assert {tuple(np.flatnonzero(row)) for row in lean} == {(0, 1), (0, 2), (0, 3, 4), (1, 2, 3), (1, 2, 4)}
    ranked = rank(weight, np.array([0.0, 10, 50, 60, 70]), 0.5 + 1e-9)
    assert ranked[0].members == (0, 1)
    assert ranked[0].connected
    assert ranked[0].spread == 10
    with pytest.raises(TooLargeError):
        rank(np.ones(40), np.zeros(40))


def home(leader: float, ratifiers: list[float], veto: list[bool], quota: float = 0.5) -> Home:
    return Home(leader, np.array(ratifiers), np.ones(len(ratifiers)), np.array(veto), quota)


def test_a_leader_cannot_agree_to_what_its_home_refuses() -> None:
    willing = home(70, [60, 65, 80], [False] * 3)
    bound = home(70, [60, 65, 20], [False, False, True])
    free = agreement_zone([willing, willing], 40.0)
    tied = agreement_zone([willing, bound], 40.0)
    assert (free.low, free.high) == (40, 90)
    assert tied.empty
    against, stops = blockers(bound, 40.0, 60.0)
    assert against.tolist() == [False, False, True]
    assert stops
    assert price_of_consent(bound.ratifiers, 40.0, 60.0).tolist() == [0, 0, 20]


def test_without_a_veto_the_quota_decides() -> None:
    split = home(70, [60, 65, 20], [False] * 3, 0.6)
    assert not blockers(split, 40.0, 60.0)[1]
    assert blockers(home(70, [60, 65, 20], [False] * 3, 0.7), 40.0, 60.0)[1]
