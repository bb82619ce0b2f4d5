"""Downhill by quasi-Newton steps: BFGS with halved steps (Nocedal and Wright 2006, algorithm 6.1)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS, HALVINGS, ENOUGH = 300, 30, 1e-4


def lowest(
    function: Callable[[Floats], tuple[float, Floats]], start: Floats, tolerance: float = 1e-4
) -> Floats:
    """The point (k,) where a smooth function is lowest near `start`; it gives its value and slope (k,).

    Stops where no slope exceeds `tolerance`, where a step no longer helps, or after 300 steps.
    """
    at, inverse = np.array(start, dtype=np.float64), np.eye(len(start))
    value, slope = function(at)
    for _ in range(STEPS):
        if float(np.abs(slope).max(initial=0.0)) < tolerance:
            break
        way = -inverse @ slope
        if float(way @ slope) >= 0:
            way, inverse = -slope, np.eye(len(start))
        length = min(1.0, 2.0 / max(float(np.abs(way).max()), 1e-12))
        for _ in range(HALVINGS):
            new_value, new_slope = function(at + length * way)
            if new_value <= value + ENOUGH * length * float(way @ slope):
                break
            length /= 2
        else:
            break
        step, turn = length * way, new_slope - slope
        at, value, slope = at + step, new_value, new_slope
        inverse = _bent(inverse, step, turn)
    return at


def _bent(inverse: Floats, step: Floats, turn: Floats) -> Floats:
    """The inverse curvature after one step, unchanged where the step tells nothing of it."""
    along = float(step @ turn)
    if along <= 1e-10:
        return inverse
    shift = np.eye(len(step)) - np.outer(step, turn) / along
    result: Floats = shift @ inverse @ shift.T + np.outer(step, step) / along
    return result
