"""Bargaining in the shadow of war: the range both sides prefer to fighting, and why it may be missed.

Fearon (1995, International Organization 49: 379). A wins a war with probability p; war costs c_A and c_B
(shares of the prize). Every split between p - c_A and p + c_B is better for both than war. If A does not
know c_B, uniform on [0, c], its best demand is p + (c - c_A) / 2 and war follows with probability
(1 - c_A / c) / 2: it trades a better split against the risk of a refusal.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.model import Arrays, Column, Floats, Model, Value


def bargaining_range(chance: Floats, cost_a: Floats, cost_b: Floats) -> tuple[Floats, Floats]:
    """Ends of the range of A's share that both prefer to war, within [0, 1]."""
    return np.maximum(chance - cost_a, 0.0), np.minimum(chance + cost_b, 1.0)


def screening_demand(chance: Floats, cost_a: Floats, most_b: Floats) -> tuple[Floats, Floats]:
    """A's best take-it-or-leave-it demand and the risk of war, for B's cost uniform on [0, most_b].

    The demand is for A's share, at most 1. Where A's own cost exceeds B's highest, A runs no risk.
    """
    over = np.maximum((most_b - cost_a) / 2.0, 0.0)
    over = np.minimum(over, 1.0 - chance)
    return chance + over, np.divide(over, most_b, out=np.zeros_like(over), where=most_b > 0)


def tough_enough(cost_low: float, cost_high: float, cost_a: float) -> float:
    """With two types of B, A risks war if it holds the low-cost type less likely than this."""
    return (cost_high - cost_low) / (cost_high + cost_a)


def _solve(arrays: Arrays, _options: Mapping[str, Value]) -> dict[str, Floats]:
    chance, cost_a, cost_b = arrays["chance"], arrays["cost_a"], arrays["cost_b"]
    low, high = bargaining_range(chance, cost_a, cost_b)
    demand, war = screening_demand(chance, cost_a, cost_b)
    return {"low": low, "high": high, "demand": demand, "war": war}


MODEL = Model(
    name="fearon",
    title="War as a bargaining failure",
    source="Fearon 1995",
    columns=(
        Column("chance", "the chance that A wins a war", (), 0.0, 1.0),
        Column("cost_a", "what war costs A, as a share of the prize", (), 0.0),
        Column("cost_b", "what war costs B, at most, as a share of the prize", (), 0.0),
    ),
    outputs={"low": (), "high": (), "demand": (), "war": ()},
    solve=_solve,
)
