"""Simulated pairs of actors with a planted change, or none: what a detector must find, and must not.

Daily counts of cooperation and conflict: gamma-mixed Poisson (bursts), a week with quiet ends, media coverage
that grows, outages with no reports at all, and a world of other events under the same coverage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MONTH = 30


@dataclass(frozen=True)
class Planted:
    """Monthly counts (n,), the world's counts and the covered share; the month and log size of the change."""

    cooperation: Floats
    conflict: Floats
    world: Floats
    covered: Floats
    at: int | None
    size: float


def planted(seed: int, change: bool) -> Planted:
    """One pair over 4 to 9 years; the change multiplies the level of conflict by 2 to 6, or divides it."""
    random = np.random.default_rng(seed)
    months = int(random.integers(48, 108))
    days = np.arange(months * MONTH)
    cover = np.exp(random.uniform(0.0, 0.35) * days / 365.0)  # growth up to 35 % a year in logs
    cover = cover * np.where(days % 7 < 5, 1.0, random.uniform(0.3, 0.9))
    for _ in range(int(random.integers(0, 4))):
        start = int(random.integers(0, len(days)))
        cover[start : start + int(random.integers(3, 40))] = 0.0
    at = int(random.integers(12, months - 12)) if change else None
    size = float(random.uniform(np.log(2), np.log(6)) * random.choice([-1, 1])) if change else 0.0
    after = (days >= at * MONTH) if at is not None else np.zeros(len(days), bool)
    both = bool(random.integers(0, 2))
    rates = np.exp(random.normal(np.log(0.25), 0.8, 2))
    turn = np.exp(size * after)
    cooperation = _counts(random, rates[0] * cover * (1 / turn if both else 1.0))
    conflict = _counts(random, rates[1] * cover * turn)
    world = random.poisson(60 * cover).astype(float)
    return Planted(
        _monthly(cooperation),
        _monthly(conflict),
        _monthly(world),
        _monthly((cover > 0).astype(float)) / MONTH,
        at,
        size,
    )


def _counts(random: np.random.Generator, rate: Floats) -> Floats:
    """Bursty counts: each week's rate is multiplied by a gamma of mean 1."""
    shape = random.uniform(1.5, 6.0)
    weeks = random.gamma(shape, 1 / shape, len(rate) // 7 + 1)
    return random.poisson(rate * np.repeat(weeks, 7)[: len(rate)]).astype(float)


def _monthly(daily: Floats) -> Floats:
    return np.asarray(daily.reshape(-1, MONTH).sum(axis=1), dtype=np.float64)
