"""What is known of (s, r, o) strictly before a day, as numbers a ranker can learn from.

Nothing here sees an event of the day or later: the memory holds only days before. A feature of a query never
depends on the other queries of its day.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.counts import Counts, find, lately
from detente.methods.ranking.factors import score
from detente.methods.ranking.memory import LAGS, Memory, band, pace

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
FIVE = ("gap", "count", "week", "month", "season")
NAMES = (
    *(f"{family} {name}" for family in ("sro", "so", "ro", "o") for name in FIVE),
    "sro share of sr",
    "sro share of sr, ever",
    "so share of s",
    "ro share of r",
    "confidence, best",
    "confidence, second",
    "confidence, any",
    "lift, sum",
    "lift, best",
    "relations of the pair",
    "back gap",
    "back month",
    "two steps",
    "three steps",
    "country did r to o, month",
    "country did r to o, count",
    "s did r to country, month",
    "country did r to country, month",
    "s with country, month",
    "sector did r to sector, season",
    "same country",
    "same sector",
    "sr count",
    "sr gap",
    "sr month",
    "s month",
    "r month",
    "candidates",
    "pace confidence, best",
    "pace confidence, any",
    "pace lift, sum",
    "confidence against the best",
    "any against the best",
    "three steps against the best",
    "sro month against the best",
    "so week against the best",
    "pace confidence, any, against the best",
    "country of s with o, month",
    "factors",
    "factors less the best",
    "rank by confidence, any",
    "rank by pace confidence, any",
    "rank by three steps",
    "rank by factors",
    "rank by so month",
)
PRIOR = np.float32(8.0)  # tries that a relation's general rate is worth against a body's own
NO_GAP = 2000.0  # days, for what never happened
CONFIDENCE, ANY, THREE, SRO_MONTH, SO_WEEK, PACE_ANY, SO_MONTH = 24, 26, 33, 3, 7, 49, 8
RELATIVE = 51  # the first of the shares of the best
OF_COUNTRY, FACTORS = 57, 58  # the last but seven; places follow the factors


@compiled
def five(table: Counts, slot: Any, day: int, out: Floats) -> None:
    """Gap, count and the three decayed counts of a slot."""
    if slot < 0:
        out[0] = NO_GAP
        out[1:5] = 0
        return
    out[0] = day - table.last[slot]
    out[1] = table.total[slot]
    for k in range(3):
        out[2 + k] = lately(table, slot, day, k)


@compiled
def rates(m: Memory, r: int) -> Floats:
    """By band, how often r came of any earlier relation at all: what a body's own rate is shrunk to."""
    out = np.empty(len(LAGS) + 1, np.float32)
    for b in range(len(LAGS) + 1):
        hits, tries = np.float32(0.01), np.float32(1.0)
        for body in range(m.relations):
            hits += m.hits[body, r, b]
            tries += m.tries[body, r, b]
        out[b] = hits / tries
    return out


@compiled
def confidences(m: Memory, so: Any, r: int, day: int, general: Floats, out: Floats) -> None:
    """Best, second, any (noisy or), sum and best of the log lifts, number of relations of a pair."""
    best, second, none, lifts, top, count = 0.0, 0.0, 0.0, 0.0, -10.0, 0
    sro = m.so_first_sro[so] if so >= 0 else -1
    while sro >= 0:
        b = band(day - m.sro.last[sro])
        body = m.sro_relation[sro]
        rate = (m.hits[body, r, b] + PRIOR * general[b]) / (m.tries[body, r, b] + PRIOR)
        rate = min(rate, np.float32(0.95))
        lift = np.log(rate / general[len(LAGS)])
        none += np.log(1 - rate)
        lifts += lift
        if lift > top:
            top = lift
        if rate > best:
            best, second = rate, best
        elif rate > second:
            second = rate
        count += 1
        sro = m.sro_next_of_pair[sro]
    out[0], out[1], out[2], out[3], out[4], out[5] = best, second, -none, lifts, top, count


@compiled
def paces(m: Memory, so: Any, r: int, day: int, general: Any, out: Floats) -> None:
    """As `confidences`, by how often each earlier relation came lately: best, any, sum of the log lifts."""
    best, none, lifts = 0.0, 0.0, 0.0
    sro = m.so_first_sro[so] if so >= 0 else -1
    while sro >= 0:
        body, p = m.sro_relation[sro], pace(m, sro, day)
        rate = (m.pace_hits[body, r, p] + PRIOR * general) / (m.pace_tries[body, r, p] + PRIOR)
        rate = min(rate, np.float32(0.95))
        none += np.log(1 - rate)
        lifts += np.log(rate / general)
        best = max(best, rate)
        sro = m.sro_next_of_pair[sro]
    out[0], out[1], out[2] = best, -none, lifts


@compiled
def month(table: Counts, key: Any, day: int, k: int) -> Any:
    """A decayed count by key; 0 where it never occurred."""
    return lately(table, find(table, key), day, k)


