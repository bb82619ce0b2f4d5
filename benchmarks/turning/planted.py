"""Simulated pairs of actors with a planted change, or none: what a detector must find, and must not.
`planted_apart` builds others in another way.

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
    """Daily counts (days,) of the pair and of the world; the day of the change, its log size on conflict."""

    days: tuple[Floats, Floats, Floats]
    covers: Floats
    day: int | None
    size: float

    @property
    def cooperation(self) -> Floats:
        """Cooperative acts by month."""
        return _monthly(self.days[0])

    @property
    def conflict(self) -> Floats:
        """Conflictual acts by month."""
        return _monthly(self.days[1])

    @property
    def world(self) -> Floats:
        """What is reported on others by month."""
        return _monthly(self.days[2])

    @property
    def covered(self) -> Floats:
        """The share of each month with any coverage."""
        return _monthly((self.covers > 0).astype(float)) / MONTH

    @property
    def at(self) -> int | None:
        """The month that begins nearest to the change."""
        return None if self.day is None else round(self.day / MONTH)


def planted(seed: int, change: bool, any_day: bool = False) -> Planted:
    """One pair over 4 to 9 years; the change multiplies the level of conflict by 2 to 6, or divides it.

    It comes at the start of a month, or on `any_day`.
    """
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
    late = int(np.random.default_rng((seed, 1)).integers(0, MONTH)) if any_day else 0
    day = at * MONTH + late if at is not None else None
    after = (days >= day) if day is not None else np.zeros(len(days), bool)
    both = bool(random.integers(0, 2))
    rates = np.exp(random.normal(np.log(0.25), 0.8, 2))
    turn = np.exp(size * after)
    cooperation = _counts(random, rates[0] * cover * (1 / turn if both else 1.0))
    conflict = _counts(random, rates[1] * cover * turn)
    world = random.poisson(60 * cover).astype(float)
    return Planted((cooperation, conflict, world), cover, day, size)


def _counts(random: np.random.Generator, rate: Floats) -> Floats:
    """Bursty counts: each week's rate is multiplied by a gamma of mean 1."""
    shape = random.uniform(1.5, 6.0)
    weeks = random.gamma(shape, 1 / shape, len(rate) // 7 + 1)
    return random.poisson(rate * np.repeat(weeks, 7)[: len(rate)]).astype(float)


def _monthly(daily: Floats) -> Floats:
    return np.asarray(daily.reshape(-1, MONTH).sum(axis=1), dtype=np.float64)
