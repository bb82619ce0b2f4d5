"""The challenge model against the published replication, round by round."""

from __future__ import annotations

import numpy as np
import pytest
from published import facts, rows, table

from detente.methods import compiled
from detente.methods.bargaining import get
from detente.methods.bargaining.challenge import risk_exponents, success
from detente.methods.bargaining.median import weighted_median

PORT = {"reading": "port", "rounds": 10}


def medians(history: np.ndarray, weight: np.ndarray) -> np.ndarray:
    return np.array([weighted_median(positions, weight)[0] for positions in history])


def test_the_published_port_round_by_round() -> None:
    arrays = table("bdm1994-emission")
    known = rows("bdm1994-emission", "trace_scholz_faithful_port.csv")
    history = get("challenge").rounds(arrays, PORT)[0]
    weight = arrays["salience"] * arrays["capability"]
    names = list(known[0])[3:]
    for turn, row in enumerate(known):
        np.testing.assert_allclose(history[turn, :, 0], [float(row[n]) for n in names], atol=1e-4)
        assert medians(history, weight)[turn] == pytest.approx(float(row["median"]), abs=1e-4)
        mean = (history[turn] * weight).sum() / weight.sum()
        assert mean == pytest.approx(float(row["weighted_mean"]), abs=1e-4)


def test_table_2_of_scholz() -> None:
    arrays, known = table("bdm1994-emission"), facts("bdm1994-emission", "expected_published.json")
    history = get("challenge").rounds(arrays, PORT)[0]
    weight = arrays["salience"] * arrays["capability"]
    found = medians(history, weight)[1:9]
    for turn, (ours, paper) in enumerate(
        zip(found, known["scholz_table2_median_by_round"], strict=True), start=1
    ):
        assert ours == pytest.approx(paper, abs=0.3 if turn == 2 else 0.1)
    means = (history[1:9] * weight).sum(axis=(1, 2)) / weight.sum()
    np.testing.assert_allclose(means, known["scholz_table2_mean_by_round"], atol=0.1)


def test_risk_exponents_of_round_one() -> None:
    arrays, known = table("bdm1994-emission"), facts("bdm1994-emission", "risk_exponents_round1_port.json")
    names = [row["Actor"] for row in rows("bdm1994-emission", "inputs.csv")]
    position = arrays["position"]
    distance = np.abs(position[:, None] - position[None]) / 6.0
    risk = risk_exponents(distance, arrays["salience"], arrays["salience"] * arrays["capability"], port=True)
    np.testing.assert_allclose(risk[:, 0], [known[name] for name in names], atol=1e-4)


def test_sultan_converges_and_stays_put() -> None:
    arrays = table("bdm1997-sultan")
    known = rows("bdm1997-sultan", "trace_scholz_faithful_port.csv")
    history = get("challenge").rounds(arrays, PORT)[0]
    for turn, row in enumerate(known):
        np.testing.assert_allclose(history[turn, :, 0], [float(v) for v in list(row.values())[3:]], atol=1e-4)


def test_in_the_clean_reading_one_side_of_every_contest_wins() -> None:
    rng = np.random.default_rng(0)
    position, weight = rng.uniform(0, 1, (6, 9)), rng.uniform(0.1, 1, (6, 9))
    distance = np.abs(position[:, None] - position[None])
    chance = success(distance, weight, None, port=False)
    np.testing.assert_allclose(chance + chance.transpose(1, 0, 2), 1.0)


def test_a_mirrored_scale_mirrors_the_play() -> None:
    rng = np.random.default_rng(3)
    arrays = {name: rng.uniform(0, 1, (4, 6, 1)) for name in ("position", "salience", "capability")}
    mirrored = dict(arrays, position=1.0 - arrays["position"])
    ahead, back = get("challenge").rounds(arrays), get("challenge").rounds(mirrored)
    np.testing.assert_allclose(back, 1.0 - ahead, atol=1e-9)


def test_more_cases_than_lanes_are_each_played_to_their_own_end() -> None:
    """Lanes that settle take the next case: every case comes out as if it had been played alone."""
    rng = np.random.default_rng(3)
    arrays = {name: rng.uniform(0.1, 1, (500, 6, 1)) for name in ("position", "salience", "capability")}
    together = get("challenge").settlement(arrays)
    alone = [get("challenge").settlement({k: v[n : n + 1] for k, v in arrays.items()}) for n in range(500)]
    np.testing.assert_array_equal(together, np.concatenate(alone))
    with compiled.switched_off():
        np.testing.assert_allclose(together, get("challenge").settlement(arrays), atol=1e-7)
