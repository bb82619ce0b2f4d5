"""Who is likely by the company kept: walks of two steps, and of three whose last step is the relation asked.

Two steps, s to x to o, along recent dealings of any kind, each step in proportion to its decayed count.
Three steps end at whom those that s resembles (reached in two steps) did the relation asked to: collaborative
filtering by relation. Only each actor's KEPT busiest neighbours are followed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.counts import find, lately
from detente.methods.ranking.memory import Memory

KEPT = 30
LIKE = 60  # actors alike that are asked
MONTH = 1  # the column of decayed counts that walks follow
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@compiled
def neighbours(m: Memory, s: int, day: int, who: Ints, weight: Floats) -> int:
    """The busiest neighbours of s as of a day into `who`, their shares of all its dealings into `weight`."""
    count = 0
    so = m.s_first_so[s]
    while so >= 0:
        count += 1
        so = m.so_next[so]
    objects, recent = np.empty(count, np.int32), np.empty(count, np.float32)
    so, total, n = m.s_first_so[s], np.float32(1e-6), 0
    while so >= 0:
        objects[n], recent[n] = m.so_object[so], lately(m.so, so, day, MONTH)
        total += recent[n]
        n += 1
        so = m.so_next[so]
    order = np.argsort(-recent, kind="mergesort")
    kept = min(KEPT, count)
    for k in range(kept):
        who[k], weight[k] = objects[order[k]], recent[order[k]] / total
    return kept


@compiled
def two_steps(m: Memory, s: int, day: int, weight: Floats, touched: Ints) -> int:
    """Chances of being reached in two steps, into `weight` (entities,), zero before; who, and how many."""
    who, share = np.empty(KEPT, np.int32), np.empty(KEPT, np.float32)
    next_who, next_share = np.empty(KEPT, np.int32), np.empty(KEPT, np.float32)
    count = 0
    for k in range(neighbours(m, s, day, who, share)):
        for j in range(neighbours(m, who[k], day, next_who, next_share)):
            o = next_who[j]
            if weight[o] == 0:
                touched[count] = o
                count += 1
            weight[o] += share[k] * next_share[j]
    return count


@compiled
def alike(s: int, weight: Floats, touched: Ints, count: int, who: Ints) -> int:
    """The LIKE actors most easily reached in two steps, s itself left out."""
    reached = np.empty(count, np.float32)
    for n in range(count):
        reached[n] = weight[touched[n]] if touched[n] != s else np.float32(0.0)
    order = np.argsort(-reached, kind="mergesort")
    kept = min(LIKE, count)
    for k in range(kept):
        who[k] = touched[order[k]]
    return kept


@compiled
def third_step(m: Memory, r: int, day: int, who: Ints, near: Floats, weight: Floats, touched: Ints) -> int:
    """Whom those alike did r to, each in proportion, added into `weight` (entities,), zero before."""
    count = 0
    rs = np.int64(m.relations)
    for x in who:
        sr = find(m.sr, x * rs + r)
        if sr < 0:
            continue
        total = lately(m.sr, sr, day, MONTH) + np.float32(1.0)
        sro = m.sr_first_sro[sr]
        while sro >= 0:
            o = m.sro_object[sro]
            if weight[o] == 0:
                if count == len(touched):
                    break
                touched[count] = o
                count += 1
            weight[o] += near[x] * lately(m.sro, sro, day, MONTH) / total + np.float32(1e-12)
            sro = m.sro_next_of_sr[sro]
    return count
