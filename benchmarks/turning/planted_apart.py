"""Simulated pairs built otherwise than `planted`: what is calibrated there should be so here.

Activity drifts from day to day (first-order autoregression of its logarithm) in place of bursts by week, days
are negative binomial, coverage grows along a line, gaps are many and of any length, the change comes on any
day of the middle seven tenths, and multiplies one kind of act, the other, or both against each other.
"""

from __future__ import annotations

import numpy as np

from benchmarks.turning.planted import MONTH, Floats, Planted


def apart(seed: int, change: bool, any_day: bool = True) -> Planted:
    """One pair over 3 to 9 years; the change is by a factor of 1.6 to 6 up or down, or none."""
    random = np.random.default_rng(seed)
    days = np.arange(int(random.integers(40, 113)) * MONTH)
    cover = 1 + random.uniform(0, 2) * days / len(days)
    cover = cover * np.where(days % 7 > 4, random.uniform(0.2, 0.8), 1.0)
    for start in np.flatnonzero(random.random(len(days)) < 0.002):
        cover[start : start + int(random.exponential(15))] = 0.0
    at = int(random.uniform(0.15, 0.85) * len(days))
    at = at if any_day else at // MONTH * MONTH
    size = float(random.uniform(0.5, 1.8) * random.choice([-1, 1])) if change else 0.0
    of_cooperation, of_conflict = ((0, 1), (1, 0), (-1, 1))[int(random.integers(0, 3))]
    turn = size * (days >= at)
    bases = np.exp(random.uniform(np.log(0.07), np.log(1.2), 2))
    counts = [
        _counts(random, base * cover * np.exp(way * turn))
        for base, way in zip(bases, (of_cooperation, of_conflict), strict=True)
    ]
    world = random.poisson(random.uniform(20, 100) * cover).astype(float)
    return Planted((counts[0], counts[1], world), cover, at if change else None, size * of_conflict)


def _counts(random: np.random.Generator, rate: Floats) -> Floats:
    """Negative binomial days around a rate that drifts."""
    spread, memory = random.uniform(0.2, 0.7), random.uniform(0.5, 0.9)
    drift = random.normal(0, spread, len(rate))
    for n in range(1, len(rate)):
        drift[n] = memory * drift[n - 1] + np.sqrt(1 - memory**2) * drift[n]
    shape = random.uniform(1, 8)
    mixed = random.gamma(shape, 1 / shape, len(rate))
    return random.poisson(rate * np.exp(drift - spread**2 / 2) * mixed).astype(float)
