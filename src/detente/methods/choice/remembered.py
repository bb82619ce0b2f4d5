"""Choice by memory: candidates are chosen as they were before, the more the fresher, over a base.

A candidate's pull is exp(base features · b) + sum of memories × exp(a), times exp(bend features · g); its
chance is its share of all pulls. Memories add, as in a self-exciting process (Hawkes 1971, Biometrika 58:
83-90) or an urn (Blackwell and MacQueen 1973): where nothing is remembered the base decides, and it fades
as the memory fills. Without memories it is a conditional logit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.methods.choice.descent import lowest

Floats = NDArray[np.float64]
LEAST, MOST = 1e-12, 30.0
START = -1.0  # of the logs of the memories' weights: towards it they are pulled


@dataclass(frozen=True)
class Candidates:
    """Features of every candidate at every choice: memory (n, s, k), base (n, s, p), bend (n, s, q).

    Memories are not negative; `open_to` (n, s) is False where a candidate cannot be chosen.
    """

    memory: Floats
    base: Floats
    bend: Floats
    open_to: NDArray[np.bool_]


@dataclass(frozen=True)
class Remembered:
    """Fitted weights: a (k,), b (p,), g (q,)."""

    a: Floats
    b: Floats
    g: Floats

    def chances(self, of: Candidates) -> Floats:
        """Chance of each candidate (n, s), adding up to 1 a row; 0 where not open."""
        score, _, _ = _scores(of, self.a, self.b, self.g)
        return _shares(score)


def learn(
    of: Candidates,
    chosen: Floats,
    rows: Floats | None = None,
    ridges: tuple[float, float, float] = (0.3, 1.0, 1.0),
) -> Remembered:
    """The most likely weights given `chosen` (n, s): shares that add up to 1 a row.

    `rows` (n,) weighs the choices; `ridges` pull a to its start, b and g to 0.
    """
    weight = np.ones(len(chosen)) if rows is None else np.asarray(rows, dtype=np.float64)
    k, p = of.memory.shape[2], of.base.shape[2]
    centre = np.concatenate([np.full(k, START), np.zeros(p + of.bend.shape[2])])
    pull = np.repeat(ridges, (k, p, of.bend.shape[2]))

    def loss(at: Floats) -> tuple[float, Floats]:
        a, b, g = at[:k], at[k : k + p], at[k + p :]
        score, base, total = _scores(of, a, b, g)
        share = _shares(score)
        fit = float(weight @ (chosen * np.log(np.maximum(share, LEAST))).sum(axis=1))
        rest = weight[:, None] * (chosen - share)
        over = rest / total
        slopes = [
            np.exp(a) * np.tensordot(over, of.memory, 2),
            np.tensordot(over * base, of.base, 2),
            np.tensordot(rest, of.bend, 2),
        ]
        gone = at - centre
        return -fit + float(pull @ gone**2) / 2, pull * gone - np.concatenate(slopes)

    found = lowest(loss, centre)
    return Remembered(found[:k], found[k : k + p], found[k + p :])


def _scores(of: Candidates, a: Floats, b: Floats, g: Floats) -> tuple[Floats, Floats, Floats]:
    """Log pulls (n, s), -inf where not open; the base's part and the sum before the bend."""
    base = np.exp(np.clip(of.base @ b, -MOST, MOST))
    total = np.maximum(base + of.memory @ np.exp(a), LEAST)
    return np.where(of.open_to, np.log(total) + of.bend @ g, -np.inf), base, total


def _shares(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result
