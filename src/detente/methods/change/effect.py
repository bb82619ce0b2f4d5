"""Was this date a change? Before against after, beside every other date on which nothing special happened."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import ArrayLike

from detente.methods.change.errors import BadSeries
from detente.methods.change.memory import SHRUNK, left_over, widening
from detente.methods.change.quantiles import student
from detente.methods.change.segments import evidence
from detente.methods.change.series import Floats, checked

WINDOW = 12  # steps before and after
LEAST_AFTER = 3  # steps that must have passed before anything can be said
HORIZONS = (3, 6, 12)


@dataclass(frozen=True)
class Ratio:
    """Level after over level before, with its 90 % interval; `log_error` is the error of its logarithm."""

    value: float
    low: float
    high: float
    log_error: float

    @property
    def z(self) -> float:
        """Its logarithm in units of its error: 0 no change, negative a fall."""
        return log(self.value) / self.log_error


@dataclass(frozen=True)
class Effect:
    """What changed at a date.

    `before` and `after` are steps looked at; `placebo` the share of other dates of the series with a smaller
    |z|; `persistence` the ratio over the steps up to each horizon since the one before.
    """

    ratio: Ratio
    before: int
    after: int
    log_bayes: float
    placebo: float
    placebos: int
    persistence: dict[int, float]


def effect(counts: ArrayLike, at: int, relative: Floats | None = None, window: int = WINDOW) -> Effect:
    """The effect at step `at` (the first of the time after) on counts (n,), under relative coverage (n,).

    Raises BadSeries (E650) where fewer than LEAST_AFTER steps lie before or after.
    """
    y = checked(counts)
    cover = np.ones(len(y)) if relative is None else relative
    low, high = max(0, at - window), min(len(y), at + window)
    if at - low < LEAST_AFTER or high - at < LEAST_AFTER:
        raise BadSeries(
            f"{max(at - low, 0)} steps before and {max(high - at, 0)} after",
            f"{LEAST_AFTER} of each",
            "Wait, or take shorter steps or a longer past.",
        )
    found = ratio(y, cover, low, at, high)
    others = placebos(y, cover, window, at)
    return Effect(
        ratio=found,
        before=at - low,
        after=high - at,
        log_bayes=log_bayes(np.log1p(y / cover), low, at, high),
        placebo=float(np.mean(others < abs(found.z))) if len(others) else float("nan"),
        placebos=len(others),
        persistence=persistence(y, cover, low, at),
    )


def placebos(counts: ArrayLike, relative: Floats, window: int = WINDOW, at: int | None = None) -> Floats:
    """|z| of every other date of a series: half a window from `at`, or of all dates of another series."""
    y = checked(counts)
    return np.array(
        [
            abs(ratio(y, relative, max(0, p - window), p, min(len(y), p + window)).z)
            for p in range(LEAST_AFTER, len(y) - LEAST_AFTER + 1)
            if at is None or abs(p - at) >= window // 2
        ]
    )


def ratio(y: Floats, cover: Floats, low: int, at: int, high: int) -> Ratio:
    """Level of [at, high) over that of [low, at), with an interval that knows bursts and memory.

    Quasi-Poisson: the variance is the dispersion times the mean (McCullagh and Nelder 1989, ch. 9), widened
    for the `memory` of what is left over; Student's t with the steps less 2.
    """
    sides = [slice(low, at), slice(at, high)]
    acts = [float(y[side].sum()) + SHRUNK for side in sides]
    levels = [count / (float(cover[side].sum()) + 1e-9) for count, side in zip(acts, sides, strict=True)]
    spread = dispersion(y, cover, sides)
    error = sqrt(spread * (1 / acts[0] + 1 / acts[1]))
    value = levels[1] / levels[0]
    reach = student(0.95, high - low - 2) * error
    return Ratio(value, value * exp(-reach), value * exp(reach), error)


def dispersion(y: Floats, cover: Floats, sides: list[slice]) -> float:
    """Variance over mean of what is left over, widened for its memory; at least 1."""
    left = left_over(y, cover, sides)
    return max(1.0, float((left**2).sum()) / max(len(left) - 2, 1) * widening(left, len(sides)))


def log_bayes(y: Floats, low: int, at: int, high: int) -> float:
    """Log of how much likelier two levels split at `at` make the stretch than one level."""
    part = y[low:high]
    table = evidence(part)
    cut, end = at - low, high - low
    return float(table[0, cut] + table[cut, end] - table[0, end])


def persistence(y: Floats, cover: Floats, low: int, at: int) -> dict[int, float]:
    """For each horizon that has passed, the level since the one before it over the level before the date."""
    base = (float(y[low:at].sum()) + SHRUNK) / (float(cover[low:at].sum()) + 1e-9)
    found, start = {}, 0
    for horizon in HORIZONS:
        if at + horizon > len(y):
            break
        part = slice(at + start, at + horizon)
        found[horizon] = (float(y[part].sum()) + SHRUNK) / (float(cover[part].sum()) + 1e-9) / base
        start = horizon
    return found
