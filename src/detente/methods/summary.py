"""Means, intervals and signs of many draws in the memory of a few: what is kept does not grow with draws."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from detente.methods.compiled import compiled, in_use

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
BINS = 2001  # odd, so that no difference at all has a bin of its own in a range about 0
EVEN = 1e-9  # of the range: a difference smaller than this is no difference


@compiled
def take_in(
    values: Floats, low: Floats, high: Floats, sums: Floats, above: Counts, below: Counts, bins: Counts
) -> None:
    """Account for a chunk (draw, size), number by number; `sums` holds totals and squares, (2, size)."""
    for c in range(len(low)):
        width = high[c] - low[c] if high[c] > low[c] else 1.0
        per_bin, slack = BINS / width, EVEN * width
        total, square, more, less = 0.0, 0.0, 0, 0
        for d in range(len(values)):
            value = values[d, c]
            total += value
            square += value * value
            more += value > slack
            less += value < -slack
            bins[c, min(max(int((value - low[c]) * per_bin), 0), BINS - 1)] += 1
        sums[0, c] += total
        sums[1, c] += square
        above[c] += more
        below[c] += less


@dataclass
class Summary:
    """Running account of `size` numbers, each known to lie in its own range [low, high]."""

    low: Floats
    high: Floats
    count: int = 0
    sums: Floats = field(init=False)
    above: Counts = field(init=False)
    below: Counts = field(init=False)
    bins: Counts = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.low)
        self.sums = np.zeros((2, size))
        self.above, self.below = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
        self.bins = np.zeros((size, BINS), dtype=np.int64)

    def add(self, values: Floats) -> None:
        """Take in a chunk, (draw, size)."""
        self.count += len(values)
        if in_use():
            take_in(values, self.low, self.high, self.sums, self.above, self.below, self.bins)
            return
        rows = np.ascontiguousarray(values.T)
        self.sums += rows.sum(axis=1), np.einsum("ij,ij->i", rows, rows)
        width = np.where(self.high > self.low, self.high - self.low, 1.0)
        slack = (EVEN * width)[:, np.newaxis]
        self.above += np.count_nonzero(rows > slack, axis=1)
        self.below += np.count_nonzero(rows < -slack, axis=1)
        place = ((rows - self.low[:, np.newaxis]) * (BINS / width)[:, np.newaxis]).astype(np.int64)
        np.clip(place, 0, BINS - 1, out=place)
        place += (np.arange(len(self.low)) * BINS)[:, np.newaxis]
        self.bins += np.bincount(place.ravel(), minlength=self.bins.size).reshape(self.bins.shape)

    def merge(self, other: Summary) -> None:
        """Take in another account of the same numbers."""
        self.count += other.count
        for name in ("sums", "above", "below", "bins"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def mean(self) -> Floats:
        """Mean of each number."""
        result: Floats = self.sums[0] / max(self.count, 1)
        return result

    @property
    def error(self) -> Floats:
        """Standard error of each mean."""
        spread = np.maximum(self.sums[1] / max(self.count, 1) - self.mean**2, 0.0)
        result: Floats = np.sqrt(spread / max(self.count - 1, 1))
        return result

    def quantile(self, chance: float) -> Floats:
        """The value below which that share of the draws lies, to one part in 2,000 of the range."""
        reached = np.cumsum(self.bins, axis=1)
        place = np.minimum((reached < chance * self.count).sum(axis=1), BINS - 1)
        result: Floats = self.low + (place + 0.5) * ((self.high - self.low) / BINS)
        return result

    @property
    def sign(self) -> NDArray[np.int64]:
        """Sign of each mean where it exceeds the least difference, else 0."""
        return np.where(np.abs(self.mean) > EVEN * (self.high - self.low), np.sign(self.mean), 0).astype(
            np.int64
        )

    @property
    def sign_share(self) -> Floats:
        """Share of the draws with the sign of the mean (mean 0: of draws that differ by nothing)."""
        none = self.count - self.above - self.below
        held = np.where(self.sign > 0, self.above, np.where(self.sign < 0, self.below, none))
        result: Floats = held / max(self.count, 1)
        return result
