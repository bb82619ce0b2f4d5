"""The spatial model against KTAB's reference runs, turn by turn."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from published import folder

from detente.methods.bargaining import get
from detente.methods.bargaining.smp import run_one

CASES = [
    "dummyData_3Dim",
    "SOE-Pol-Comp",
    "SOE-Policy",
    "SOE-Competitive",
    "dummyData_6Dim",
    "dummyData-a040",
]


def read(case: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    with open(folder("ktab-smp") / f"{case}.csv", newline="", encoding="utf-8") as stream:
        rows = list(csv.reader(stream))
    actors, issues = int(rows[0][2]), int(rows[0][3])
    cells = np.array([[float(v) for v in row[2 : 3 + 2 * issues]] for row in rows[2 : 2 + actors]])
    return cells[:, 1::2] / 100, cells[:, 2::2] / 100, cells[:, 0]


def expected(case: str, what: str, label_columns: int) -> np.ndarray:
    with open(folder("ktab-smp") / f"expected_{case}_{what}.csv", newline="", encoding="utf-8") as stream:
        return np.array([[float(v) for v in row[label_columns:]] for row in list(csv.reader(stream))[1:]])


@pytest.mark.parametrize("case", CASES)
def test_positions_and_chances_of_every_turn(case: str) -> None:
    position, salience, capability = read(case)
    path, chance = run_one(position, salience, capability)
    known = expected(case, "positions", 2).reshape(*position.shape, -1).transpose(2, 0, 1)
    assert path.shape == known.shape, "as many turns as the reference run"
    np.testing.assert_allclose(100 * path, known, atol=0.1)
    np.testing.assert_allclose(chance, expected(case, "probs", 1).T, atol=1e-3)


def test_exercised_power_check_sums() -> None:
    for case, total in (("SOE-Policy", 396.8), ("SOE-Competitive", 547.9)):
        _, salience, capability = read(case)
        assert (salience[:, 0] * capability).sum() == pytest.approx(total, abs=0.06)


def sweep(case: str) -> np.ndarray:
    """Positions at turn 10 for the leader's starting point swept over the scale: (start, actor)."""
    position, salience, capability = read(case)
    ends = []
    for start in range(0, 101, 10):
        moved = position.copy()
        moved[0, 0] = start / 100
        path, _ = run_one(moved, salience, capability, turns=10, settle=0.0)
        ends.append(100 * path[-1][:, 0])
    return np.array(ends)


def mean_by_weight(case: str, ends: np.ndarray) -> np.ndarray:
    _, salience, capability = read(case)
    weight = salience[:, 0] * capability
    return (ends * weight).sum(axis=1) / weight.sum()


def test_wherever_the_leader_starts_policy_stays_between_15_and_45() -> None:
    means = mean_by_weight("SOE-Policy", sweep("SOE-Policy"))
    assert ((means >= 15) & (means <= 45)).all()


def test_wherever_the_leader_starts_competition_stays_near_35_to_50_and_no_other_actor_passes_70() -> None:
    ends = sweep("SOE-Competitive")
    means = mean_by_weight("SOE-Competitive", ends)
    assert ((means >= 34) & (means <= 51)).all(), "35 to 50 as read off the published chart"
    assert (ends[:, 1:] <= 70).all()


def test_the_settlement_is_a_mean_by_chance_on_the_given_scale() -> None:
    position, salience, capability = read("SOE-Policy")
    path, chance = run_one(position, salience, capability)
    arrays = {
        "position": 100 * position,
        "salience": salience,
        "capability": capability[:, None],
        "scale": [[0.0, 100.0]],
    }
    settled = get("smp").run(arrays)["settlement"][0, 0]
    distinct = {round(float(p), 3): c for p, c in zip(path[-1][:, 0], chance[-1], strict=True)}
    assert settled == pytest.approx(
        100 * sum(p * c for p, c in distinct.items()) / sum(distinct.values()), abs=0.5
    )
    history = get("smp").rounds(arrays)
    np.testing.assert_allclose(history[0, :, :, 0], 100 * path[:, :, 0])
