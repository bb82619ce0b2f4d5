"""What is known of pairs of actors day by day, and whether a kind of event came in the days after.

Everything at an origin is from that day or before; what is forecast lies in the days after it. The chances
themselves are learned in `chances`. Days on which a kind came are counted, not reports: fifty reports of one
expulsion are one day of it, and the question is whether it comes again, not how loudly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.int64]
TAU = np.array([7.0, 30.0, 120.0, 365.0])  # days
WEEK, MONTH, SEASON = 0, 1, 2  # columns of TAU
SPAN_TAU = np.array([60.0, 365.0])  # days
THIRTY = 30.0  # paces are days with an event in thirty
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
    pace: Singles  # (rows, kinds, len(TAU)) days with the kind in thirty, the latest counting most
    pace_any: Singles  # (rows, len(TAU)) days with anything
    share: Singles  # (rows, kinds, len(SPAN_TAU)) share of the spans between origins that held the kind
    gap: Singles  # (rows, kinds) ln(1 + days since the last of a kind)
    crowd: Singles  # (rows, kinds, 2) ln of what both sides' dealings with anybody let expect: week, month
    busy: Singles  # (rows, 2) ln(1 + decayed days of either side with anybody), the less busy first
    came: NDArray[np.bool_]
    known: NDArray[np.bool_]

    @property
    def kinds(self) -> int:
        """How many kinds there are."""
        return int(self.came.shape[1])

    def own(self, kind: int, rows: Ints | slice = slice(None)) -> Floats:
        """(rows, features) that mean the same for every kind: its pace, rhythm and gap, who is busy with it.

        Squares and products let the same pace mean more between sides that are busy or met lately.
        """
        pace, lively = np.log1p(10 * self.pace[rows, kind]), np.log1p(self.pace_any[rows])
        share, gap, busy = self.share[rows, kind], self.gap[rows, kind, None], self.busy[rows]
        crowd, lately = self.crowd[rows, kind], lively[:, MONTH : SEASON + 1]
        rhythm = [np.log(share + 0.01), np.sqrt(share), share]
        of_pace = [pace**2, pace * gap, pace * busy[:, :1], pace[:, MONTH : SEASON + 1] * lately]
        of_sides = [crowd**2, crowd * lately[:, :1], lately**2, lately * gap, lately * busy[:, :1]]
        columns = [pace, lively, *rhythm, gap, busy, crowd, *of_pace, *of_sides]
        return np.concatenate(columns, axis=1, dtype=np.float64)

    def others(self, rows: Ints | slice = slice(None)) -> Floats:
        """(rows, kinds): the month's pace of every kind. A threat announces a sanction, a promise a visit."""
        return np.log1p(10 * self.pace[rows, :, MONTH], dtype=np.float64)

    def features_of(self, kind: int, rows: Ints | slice = slice(None)) -> Floats:
        """(rows, features) for one kind: `own`, then `others`."""
        return np.concatenate([self.own(kind, rows), self.others(rows)], axis=1)


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
    many, first = max(int(kinds.max()) + 1, least), int(days[0])
    end = int(days[-1]) if last is None else last
    warm = min(WARM, (end - first) // 6)
    tally = _Tally(sides, many, first)
    seen = _distinct(pairs, kinds, days, len(sides), many)
    rows: list[tuple[Any, ...]] = []
    at = 0
    for origin in sorted(range(end, first - 1, -every)):
        stop = int(np.searchsorted(seen[2], origin, side="right"))
        tally.let_in(seen[:, at:stop], origin)
        at = stop
        if origin >= first + warm:
            rows.append(tally.rows())
    pair, origin_of, pace, lively, share, gap, crowd, busy = (
        np.concatenate(c) for c in zip(*rows, strict=True)
    )
    came = _came(pairs, kinds, days, pair, origin_of, horizon, many)
    known = origin_of + horizon <= end
    return Panel(pair, origin_of, pace, lively, share, gap, crowd, busy, came, known)


def _distinct(pairs: Ints, kinds: Ints, days: Ints, count: int, many: int) -> Ints:
    """(3, n): each pair, kind and day once, in order of days."""
    key = np.unique((days * count + pairs) * many + kinds)
    return np.stack([key // many % count, key % many, key // (many * count)])


class _Tally:
    """The counts of all pairs as of one day, brought forward from origin to origin."""

    def __init__(self, sides: Ints, many: int, first: int) -> None:
        count = len(sides)
        self.sides, self.first, self.day = sides, first, first - 1
        self.pace, self.any = np.zeros((count, many, len(TAU))), np.zeros((count, len(TAU)))
        self.spans, self.all_spans = np.zeros((count, many, len(SPAN_TAU))), np.zeros(len(SPAN_TAU))
        self.seen = np.full((count, many), NEVER)

    def let_in(self, seen: Ints, origin: int) -> None:
        """Distinct pairs, kinds and days (3, n) after the last origin and up to this one."""
        pairs, kinds, days = seen
        fade, fade_spans = np.exp(-(origin - self.day) / TAU), np.exp(-(origin - self.day) / SPAN_TAU)
        weight = np.exp(-(origin - days)[:, None] / TAU)
        one = np.r_[True, (np.diff(pairs) != 0) | (np.diff(days) != 0)][: len(pairs)]
        for counts, where, added in (
            (self.pace, (pairs, kinds), weight),
            (self.any, (pairs[one],), weight[one]),
        ):
            counts *= fade
            np.add.at(counts, where, added)
        np.maximum.at(self.seen, (pairs, kinds), days)
        self.spans *= fade_spans
        self.spans += (self.seen > self.day)[:, :, None]
        self.all_spans = self.all_spans * fade_spans + 1
        self.day = origin

    def rows(self) -> tuple[Any, ...]:
        """The columns of this origin, for each pair that had an event."""
        pair = np.flatnonzero((self.seen > NEVER).any(axis=1))
        lived = self.day - self.first + 1
        exposure = TAU * (1 - np.exp(-lived / TAU)) / THIRTY  # a young past holds less, not a slower pace
        gap = np.log1p(np.minimum(self.day - self.seen[pair], lived))  # never: not since the start
        columns = (
            self.pace[pair] / exposure,
            self.any[pair] / exposure,
            self.spans[pair] / self.all_spans,
            gap,
            self._crowd(pair),
            np.sort(np.log1p(self._of_actors(self.pace[:, :, MONTH].sum(axis=1))[self.sides[pair]]), axis=1),
        )
        return (pair, np.full(len(pair), self.day), *(column.astype(np.float32) for column in columns))

    def _of_actors(self, counts: Floats) -> Floats:
        """(actors, ...) sums of (pairs, ...) over all pairs of each actor."""
        total = np.zeros((int(self.sides.max()) + 1, *counts.shape[1:]))
        for side in (0, 1):
            np.add.at(total, self.sides[:, side], counts)
        return total

    def _crowd(self, pair: Ints) -> Floats:
        """(rows, kinds, 2): as if acts of a kind fell on pairs as its actors are active in it."""
        recent = self.pace[:, :, WEEK : MONTH + 1]
        active, whole = self._of_actors(recent) + 0.1, recent.sum(axis=0) + 1
        a, b = self.sides[pair].T
        return np.asarray(np.log(active[a] * active[b] / whole))


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
