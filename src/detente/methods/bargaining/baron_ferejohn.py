"""Legislative bargaining: a proposer, drawn at random, buys the cheapest sufficient coalition.

Baron & Ferejohn (1989, APSR 83: 1181), closed rule, with unequal chances of being recognised as in
Eraslan (2002). In the stationary equilibrium a vote costs its owner's discounted value d v_i. Values follow
from the price z of the dearest vote bought and the cost K of the q cheapest:

    bought by all:   v_i = p_i (1 - K) / (1 - d)         if d v_i < z
    bought by none:  v_i = p_i (1 - K + z)               if d v_i > z
    bought by some:  v_i = z / d                         in between

with the values summing to 1 and K being what the q cheapest votes cost at these prices.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.errors import InputError
from detente.methods.bargaining.model import Arrays, Column, Floats, Model, Parameter, Value

STEPS = 60


def _values(chance: Floats, discount: float, price: Floats, cost: Floats) -> Floats:
    left = 1.0 - cost
    with np.errstate(divide="ignore", invalid="ignore"):
        always = chance * left / (1.0 - discount) if discount < 1.0 else np.where(chance > 0, np.inf, 0.0)
    never = chance * (left + price)
    value: Floats = np.maximum(np.minimum(always, price / discount), never)
    return value


def _cost_at(cheapest: Floats, discount: float, price: Floats) -> Floats:
    """What the q cheapest votes cost at a price z, each min(d v_i, z) and K itself in v_i.

    With t of them at z the others cost d m S, where S (`cheapest`, by t) is the sum of their chances and m
    the larger of (1 - K) / (1 - d) and 1 - K + z. So K is the larger of the least of two sets of falling
    lines in K, and what solves it the same of what solves each line.
    """
    at_price, others = price * np.arange(cheapest.shape[1]), discount * cheapest
    wait = 1.0 - discount
    always = np.divide(
        others + wait * at_price, wait + others, out=at_price.copy(), where=wait + others > 0.0
    ).min(axis=1, keepdims=True)
    never = ((others * (1.0 + price) + at_price) / (1.0 + others)).min(axis=1, keepdims=True)
    cost: Floats = np.minimum(np.maximum(always, never), 1.0)
    return cost


def equilibrium(chance: Floats, discount: float, quota: int) -> tuple[Floats, Floats]:
    """Values before recognition, and shares kept when proposing: both (draw, actor), as `chance` is."""
    low, high = np.zeros((len(chance), 1)), np.ones((len(chance), 1))
    sums = np.cumsum(np.sort(chance, axis=1)[:, :quota], axis=1)
    cheapest = np.hstack([sums[:, ::-1], np.zeros_like(low)])
    for _ in range(STEPS):
        price = 0.5 * (low + high)
        cost = _cost_at(cheapest, discount, price)
        over = _values(chance, discount, price, cost).sum(axis=1, keepdims=True) > 1.0
        low, high = np.where(over, low, price), np.where(over, price, high)
    price = 0.5 * (low + high)
    cost = _cost_at(cheapest, discount, price)
    value = _values(chance, discount, price, cost)
    kept = 1.0 - cost + np.minimum(discount * value, price)
    return value, kept


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    raw = arrays["recognition"]
    if not (raw.sum(axis=1) > 0).all():
        raise InputError("nobody can be recognised", "at least one recognition above 0", "Raise one.")
    chance = raw / raw.sum(axis=1, keepdims=True)
    actors = chance.shape[1]
    quota = int(options["quota"]) or actors // 2 + 1
    if quota > actors:
        raise InputError(f"a quota of {quota} among {actors}", f"1 to {actors}", "Lower the quota.")
    value, kept = equilibrium(chance, float(options["discount"]), quota)
    return {"share": value, "as_proposer": kept, "as_partner": float(options["discount"]) * value}


MODEL = Model(
    name="baron-ferejohn",
    title="Legislative bargaining",
    source="Baron & Ferejohn 1989; Eraslan 2002",
    columns=(
        Column("recognition", "how likely the actor is to make the proposal", ("actor",), 0.0, default=1.0),
    ),
    outputs={"share": ("actor",), "as_proposer": ("actor",), "as_partner": ("actor",)},
    solve=_solve,
    parameters=(
        Parameter("discount", "the value today of one unit a round later", 0.9, 0.0, 1.0, True),
        Parameter("quota", "votes needed; 0 means a simple majority", 0, 0, 10_000),
    ),
)
