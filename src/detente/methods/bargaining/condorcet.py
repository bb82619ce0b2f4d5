"""Condorcet winner: the option that beats every other in a weighted pairwise vote.

Condorcet (1785). Every actor casts its whole weight for the option it likes better and abstains when
indifferent. On one issue with symmetric preferences a winner always exists up to ties (Black 1948), and
is the weighted median position; between whole packages it may not exist at all, and then none is named.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.methods.bargaining.kernels import unbeaten
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

TIE = 1e-12


def condorcet_winner(utility: Floats, weight: Floats) -> NDArray[np.int64]:
    """Index of the option that beats all others, or -1 where there is none (a cycle or a tie).

    `utility` (draw, actor, option), `weight` (draw, actor); result (draw,).
    """
    lead = np.sign(utility[:, :, :, np.newaxis] - utility[:, :, np.newaxis, :])
    margin = np.einsum("da,daij->dij", weight, lead)
    diagonal = np.arange(utility.shape[2])
    margin[:, diagonal, diagonal] = np.inf
    beats_all = (margin > TIE * weight.sum(axis=1)[:, np.newaxis, np.newaxis]).all(axis=2)
    return np.where(beats_all.any(axis=1), beats_all.argmax(axis=1), -1)


def unbeaten_point(position: Floats, weight: Floats) -> Floats:
    """Middle of the positions that no other position beats: (actor, case) twice -> (case,)."""
    actors = len(position)
    distance = np.abs(position[:, np.newaxis] - position[np.newaxis])  # voter, option, case
    slack = TIE * weight.sum(axis=0)
    unbeaten = weight > 0
    for option in range(actors):
        for rival in range(actors):
            gain = distance[:, option] - distance[:, rival]
            lost_by = (weight * np.sign(gain)).sum(axis=0)
            unbeaten[option] &= (lost_by <= slack) | (weight[rival] <= 0)
    low = np.where(unbeaten, position, np.inf).min(axis=0)
    high = np.where(unbeaten, position, -np.inf).max(axis=0)
    middle: Floats = 0.5 * (low + high)
    return middle


def _solve(arrays: Arrays, _options: Mapping[str, Value]) -> dict[str, Floats]:
    return {
        "settlement": issue_by_issue(unbeaten_point, arrays["position"], weights(arrays), kernel=unbeaten)
    }


MODEL = Model(
    name="condorcet",
    title="Condorcet winner",
    source="Condorcet 1785; Black 1948",
    columns=SPATIAL,
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
)
