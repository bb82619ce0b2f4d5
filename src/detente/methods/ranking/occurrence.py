"""What is known of pairs of actors day by day, and whether a kind of event came in the days after.

Everything at an origin is from that day or before; what is forecast lies in the days after it. The chances
themselves are learned in `chances`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TAU = np.array([7.0, 30.0, 120.0, 365.0])  # days
MONTH, SEASON = 1, 2  # columns of TAU
WARM = 120  # days without origins at the start, a sixth of the past at most
NEVER = -10_000


@dataclass(frozen=True)
class Panel:
    """For each origin day and pair: what was known; whether each kind came within the horizon.

    `pair` and `origin` (rows,) say of whom and when; `came` (rows, kinds) holds only where the horizon has
    passed (`known`, (rows,)).
    """

    pair: Ints
    origin: Ints
    state: NDArray[np.float32]  # (rows, kinds, len(TAU)) decayed counts of the pair by kind
    total: NDArray[np.float32]  # (rows, kinds) counts since the beginning
    gap: Floats  # (rows, kinds) ln(1 + days since the last of a kind)
    busy: Floats  # (rows, 2) ln(1 + decayed events of either side with anybody), the less busy first
    came: NDArray[np.bool_]
    known: NDArray[np.bool_]

    def features_of(self, kind: int) -> Floats:
        """(rows, features) for one kind: its counts and gap, those of every other kind, how busy both are.

        Other kinds are its precursors: a threat before a sanction, a promise before a meeting. Products let
        the same counts mean more between sides that are busy or met lately.
        """
        own, every = np.log1p(10 * self.state[:, kind]), self.state.sum(axis=1)
        gap, never = self.gap[:, [kind]], (self.state[:, kind, -1:] == 0).astype(np.float64)
        ever = [np.log1p(self.total[:, [kind]]), np.log1p(self.total.sum(axis=1, keepdims=True))]
        share = (self.state[:, [kind], SEASON] + 0.2) / (every[:, [SEASON]] + 5)
        products = [own * gap, own * self.busy[:, :1], own * self.busy[:, 1:], own**2]
        others = [np.log1p(5 * self.state[:, :, MONTH]), self.gap]
        return np.concatenate(
            [own, np.log1p(every), *others, gap, never, never * gap, self.busy, *ever, share, *products],
            axis=1,
            dtype=np.float64,
        )


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
    state, seen = np.zeros((count, many, len(TAU))), np.full((count, many), NEVER)
    total = np.zeros((count, many), np.float32)
    fade = np.exp(-1 / TAU)
    rows: list[tuple[Any, ...]] = []
    at, today = 0, int(days[0])
    for origin in origins:
        while today <= origin:
            state *= fade
            stop = int(np.searchsorted(days, today, side="right"))
            part = slice(at, stop)
            np.add.at(state, (pairs[part], kinds[part]), 1.0)
            np.add.at(total, (pairs[part], kinds[part]), 1.0)
            seen[pairs[part], kinds[part]] = today
            at, today = stop, today + 1
        rows.append(_rows(state, total, seen, sides, origin, int(days[0])))
    pair, origin_of, kept, ever, gap, busy = (np.concatenate(column) for column in zip(*rows, strict=True))
    came = _came(pairs, kinds, days, pair, origin_of, horizon, many)
    return Panel(pair, origin_of, kept, ever, gap, busy, came, origin_of + horizon <= end)


def _rows(
    state: Floats, total: NDArray[np.float32], seen: Ints, sides: Ints, origin: int, first: int
) -> tuple[Any, ...]:
    """The columns of one origin, for each pair that had an event."""
    pair = np.flatnonzero((seen > NEVER).any(axis=1))
    activity = state[:, :, MONTH].sum(axis=1)
    busy = np.zeros(int(sides.max()) + 1)
    np.add.at(busy, sides[:, 0], activity)
    np.add.at(busy, sides[:, 1], activity)
    both = np.sort(np.log1p(busy[sides[pair]]), axis=1)
    gap = np.log1p(np.minimum(origin - seen[pair], origin - first))  # what never came: not since the start
    now = state[pair].astype(np.float32)
    return (pair, np.full(len(pair), origin), now, total[pair], gap, both)


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
