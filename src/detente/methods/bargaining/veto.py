"""Veto players on one issue: what cannot be moved (the core) and what could replace it (the winset).

Tsebelis (2002, Veto Players). With single-peaked, symmetric preferences actor i prefers to the status quo
what lies between it and 2 x_i - sq. Where all must agree the core is [min x_i, max x_i] and the winset the
common part of those intervals; where a weighted quota suffices, the core lies between the two pivots and
the winset reaches as far on either side as a winning coalition follows. The settlement is the point of the
winset nearest to the weighted mean; inside the core the status quo stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from detente.methods.bargaining.kernels import vetoes
from detente.methods.bargaining.model import (
    SETTLEMENT,
    SPATIAL,
    STATUS_QUO,
    Arrays,
    Floats,
    Model,
    Parameter,
    Value,
    issue_by_issue,
    weights,
)

TIE = 1e-12


def _reach(value: Floats, weight: Floats, quota: Floats) -> Floats:
    """Largest y such that actors with value >= y carry the quota: (actor, case), (case,) -> (case,)."""
    order = np.argsort(-value, axis=0, kind="stable")
    ranked = np.take_along_axis(value, order, axis=0)
    carried = np.cumsum(np.take_along_axis(weight, order, axis=0), axis=0)
    first = np.argmax(carried >= quota - TIE * carried[-1], axis=0)
    last: Floats = ranked[first, np.arange(value.shape[1])]
    return last


def core(position: Floats, weight: Floats, quota: float = 1.0) -> tuple[Floats, Floats]:
    """Ends of the set of points that no coalition with the quota (share of the weight) would leave."""
    need = quota * weight.sum(axis=0)
    right, left = _reach(position, weight, need), -_reach(-position, weight, need)
    return np.minimum(left, right), np.maximum(left, right)


def winset(position: Floats, weight: Floats, status_quo: Floats, quota: float = 1.0) -> tuple[Floats, Floats]:
    """Ends of the set of points that a coalition with the quota prefers to the status quo.

    Positions and weights (actor, case), status quo (case,); both ends equal the status quo where the set is
    empty. Actors without weight have no say.
    """
    need = quota * weight.sum(axis=0)
    held = weight > 0
    mirror = 2.0 * position - status_quo
    up = _reach(np.where(held, mirror, -np.inf), weight, need)
    down = -_reach(np.where(held, -mirror, -np.inf), weight, need)
    return np.minimum(status_quo, down), np.maximum(status_quo, up)


def settle(position: Floats, weight: Floats, status_quo: Floats, quota: float = 1.0) -> Floats:
    """The point of the winset nearest to the weighted mean: -> (case,)."""
    low, high = winset(position, weight, status_quo, quota)
    mean = (weight * position).sum(axis=0) / weight.sum(axis=0)
    point: Floats = np.clip(mean, low, high)
    return point


def _points(arrays: Arrays, options: Mapping[str, Value]) -> Floats:
    quota, position = float(options["quota"]), arrays["position"]
    start = np.broadcast_to(arrays["status_quo"][:, np.newaxis], position.shape)
    return issue_by_issue(
        lambda x, w, q: settle(x, w, q[0], quota),
        position,
        weights(arrays),
        start,
        kernel=lambda x, w, q, out: vetoes(x, w, q, quota, out),
    )


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    quota, weight, position = float(options["quota"]), weights(arrays), arrays["position"]
    start = np.broadcast_to(arrays["status_quo"][:, np.newaxis], position.shape)
    ends = [
        issue_by_issue(lambda x, w, q, end=end: winset(x, w, q[0], quota)[end], position, weight, start)
        for end in (0, 1)
    ]
    held = [issue_by_issue(lambda x, w, end=end: core(x, w, quota)[end], position, weight) for end in (0, 1)]
    names = ("winset_low", "winset_high", "core_low", "core_high")
    return {"settlement": _points(arrays, options), **dict(zip(names, ends + held, strict=True))}


MODEL = Model(
    name="veto",
    title="Veto players",
    source="Tsebelis 2002",
    columns=(*SPATIAL, replace(STATUS_QUO, optional=False)),
    outputs=dict.fromkeys(("settlement", "winset_low", "winset_high", "core_low", "core_high"), SETTLEMENT),
    solve=_solve,
    settle=_points,
    parameters=(
        Parameter("quota", "share of the weight that must agree; 1 is unanimity", 1.0, 0.5, 1.0, True),
    ),
)
