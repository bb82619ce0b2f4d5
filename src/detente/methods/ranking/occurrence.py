"""Will a kind of event come between a pair within so many days? A logistic model of the pair's past.

Everything at an origin is from that day or before; what is forecast lies in the days after it. Origins are
split by time: the model learns from the earliest, is calibrated on later ones and scored on the last, each
part ending a horizon before the next begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.methods.calibration import Beta
from detente.methods.ranking.errors import NotTrained

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TAU = np.array([7.0, 30.0, 120.0, 365.0])  # days
RIDGE = 1.0
WARM = 120  # days without origins at the start, a sixth of the past at most
LEAST_CASES = 25  # times it must have happened, and not happened, in each part


@dataclass(frozen=True)
class Panel:
    """For each origin day and pair: features (rows, features); whether each kind came within the horizon.

    `pair` and `origin` (rows,) say of whom and when; `came` (rows, kinds) holds only where the horizon has
    passed (`known`, (rows,)). `names` are of the features of one kind; see `features_of`.
    """

    pair: Ints
    origin: Ints
    state: Floats  # (rows, kinds, len(TAU)) decayed counts of the pair by kind
    gap: Floats  # (rows, kinds) ln(1 + days since the last of a kind)
    busy: Floats  # (rows, 2) ln(1 + decayed events of either side with anybody), the less busy first
    came: NDArray[np.bool_]
    known: NDArray[np.bool_]

    def features_of(self, kind: int) -> Floats:
        """(rows, features) for one kind: own counts and gap, all kinds' counts, how busy both sides are."""
        own, every = self.state[:, kind], self.state.sum(axis=1)
        others = self.state[:, :, 1]
        never = (own[:, [-1]] == 0).astype(np.float64)
        gap = self.gap[:, [kind]]
        counts = [np.log1p(10 * own), np.log1p(every), np.log1p(others)]
        return np.concatenate([*counts, gap, never, never * gap, self.busy], axis=1)


