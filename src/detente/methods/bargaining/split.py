"""Splitting a pie: Nash shares with unequal powers, attitudes to risk and outside options.

Nash (1950); Kalai (1977) for powers a_i; Osborne & Rubinstein (1990, ch. 2) for risk. Shares x_i >= 0 with
sum 1 maximise sum_i a_i log(x_i^r_i - d_i^r_i), where r_i in (0, 1] is the curvature of i's utility
(1: risk neutral) and d_i the share i would have without a deal. Without outside options the share is
a_i r_i / sum(a r): the more careful, the less.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.errors import InputError
from detente.methods.bargaining.model import Arrays, Column, Floats, Model, Value

STEPS = 60


def _share_at(price: Floats, power: Floats, curve: Floats, outside: Floats) -> Floats:
    """The share at which each actor's marginal log gain equals the price, (draw, actor)."""
    low, high = outside.copy(), np.ones_like(outside)
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        with np.errstate(divide="ignore"):
            gain = middle**curve - outside**curve
            worth = power * curve * middle ** (curve - 1.0) / np.maximum(gain, 1e-300)
        more = worth > price
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    share: Floats = 0.5 * (low + high)
    return share


def nash_shares(power: Floats, curve: Floats, outside: Floats) -> Floats:
    """Shares of the pie, (draw, actor) three times -> (draw, actor); they sum to 1."""
    if (outside.sum(axis=1) >= 1.0).any():
        raise InputError(
            "outside options that sum to 1 or more", "less than the whole pie", "There is no surplus."
        )
    if not (power.sum(axis=1) > 0).all():
        raise InputError("no power anywhere", "at least one power above 0", "Raise one.")
    low, high = np.full((len(power), 1), -12.0), np.full((len(power), 1), 12.0)
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        over = _share_at(10.0**middle, power, curve, outside).sum(axis=1, keepdims=True) > 1.0
        low, high = np.where(over, middle, low), np.where(over, high, middle)
    share = _share_at(10.0 ** (0.5 * (low + high)), power, curve, outside)
    whole: Floats = share / share.sum(axis=1, keepdims=True)
    return whole


def _solve(arrays: Arrays, _options: Mapping[str, Value]) -> dict[str, Floats]:
    return {"share": nash_shares(arrays["power"], arrays["curve"], arrays["outside"])}


MODEL = Model(
    name="split",
    title="Nash split of a pie",
    source="Nash 1950; Kalai 1977; Osborne & Rubinstein 1990, ch. 2",
    columns=(
        Column("power", "bargaining power, 0 or more", ("actor",), 0.0, default=1.0),
        Column(
            "curve",
            "curvature of utility: 1 is risk neutral, less is careful",
            ("actor",),
            0.01,
            1.0,
            default=1.0,
        ),
        Column(
            "outside",
            "the share an actor has without a deal",
            ("actor",),
            0.0,
            1.0,
            default=0.0,
            typical=(0.0, 0.15),
        ),
    ),
    outputs={"share": ("actor",)},
    solve=_solve,
)
