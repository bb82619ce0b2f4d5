"""Who is likely by the company kept: walks of two steps, and of three whose last step is the relation asked.

Two steps, s to x to o, along recent dealings of any kind, each step in proportion to its decayed count, of
this week (flow 0) or of this month (1). Three steps end at whom those that s resembles (reached in two steps)
did the relation asked to: collaborative filtering by relation; the same is asked of the partners of s. Only
each actor's KEPT busiest neighbours are followed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.counts import find, lately
from detente.methods.ranking.memory import KEPT, Memory

LIKE = 60  # actors alike that are asked
WEEK, MONTH = 0, 1  # flows: columns of decayed counts that walks follow
WALKS = 5  # where a query's walks end: scratch by
ONE, TWO, TWO_WEEK, THREE, PARTNERS = range(WALKS)
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@compiled
def neighbours(m: Memory, s: int, day: int, flow: int) -> int:
    """How many busiest neighbours of s as of a day; who and their shares are then in `today`. Once a day."""
    today = m.today
    if today.nears[flow, s] >= 0:
        return int(today.nears[flow, s])
    count = 0
    so = m.s_first_so[s]
    while so >= 0:
        count += 1
        so = m.so_next[so]
    objects, recent = np.empty(count, np.int32), np.empty(count, np.float32)
    so, total, n = m.s_first_so[s], np.float32(1e-6), 0
    while so >= 0:
        objects[n], recent[n] = m.so_object[so], lately(m.so, so, day, flow)
        total += recent[n]
        n += 1
        so = m.so_next[so]
    order = np.argsort(-recent, kind="mergesort")
    kept = min(KEPT, count)
    for k in range(kept):
        today.near[flow, s, k] = objects[order[k]]
        today.share[flow, s, k] = recent[order[k]] / total
    today.nears[flow, s] = kept
    return kept


@compiled
def two_steps(m: Memory, s: int, day: int, flow: int, weight: Floats, touched: Ints) -> int:
    """Chances of being reached in two steps, into `weight` (entities,), zero before; who, and how many."""
    near, share = m.today.near[flow], m.today.share[flow]
    count = 0
    for k in range(neighbours(m, s, day, flow)):
        x = near[s, k]
        for j in range(neighbours(m, x, day, flow)):
            o = near[x, j]
            if weight[o] == 0:
                touched[count] = o
                count += 1
            weight[o] += share[s, k] * share[x, j] + np.float32(1e-12)
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