def panel(
    pairs: Ints,
    sides: Ints,
    kinds: Ints,
    days: Ints,
    horizon: int,
    every: int,
    last: int | None = None,
    least: int = 2,
) -> Panel:
    """Events (n,) of pair, kind and day, in order of days; `sides` (pairs, 2) are the actors of each pair.

    Origins every `every` days, after a first stretch that only fills the counts, and on `last`, the day that
    is known to the end (by default the last event's). A pair has rows once it had an event.
    There are at least `least` kinds, whether they occur or not.
    """
    count, many = len(sides), max(int(kinds.max()) + 1, least)
    end = int(days[-1]) if last is None else last
    warm = min(WARM, (end - int(days[0])) // 6)
    origins = sorted({*range(end, int(days[0]) + warm - 1, -every)})
    state, seen = np.zeros((count, many, len(TAU))), np.full((count, many), -10_000)
    fade = np.exp(-1 / TAU)
    rows: list[tuple[Any, ...]] = []
    at, today = 0, int(days[0])
    for origin in origins:
        while today <= origin:
            state *= fade
            stop = int(np.searchsorted(days, today, side="right"))
            part = slice(at, stop)
            np.add.at(state, (pairs[part], kinds[part]), 1.0)
            seen[pairs[part], kinds[part]] = today
            at, today = stop, today + 1
        rows.append(_rows(state, seen, sides, origin, int(days[0])))
    pair, origin_of, kept, gap, busy = (np.concatenate(column) for column in zip(*rows, strict=True))
    came = _came(pairs, kinds, days, pair, origin_of, horizon, many)
    return Panel(pair, origin_of, kept, gap, busy, came, origin_of + horizon <= end)


def _rows(state: Floats, seen: Ints, sides: Ints, origin: int, first: int) -> tuple[Any, ...]:
    """The columns of one origin, for each pair that had an event."""
    pair = np.flatnonzero((seen > -10_000).any(axis=1))
    activity = state[:, :, 1].sum(axis=1)
    busy = np.zeros(int(sides.max()) + 1)
    np.add.at(busy, sides[:, 0], activity)
    np.add.at(busy, sides[:, 1], activity)
    both = np.sort(np.log1p(busy[sides[pair]]), axis=1)
    gap = np.log1p(np.minimum(origin - seen[pair], origin - first))  # what never came: not since the start
    return (pair, np.full(len(pair), origin), state[pair], gap, both)


def _came(
    pairs: Ints, kinds: Ints, days: Ints, pair: Ints, origin: Ints, horizon: int, many: int
) -> NDArray[np.bool_]:
    """Whether each kind came in the days (origin, origin + horizon], by binary search in its days."""
    came = np.zeros((len(pair), many), dtype=bool)
    span = int(days[-1]) + horizon + 2
    for kind in range(many):
        chosen = kinds == kind
        keys = np.sort(pairs[chosen] * span + days[chosen])
        low = np.searchsorted(keys, pair * span + origin, side="right")
        high = np.searchsorted(keys, pair * span + origin + horizon, side="right")
        came[:, kind] = high > low
    return came


@dataclass(frozen=True)
class Model:
    """A calibrated logistic model of standardised features."""

    mean: Floats
    scale: Floats
    weights: Floats
    curve: Beta

    def __call__(self, x: Floats) -> Floats:
        """Probabilities (n,) of features (n, features)."""
        return self.curve(raw(self.weights, (x - self.mean) / self.scale))


@dataclass(frozen=True)
class Record:
    """The model's forecasts on the last part of the past, what came, and the base rate known beforehand."""

    forecast: Floats
    came: Floats
    base: float
    pair: Ints


def learned(found: Panel, kind: int, horizon: int) -> tuple[Model, Record]:
    """A model to forecast with, and the record of one made the same way from the earlier past.

    Raises NotTrained (E662) where any part holds fewer than LEAST_CASES of either outcome.
    """
    x, y = found.features_of(kind), found.came[:, kind].astype(np.float64)
    usable = np.flatnonzero(found.known)
    first, last = (
        (int(v) for v in (found.origin[usable].min(), found.origin[usable].max())) if len(usable) else (0, 0)
    )
    cuts = [first + round((last - first) * share) for share in (0.5, 0.75)]
    early = usable[found.origin[usable] <= cuts[0] - horizon]
    middle = usable[(found.origin[usable] > cuts[0]) & (found.origin[usable] <= cuts[1] - horizon)]
    late = usable[found.origin[usable] > cuts[1]]
    for part in (early, middle, late):
        cases = float(y[part].sum())
        if min(cases, len(part) - cases) < LEAST_CASES:
            raise NotTrained(
                f"{cases:.0f} occurrences among {len(part)} past cases",
                f"{LEAST_CASES} of either outcome in each of three parts of the past",
                "Give a longer past, or more pairs.",
            )
    scored = _fit(x[early], y[early], x[middle], y[middle])
    record = Record(scored(x[late]), y[late], float(y[np.r_[early, middle]].mean()), found.pair[late])
    model = _fit(x[np.r_[early, middle]], y[np.r_[early, middle]], x[late], y[late])
    return model, record


def _fit(x: Floats, y: Floats, x2: Floats, y2: Floats) -> Model:
    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    weights = logistic((x - mean) / scale, y)
    return Model(mean, scale, weights, Beta.fit(raw(weights, (x2 - mean) / scale), y2))


def raw(weights: Floats, x: Floats) -> Floats:
    """Uncalibrated probabilities; the last weight is the constant."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x @ weights[:-1] + weights[-1], -30, 30))))


def logistic(x: Floats, y: Floats, steps: int = 30) -> Floats:
    """Ridge logistic regression by Newton's method: weights (features + 1,), the constant unpenalised."""
    data = np.c_[x, np.ones(len(x))]
    penalty = np.r_[np.full(x.shape[1], RIDGE), 1e-6]
    w = np.zeros(data.shape[1])
    for _ in range(steps):
        p = raw(w, x)
        slope = data.T @ (y - p) - penalty * w
        curve = (data * (p * (1 - p))[:, None]).T @ data + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        step *= min(1.0, 3.0 / max(float(np.abs(step).max()), 1e-12))
        w += step
        if float(np.abs(step).max()) < 1e-7:
            break
    return w
