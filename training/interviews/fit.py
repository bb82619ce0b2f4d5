"""Fits the head: for each interview a choice among its candidates and nobody (conditional logit).

The loss of an interview is -log of the probability of its true candidates; L-BFGS minimises the weighted sum.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from detente.reading.turns_head import BITS, GUEST, HOST, Weights
from training.interviews.examples import Example


def fitted(examples: list[Example], ridge: float = 0.5, steps: int = 120) -> Weights:
    """Weights of shape (2, 2**BITS)."""
    table = np.zeros((2, 1 << BITS), dtype=np.float32)
    for side in (GUEST, HOST):
        table[side] = one_side([one for one in examples if one.truth[side]], side, ridge, steps, BITS)
    return table


def one_side(
    examples: list[Example], side: int, ridge: float, steps: int, bits: int
) -> npt.NDArray[np.float32]:
    """Weights of shape (2**bits,) for one choice."""
    rows = [row for one in examples for row in one.rows[side]]
    used, packed = np.unique(np.concatenate(rows), return_inverse=True)
    bounds = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    matrix = csr_matrix((np.ones(len(packed)), packed, bounds), shape=(len(rows), len(used)))
    starts = np.concatenate([[0], np.cumsum([len(one.rows[side]) for one in examples])[:-1]])
    sizes = np.array([len(one.rows[side]) for one in examples])
    true = np.zeros(len(rows), dtype=bool)
    for start, one in zip(starts, examples, strict=True):
        true[start + np.array(one.truth[side])] = True
    weight = np.repeat([one.weight for one in examples], sizes)

    def loss(values: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = matrix @ values
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        raised = np.exp(scores)
        all_ = np.add.reduceat(raised, starts)
        right = np.add.reduceat(raised * true, starts)
        share = raised / np.repeat(all_, sizes) - raised * true / np.repeat(right, sizes)
        given = np.array([one.weight for one in examples])
        value = float((given * (np.log(all_) - np.log(right))).sum() + ridge / 2 * values @ values)
        return value, matrix.T @ (weight * share) + ridge * values

    found = minimize(loss, np.zeros(len(used)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    table = np.zeros(1 << bits, dtype=np.float32)
    table[used] = found.x
    return table
