"""The next stage of a process: Markov's chain, and a conditional logit on the whole path so far.

Stages are those of PA-X (Bell and Badanjak 2019, J. Peace Research 56: 452-466, codebook "Stage"): pre-
negotiation, ceasefire, framework partial, framework comprehensive, implementation, renewal.
Processes go back as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods.choice.logit import chances, fit

Floats = NDArray[np.float64]
STAGES = ("Pre", "Cea", "SubPar", "SubComp", "Imp", "Ren")
S = len(STAGES)
RIDGE = 4.0
HALF_LIVES = (90.0, 720.0, 1e6)  # days
GAPS = (7.0, 60.0, 365.0)  # days since the last step


@dataclass(frozen=True)
class Step:
    """A process on the day of its next agreement: stages and days so far, and the stage that came.

    Days are ordinals, `before` is not empty; `came` may be -1 where not known; `kind` is of the conflict.
    """

    before: tuple[int, ...]
    days: tuple[int, ...]
    day: int
    came: int = -1
    kind: str = ""


def markov(steps: Sequence[Step], prior: float = 1.0) -> Floats:
    """Chance of the next stage by the last one (6, 6), each cell started at `prior` (Laplace)."""
    counts = np.full((S, S), prior)
    for step in steps:
        counts[step.before[-1], step.came] += 1
    result: Floats = counts / counts.sum(axis=1, keepdims=True)
    return result


@dataclass(frozen=True)
class Model:
    """Chain (6, 6) and weights (k,) of the features that bend it."""

    chain: Floats
    weights: Floats

    def __call__(self, steps: Sequence[Step]) -> Floats:
        """Chance of each stage (n, 6)."""
        return chances(features(steps, self.chain), self.weights)


def learn(steps: Sequence[Step], ridge: float = RIDGE) -> Model:
    """Fit on steps whose next stage is known."""
    chain = markov(steps)
    came = np.eye(S)[[step.came for step in steps]]
    return Model(chain, fit(features(steps, chain), came, ridge=ridge))


def features(steps: Sequence[Step], chain: ArrayLike) -> Floats:
    """Features (n, 6, k) of every candidate stage at each step, from a chain (6, 6).

    The chain's ln chance; how much of the past was spent in the stage, at three half-lives; staying, after
    short gaps; the stage before last; each stage's own level, by length of the process and after a short gap.
    """
    rows = np.asarray(chain, dtype=np.float64)[[step.before[-1] for step in steps]]
    n = len(steps)
    blocks = [np.log(rows)]
    for life in HALF_LIVES:
        mass = np.zeros((n, S))
        for k, step in enumerate(steps):
            age = step.day - np.array(step.days, dtype=float)
            np.add.at(mass[k], list(step.before), np.exp2(-age / life))
        blocks.append(np.log1p(mass))
    same = np.eye(S)[[step.before[-1] for step in steps]]
    gap = np.array([step.day - step.days[-1] for step in steps], dtype=float)[:, None]
    blocks += [same * (gap <= limit) for limit in GAPS]
    two = np.eye(S)[[step.before[-2] if len(step.before) > 1 else step.before[-1] for step in steps]]
    blocks += [two, same * two]
    long = np.log1p(np.array([len(step.before) for step in steps], dtype=float))[:, None] / 3.0
    blocks += [np.eye(S)[c] * long for c in range(S)]
    blocks += [np.eye(S)[c] * (gap <= 30) for c in range(S)]
    blocks += [np.broadcast_to(np.eye(S)[c], (n, S)) for c in range(S)]
    result: Floats = np.stack(blocks, axis=-1)
    return result
