"""Proposals on one issue: what a recognised proposer can get past the pivotal voter.

Banks & Duggan (2000, APSR 94: 73), one dimension, u_i(x) = 1 - |x - x_i| / scale, a bad status quo worth
0 and discount d. A proposal passes if the weighted median m accepts it; m accepts within the distance a:

    a = (1 - d) + d sum_i p_i min(|x_i - m|, a)

Everyone proposes the point of that interval nearest to its own ideal; the settlement is the expected
proposal. As d tends to 1 it tends to the median: patience leaves the proposer nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.kernels import proposals
from detente.methods.bargaining.median import weighted_median
from detente.methods.bargaining.model import (
    SCALE,
    SETTLEMENT,
    SPATIAL,
    Arrays,
    Floats,
    Model,
    Parameter,
    Value,
    issue_by_issue,
    scale_of,
    weights,
)

STEPS = 45


def half_width(distance: Floats, chance: Floats, discount: float) -> Floats:
    """How far from the pivot a proposal may lie, on a unit scale: (actor, case) twice -> (case,)."""
    low, high = np.zeros(distance.shape[1]), np.ones(distance.shape[1])
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        more = (1.0 - discount) + discount * (chance * np.minimum(distance, middle)).sum(axis=0) > middle
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    width: Floats = 0.5 * (low + high)
    return width


def acceptance(position: Floats, weight: Floats, discount: float) -> tuple[Floats, Floats]:
    """Pivot and half-width of what it accepts, cut off at the farthest ideal; unit scale, (case,) each."""
    pivot = weighted_median(position, weight)
    distance = np.abs(position - pivot)
    width = half_width(distance, weight / weight.sum(axis=0), discount)
    return pivot, np.minimum(width, np.where(weight > 0, distance, 0.0).max(axis=0))


def expected_proposal(position: Floats, weight: Floats, discount: float) -> Floats:
    """Mean of what the recognised propose, recognised in proportion to weight: -> (case,)."""
    pivot, width = acceptance(position, weight, discount)
    proposed = np.clip(position, pivot - width, pivot + width)
    mean: Floats = (weight * proposed).sum(axis=0) / weight.sum(axis=0)
    return mean


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    low, high = scale_of(arrays)
    unit = (arrays["position"] - low[:, np.newaxis]) / (high - low)[:, np.newaxis]
    discount = float(options["discount"])
    point = issue_by_issue(
        lambda x, w: expected_proposal(x, w, discount),
        unit,
        weights(arrays),
        kernel=lambda x, w, out: proposals(x, w, discount, out),
    )
    return {"settlement": low + point * (high - low)}


MODEL = Model(
    name="banks-duggan",
    title="Proposals on one issue",
    source="Banks & Duggan 2000",
    columns=(*SPATIAL, SCALE),
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
    parameters=(
        Parameter("discount", "the value today of one unit a round later", 0.9, 0.0, 1.0, open_high=True),
    ),
)
