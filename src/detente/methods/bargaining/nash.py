"""Nash bargaining: the settlement that maximises the weighted product of gains over breakdown.

Nash (1950, Econometrica 18: 155); with unequal powers Kalai (1977). On an issue with quadratic losses,
u_i(x) = -((x - x_i) / scale)^2 and breakdown worth -b to everyone, x maximises

    sum_i w_i log(b - ((x - x_i) / scale)^2)

For remote breakdown (large b) this tends to the weighted mean (Achen 2006). A status quo, when given,
replaces b by each actor's own loss there; where no point is better for all than the status quo, it stays.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.kernels import nash_points, nash_points_from
from detente.methods.bargaining.model import (
    SCALE,
    SETTLEMENT,
    SPATIAL,
    STATUS_QUO,
    Arrays,
    Floats,
    Model,
    Parameter,
    Value,
    issue_by_issue,
    scale_of,
    weights,
)

STEPS = 45  # halvings: 2**-45 of the scale


def nash_point(position: Floats, weight: Floats, loss: Floats, low: Floats, high: Floats) -> Floats:
    """Maximiser of sum w log(loss - (x - position)^2) for low <= x <= high.

    Positions, weights and losses (the squared distance given up on breakdown) are (actor, case), ends and
    result (case,). The sum is concave, so its slope is halved upon.
    """
    left, right = low.copy(), high.copy()
    for _ in range(STEPS):
        middle = 0.5 * (left + right)
        gap = middle - position
        surplus = np.maximum(loss - gap * gap, 1e-300)
        rising = (weight * -gap / surplus).sum(axis=0) > 0
        left = np.where(rising, middle, left)
        right = np.where(rising, right, middle)
    middle_of: Floats = 0.5 * (left + right)
    return middle_of


def with_breakdown(position: Floats, weight: Floats, breakdown: float) -> Floats:
    """Nash point on a unit scale when breakdown costs everyone `breakdown`, above 1: -> (case,)."""
    held = weight > 0
    low = np.where(held, position, np.inf).min(axis=0)
    high = np.where(held, position, -np.inf).max(axis=0)
    return nash_point(position, weight, np.full_like(position, breakdown), low, high)


def with_status_quo(position: Floats, weight: Floats, status_quo: Floats) -> Floats:
    """Nash point when breakdown means the status quo (case,); it stays where somebody would lose."""
    held = weight > 0
    far = 2.0 * position - status_quo
    low = np.where(held, np.minimum(far, status_quo), -np.inf).max(axis=0)
    high = np.where(held, np.maximum(far, status_quo), np.inf).min(axis=0)
    loss = (position - status_quo) ** 2
    point = nash_point(position, weight, loss, np.minimum(low, high), high)
    return np.where(high - low > 1e-12, point, status_quo)


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    weight = weights(arrays)
    low, high = scale_of(arrays)
    span = (high - low)[:, np.newaxis]
    unit = (arrays["position"] - low[:, np.newaxis]) / span
    if "status_quo" in arrays:
        start = np.broadcast_to(((arrays["status_quo"] - low) / (high - low))[:, np.newaxis], unit.shape)
        point = issue_by_issue(
            lambda x, w, q: with_status_quo(x, w, q[0]), unit, weight, start, kernel=nash_points_from
        )
    else:
        cost = float(options["breakdown"])
        point = issue_by_issue(
            lambda x, w: with_breakdown(x, w, cost),
            unit,
            weight,
            kernel=lambda x, w, out: nash_points(x, w, cost, out),
        )
    return {"settlement": low + point * (high - low)}


MODEL = Model(
    name="nash",
    title="Nash bargaining",
    source="Nash 1950; Kalai 1977; Achen 2006, ch. 4",
    columns=(*SPATIAL, SCALE, STATUS_QUO),
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
    parameters=(
        Parameter(
            "breakdown",
            "the loss if talks fail, in squared scale lengths (no status quo given)",
            1.25,
            1.0,
            1e12,
            True,
        ),
    ),
)
