"""Which inputs an answer hangs on: one at a time, or by shares of the variance.

The tornado moves one input from its 5 % to its 95 % quantile, all others at their middle. Sobol indices
split the variance of the answer over the inputs: the first-order index is the share an input explains by
itself, the total index the share that vanishes without it (Saltelli et al. 2010, Computer Physics
Communications 181: 259, estimators of Table 2: Saltelli for the first order, Jansen for the total).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Answer = Callable[[Floats], Floats]  # chances (draw, input) -> answers (draw,)


@dataclass(frozen=True)
class Swing:
    """The answer with one input low and high, the others in the middle."""

    low: float
    high: float

    @property
    def size(self) -> float:
        """How far the answer swings."""
        return abs(self.high - self.low)


def tornado(answer: Answer, inputs: int, reach: float = 0.9) -> list[Swing]:
    """Swings of the answer over the central `reach` of each input, in the order of the inputs."""
    chances = np.full((2 * inputs, inputs), 0.5)
    for column in range(inputs):
        chances[2 * column, column] = 0.5 - reach / 2
        chances[2 * column + 1, column] = 0.5 + reach / 2
    values = answer(chances)
    return [Swing(float(values[2 * c]), float(values[2 * c + 1])) for c in range(inputs)]


def sobol(answer: Answer, inputs: int, draws: int, seed: int = 0) -> tuple[Floats, Floats]:
    """First-order and total index of each input, (input,) each; draws x (inputs + 2) evaluations.

    Where the answer does not vary all indices are 0. Estimates scatter by about 1 / sqrt(draws).
    """
    random = np.random.Generator(np.random.Philox(seed))
    one, two = random.random((draws, inputs)), random.random((draws, inputs))
    base, other = answer(one), answer(two)
    variance = float(np.concatenate([base, other]).var())
    first, total = np.zeros(inputs), np.zeros(inputs)
    if variance <= 1e-18:
        return first, total
    for column in range(inputs):
        mixed = one.copy()
        mixed[:, column] = two[:, column]
        value = answer(mixed)
        first[column] = float((other * (value - base)).mean()) / variance
        total[column] = float(((base - value) ** 2).mean()) / (2 * variance)
    return first, total
