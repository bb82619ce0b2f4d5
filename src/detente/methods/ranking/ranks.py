"""Where the true answers came: mean reciprocal rank and hits, by the protocol of the field.

Single-step, every query scored alone, in both directions, over all entities; other true answers of the same
(s, r, day) do not count against one (time-aware filter); ties take their average rank.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def answer_ranks(candidates: Ints, scores: NDArray[np.floating], answers: Ints, rest: Floats) -> Floats:
    """The rank, from 1, of each answer among all entities.

    `candidates` (n,) with `scores` (n,); `rest` (entities,) orders whoever is no candidate, below them.
    """
    whole = np.full(len(rest), -np.inf)
    lowest = float(scores.min()) if len(scores) else 0.0
    top = float(rest.max()) + 1.0
    whole[:] = lowest - 1.0 - (top - rest) / top
    whole[candidates] = scores
    own = whole[answers]
    others = np.delete(whole, answers)
    order = np.sort(others)
    below = np.searchsorted(order, own, side="left")
    upto = np.searchsorted(order, own, side="right")
    result: Floats = 1.0 + (len(order) - upto) + (upto - below) / 2
    return result


def summary(ranks: Floats) -> dict[str, float]:
    """MRR and Hits@1, 3, 10, each 0 to 1."""
    hits = {f"hits@{k}": float(np.mean(ranks <= k)) for k in (1, 3, 10)}
    return {"mrr": float(np.mean(1 / ranks)), **hits}
