"""Weighted median: the point that no weighted majority would leave in either direction.

Black (1948): with single-peaked preferences on one issue the median voter's ideal beats every other
point; with votes weighted by salience times capability, the weighted median does (Scholz, Calbert &
Smith 2011 use it as the round's outcome). Where the weights split exactly in half, the middle of the
median interval is returned, so that mirroring the scale mirrors the answer.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.kernels import medians
from detente.methods.bargaining.model import (
    SETTLEMENT,
    SPATIAL,
    Arrays,
    Floats,
    Model,
    Value,
    issue_by_issue,
    weights,
)

TIE = 1e-12  # relative: halves that differ by rounding only are halves


def weighted_median(position: Floats, weight: Floats) -> Floats:
    """Median over the first axis: (actor, case) twice -> (case,)."""
    order = np.argsort(position, axis=0, kind="stable")
    ranked = np.take_along_axis(position, order, axis=0)
    share = np.cumsum(np.take_along_axis(weight, order, axis=0), axis=0)
    half = share[-1] / 2.0
    slack = half * 2.0 * TIE
    low = np.argmax(share >= half - slack, axis=0)
    high = np.argmax(share > half + slack, axis=0)
    column = np.arange(position.shape[1])
    middle: Floats = 0.5 * (ranked[low, column] + ranked[high, column])
    return middle


def _solve(arrays: Arrays, _options: Mapping[str, Value]) -> dict[str, Floats]:
    return {
        "settlement": issue_by_issue(weighted_median, arrays["position"], weights(arrays), kernel=medians)
    }


MODEL = Model(
    name="median",
    title="Weighted median",
    source="Black 1948; Scholz, Calbert & Smith 2011",
    columns=SPATIAL,
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
)
