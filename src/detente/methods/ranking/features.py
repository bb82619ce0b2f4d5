"""What is known of (s, r, o) strictly before a day, as numbers a ranker can learn from.

Nothing here sees an event of the day or later: the memory holds only days before. A feature of a query never
depends on the other queries of its day.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.confidences import general, object_lifts, of_object, of_pair
from detente.methods.ranking.counts import Counts, find, lately
from detente.methods.ranking.factors import score
from detente.methods.ranking.memory import Memory
from detente.methods.ranking.walks import PARTNERS, THREE, TWO, TWO_WEEK

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
ENOUGH = np.float32(0.1)  # keeps shares of next to nothing small
FIVE = ("gap", "count", "week", "month", "season")
AGAINST = (  # said again as a share of the query's best, since trees see one candidate at a time
    "confidence, best",
    "confidence, any",
    "joint confidence, any",
    "three steps",
    "partners did r to o",
    "two steps",
    "sro month",
    "so week",
    "ro month",
)
FIRST_BY = {  # and as a place among the candidates, 0 the best; so many first by each are kept
    "confidence, any": 20,
    "joint confidence, any": 40,
    "joint lift, sum": 20,
    "object lift, sum": 10,
    "three steps": 30,
    "two steps, week": 20,
    "factors": 20,
    "sro season": 20,
    "so week": 20,
    "so month": 20,
    "ro month": 20,
}
PLACED = tuple(FIRST_BY)
NAMES = (
    *(f"{family} {name}" for family in ("sro", "so", "ro", "o") for name in FIVE),
    "sro share of sr",
    "sro share of sr, ever",
    "sro share of ro",
    "so share of s",
    "so share of o",
    "ro share of r",
    "sro gap less sr gap",
    "so gap less s gap",
    "back gap",
    "back month",
    "confidence, best",
    "confidence, second",
    "confidence, any",
    "lift, sum",
    "lift, best",
    "relations of the pair",
    "joint confidence, best",
    "joint confidence, any",
    "joint lift, sum",
    "joint lift, best",
    "object lift, sum",
    "object lift, best",
    "two steps",
    "two steps, week",
    "three steps",
    "partners did r to o",
    "country did r to o, month",
    "country did r to o, count",
    "s did r to country, month",
    "country did r to country, month",
    "s with country, month",
    "country of s with o, month",
    "sector did r to sector, season",
    "same country",
    "same sector",
    "factors",
    "factors, back",
    "sr count",
    "sr gap",
    "sr month",
    "s gap",
    "s month",
    "r month",
    "candidates",
    *(f"best of {name}" for name in ("confidence", "joint confidence")),
    *(f"{name} against the best" for name in AGAINST),
    "factors less the best",
    *(f"rank by {name}" for name in PLACED),
)
AT = {name: n for n, name in enumerate(NAMES)}
SRO, SO, RO, ALL = (AT[f"{family} gap"] for family in ("sro", "so", "ro", "o"))
SHARES, PAIR, OBJECT, WALKED = (
    AT[name] for name in ("sro share of sr", "confidence, best", "object lift, sum", "two steps")
)
GROUPS, FACTORS, ASKED = AT["country did r to o, month"], AT["factors"], AT["sr count"]
BEST, RELATIVE, BELOW = (
    AT["best of confidence"],
    AT[f"{AGAINST[0]} against the best"],
    AT["factors less the best"],
)
ANY, JOINT = AT["confidence, any"], AT["joint confidence, any"]
COMPARED, ORDERED = (np.array([AT[name] for name in names]) for names in (AGAINST, PLACED))
FIRST = np.array([FIRST_BY[name] for name in PLACED])
NO_GAP = 2000.0  # days, for what never happened


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
def month(table: Counts, key: Any, day: int, k: int) -> Any:
    """A decayed count by key; 0 where it never occurred."""
    return lately(table, find(table, key), day, k)


@compiled
def fill(m: Memory, s: int, r: int, day: int, candidates: Ints, walks: Floats) -> Floats:
    """The features of a query's candidates, (candidates, len(NAMES))."""
    x = np.empty((len(candidates), len(NAMES)), np.float32)
    usual, lifts, back = general(m, r), object_lifts(m, r), (r + m.relations // 2) % m.relations
    sr, body = find(m.sr, s * np.int64(m.relations) + r), find(m.o, s)
    asked = np.empty(7, np.float32)
    asked[0] = m.sr.total[sr] if sr >= 0 else 0
    asked[1] = day - m.sr.last[sr] if sr >= 0 else NO_GAP
    asked[2] = lately(m.sr, sr, day, 1)
    asked[3] = day - m.o.last[body] if body >= 0 else NO_GAP
    asked[4] = lately(m.o, body, day, 1)  # both directions are counted, so these are all s's dealings
    asked[5] = m.today.busy[r]
    asked[6] = len(candidates)
    for c in range(len(candidates)):
        row, o = x[c], candidates[c]
        row[ASKED : ASKED + 7] = asked
        dealings(m, s, r, o, day, usual, row)
        of_object(m, o, day, lifts, row[OBJECT : OBJECT + 2])
        for k, walk in enumerate((TWO, TWO_WEEK, THREE, PARTNERS)):
            row[WALKED + k] = walks[walk, o]
        alike(m, s, r, o, day, row[GROUPS : GROUPS + 9])
        row[FACTORS], row[FACTORS + 1] = score(m.factors, s, r, o), score(m.factors, o, back, s)
    relative(x)
    placed(x)
    return x


@compiled
def dealings(m: Memory, s: int, r: int, o: int, day: int, usual: Floats, row: Floats) -> None:
    """What s and o did to each other, and what r is done to o, with anybody and between the two."""
    n, rs = np.int64(m.entities), np.int64(m.relations)
    sro, so = find(m.sro, (s * rs + r) * n + o), find(m.so, s * n + o)
    five(m.sro, sro, day, row[SRO : SRO + 5])
    five(m.so, so, day, row[SO : SO + 5])
    five(m.ro, find(m.ro, r * n + o), day, row[RO : RO + 5])
    five(m.o, find(m.o, o), day, row[ALL : ALL + 5])
    sr_count, sr_gap, sr_month, s_gap, s_month, r_month = row[ASKED : ASKED + 6]
    shares = row[SHARES : SHARES + 10]
    shares[0] = row[SRO + 3] / (sr_month + ENOUGH)
    shares[1] = row[SRO + 1] / (sr_count + 1)
    shares[2] = row[SRO + 3] / (row[RO + 3] + ENOUGH)
    shares[3] = row[SO + 3] / (s_month + ENOUGH)
    shares[4] = row[SO + 3] / (row[ALL + 3] + ENOUGH)
    shares[5] = row[RO + 3] / (r_month + ENOUGH)
    shares[6], shares[7] = row[SRO] - sr_gap, row[SO] - s_gap
    mirror = find(m.sro, (s * rs + (r + rs // 2) % rs) * n + o)
    shares[8] = day - m.sro.last[mirror] if mirror >= 0 else NO_GAP
    shares[9] = lately(m.sro, mirror, day, 1)
    of_pair(m, so, r, day, usual, row[PAIR : PAIR + 10])


@compiled
def alike(m: Memory, s: int, r: int, o: int, day: int, out: Floats) -> None:
    """What actors of the same country or sector as s do to those like o."""
    n, rs = np.int64(m.entities), np.int64(m.relations)
    gs, ks, go, ko = m.groups[s, 0], m.groups[s, 1], m.groups[o, 0], m.groups[o, 1]
    gro = find(m.gro, (gs * rs + r) * n + o)
    out[0] = lately(m.gro, gro, day, 1)
    out[1] = m.gro.total[gro] if gro >= 0 else 0
    out[2] = month(m.srg, (s * rs + r) * n + go, day, 1)
    out[3] = month(m.grg, (gs * rs + r) * n + go, day, 1)
    out[4] = month(m.sg, s * n + go, day, 1)
    out[5] = month(m.sg, o * n + gs, day, 1)
    out[6] = month(m.krk, (ks * rs + r) * n + ko, day, 2)
    out[7], out[8] = gs == go, ks == ko


@compiled
def relative(x: Floats) -> None:
    """Some features again as shares of the query's best, and the best itself."""
    if not len(x):
        return
    x[:, BEST], x[:, BEST + 1] = x[:, ANY].max(), x[:, JOINT].max()
    x[:, BELOW] = x[:, FACTORS] - x[:, FACTORS].max()
    for k, column in enumerate(COMPARED):
        x[:, RELATIVE + k] = x[:, column] / max(np.float32(1e-9), x[:, column].max())


@compiled
def placed(x: Floats) -> None:
    """The place of each candidate by some features, equals at the same place, 0 the best."""
    for k, column in enumerate(ORDERED):
        order = np.argsort(-x[:, column], kind="mergesort")
        place = 0
        for n in range(len(order)):
            if n > 0 and x[order[n], column] != x[order[n - 1], column]:
                place = n
            x[order[n], BELOW + 1 + k] = place


@compiled
def promising(x: Floats) -> Ints:
    """Which candidates are among the first by any feature that places them, by more than nothing."""
    kept, count = np.empty(len(x), np.int32), 0
    for c in range(len(x)):
        for k, column in enumerate(ORDERED):
            if x[c, column] > 0 and x[c, BELOW + 1 + k] < FIRST[k]:
                kept[count] = c
                count += 1
                break
    return kept[:count]
