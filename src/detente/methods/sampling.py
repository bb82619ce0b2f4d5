"""Uncertain numbers and their draws: the same draw whoever asks, in any chunk, beside any others.

Every uncertain number has a key. Its draws are the outputs of a counter-based generator (Philox 4x64;
Salmon et al. 2011) under that key, so a number is sampled alike in two runs that differ in everything else:
common random numbers, which make the difference of two runs far less noisy than either (Law 2015, ch. 11).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FIXED, UNIFORM, TRIANGULAR, NORMAL = "fixed", "uniform", "triangular", "normal"

# Acklam's rational approximation of the normal quantile, relative error below 1.2e-9
_A = (
    -3.969683028665376e1,
    2.209460984245205e2,
    -2.759285104469687e2,
    1.383577518672690e2,
    -3.066479806614716e1,
)
_A_LAST = 2.506628277459239
_B = (
    -5.447609879822406e1,
    1.615858368580409e2,
    -1.556989798598866e2,
    6.680131188771972e1,
    -1.328068155288572e1,
)
_C = (-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968)
_C_LAST = 2.938163982698783
_D = (7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416)
_TAIL = 0.02425


def normal_quantile(chance: Floats) -> Floats:
    """Quantile of the standard normal distribution for chances in (0, 1)."""
    p = np.clip(chance, 1e-16, 1.0 - 1e-16)
    near = p - 0.5
    square = near * near
    body = near * np.polyval((*_A, _A_LAST), square) / np.polyval((*_B, 1.0), square)
    far = np.sqrt(-2.0 * np.log(np.minimum(p, 1.0 - p)))
    tail = np.polyval((*_C, _C_LAST), far) / np.polyval((*_D, 1.0), far)
    return np.where(np.minimum(p, 1.0 - p) < _TAIL, np.where(p < 0.5, tail, -tail), body)


@dataclass(frozen=True)
class Number:
    """A number, an interval or a distribution, within the bounds of what it measures.

    `fixed`: value; `uniform`: low, high; `triangular`: low, value (mode), high; `normal`: value (mean),
    spread (standard deviation), cut off at the bounds.
    """

    kind: str
    value: float
    low: float = -np.inf
    high: float = np.inf
    spread: float = 0.0

    @property
    def certain(self) -> bool:
        """Whether every draw is the same."""
        return self.kind == FIXED

    def centre(self) -> float:
        """The best single guess: the value itself, or the middle of an interval."""
        return 0.5 * (self.low + self.high) if self.kind == UNIFORM else self.value

    def at(self, chance: Floats) -> Floats:
        """Quantiles: the number at each chance in [0, 1]."""
        if self.kind == UNIFORM:
            return self.low + (self.high - self.low) * chance
        if self.kind == TRIANGULAR:
            return _triangular(chance, self.low, self.value, self.high)
        if self.kind == NORMAL:
            return np.clip(self.value + self.spread * normal_quantile(chance), self.low, self.high)
        return np.full_like(chance, self.value)


def _triangular(chance: Floats, low: float, mode: float, high: float) -> Floats:
    width = high - low
    if width <= 0:
        return np.full_like(chance, mode)
    turn = (mode - low) / width
    rising = low + np.sqrt(chance * width * (mode - low))
    falling = high - np.sqrt((1.0 - chance) * width * (high - mode))
    return np.where(chance < turn, rising, falling)


def key_of(*names: str) -> int:
    """The key of a named number: the same names give the same draws."""
    return int.from_bytes(hashlib.blake2b("\x1f".join(names).encode(), digest_size=8).digest(), "little")


def uniforms(key: int, seed: int, start: int, count: int) -> Floats:
    """Draws `start` to `start + count` of the uniform stream under a key; chunks join up without a seam."""
    source = np.random.Philox(key=np.array([key, seed], dtype=np.uint64))
    first = start - start % 4
    source.advance(first // 4)
    return np.random.Generator(source).random(start - first + count)[start - first :]