@compiled
def fill(m: Memory, s: int, r: int, day: int, candidates: Ints, two: Floats, three: Floats) -> Floats:
    """The features of a query's candidates, (candidates, len(NAMES))."""
    x = np.empty((len(candidates), len(NAMES)), np.float32)
    general = rates(m, r)
    sr = find(m.sr, s * np.int64(m.relations) + r)
    asked = np.empty(6, np.float32)
    asked[0] = m.sr.total[sr] if sr >= 0 else 0
    asked[1] = day - m.sr.last[sr] if sr >= 0 else NO_GAP
    asked[2] = lately(m.sr, sr, day, 1)
    asked[3] = lately(m.o, find(m.o, s), day, 1)  # both directions are counted, so these are all s's dealings
    asked[4] = busy(m, r, day)
    asked[5] = len(candidates)
    for c in range(len(candidates)):
        row, o = x[c], candidates[c]
        row[42:48] = asked
        dealings(m, s, r, o, day, general, row)
        row[32], row[33] = two[o], three[o]
        alike(m, s, r, o, day, row)
        row[FACTORS] = score(m.factors, s, r, o)
    relative(x)
    placed(x)
    return x


@compiled
def busy(m: Memory, r: int, day: int) -> Any:
    """How often a relation has come lately, among all."""
    total = np.float32(0.0)
    ro = m.r_first_ro[r]
    while ro >= 0:
        total += lately(m.ro, ro, day, 1)
        ro = m.ro_next[ro]
    return total


@compiled
def dealings(m: Memory, s: int, r: int, o: int, day: int, general: Floats, row: Floats) -> None:
    """What s and o did to each other, and what r is done to o, with anybody and between the two."""
    n, rs = np.int64(m.entities), np.int64(m.relations)
    sro, so = find(m.sro, (s * rs + r) * n + o), find(m.so, s * n + o)
    five(m.sro, sro, day, row[0:5])
    five(m.so, so, day, row[5:10])
    five(m.ro, find(m.ro, r * n + o), day, row[10:15])
    five(m.o, find(m.o, o), day, row[15:20])
    row[20] = row[3] / (row[44] + 0.1)
    row[21] = row[1] / (row[42] + 1)
    row[22] = row[8] / (row[45] + 0.1)
    row[23] = row[13] / (row[46] + 0.1)
    confidences(m, so, r, day, general, row[24:30])
    paces(m, so, r, day, general[len(LAGS)], row[48:51])
    mirror = find(m.sro, (s * rs + (r + rs // 2) % rs) * n + o)
    row[30] = day - m.sro.last[mirror] if mirror >= 0 else NO_GAP
    row[31] = lately(m.sro, mirror, day, 1)


@compiled
def alike(m: Memory, s: int, r: int, o: int, day: int, row: Floats) -> None:
    """What actors of the same country or sector as s do to those like o."""
    n, rs = np.int64(m.entities), np.int64(m.relations)
    gs, ks, go, ko = m.groups[s, 0], m.groups[s, 1], m.groups[o, 0], m.groups[o, 1]
    gro = find(m.gro, (gs * rs + r) * n + o)
    row[34] = lately(m.gro, gro, day, 1)
    row[35] = m.gro.total[gro] if gro >= 0 else 0
    row[36] = month(m.srg, (s * rs + r) * n + go, day, 1)
    row[37] = month(m.grg, (gs * rs + r) * n + go, day, 1)
    row[38] = month(m.sg, s * n + go, day, 1)
    row[39] = month(m.krk, (ks * rs + r) * n + ko, day, 2)
    row[40], row[41] = gs == go, ks == ko
    row[OF_COUNTRY] = month(m.sg, o * n + gs, day, 1)


@compiled
def relative(x: Floats) -> None:
    """Some features again as shares of the query's best, since a ranker sees one candidate at a time."""
    for k, column in enumerate((CONFIDENCE, ANY, THREE, SRO_MONTH, SO_WEEK, PACE_ANY)):
        best = np.float32(1e-9)
        for c in range(len(x)):
            best = max(best, x[c, column])
        for c in range(len(x)):
            x[c, RELATIVE + k] = x[c, column] / best


@compiled
def placed(x: Floats) -> None:
    """How far each candidate is below the best by factors, and its place by some features, 0 the best."""
    if not len(x):
        return
    best = x[:, FACTORS].max()
    for c in range(len(x)):
        x[c, FACTORS + 1] = x[c, FACTORS] - best
    for k, column in enumerate((ANY, PACE_ANY, THREE, FACTORS, SO_MONTH)):
        order = np.argsort(-x[:, column], kind="mergesort")
        place = 0
        for n in range(len(order)):
            if n > 0 and x[order[n], column] != x[order[n - 1], column]:
                place = n
            x[order[n], FACTORS + 2 + k] = place
