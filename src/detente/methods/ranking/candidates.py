"""Whom to rank: everybody s ever dealt with, the relation's busiest objects, and the ends of walks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.counts import lately
from detente.methods.ranking.memory import POPULAR, Memory

WALKED = 100
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@compiled
def busiest(m: Memory, r: int, day: int) -> Ints:
    """The POPULAR busiest objects of a relation this season; found once a day."""
    today = m.today
    if today.populars[r] < 0:
        _find_busiest(m, r, day)
    return today.popular[r, : today.populars[r]]


@compiled
def _find_busiest(m: Memory, r: int, day: int) -> None:
    count = 0
    ro = m.r_first_ro[r]
    while ro >= 0:
        count += 1
        ro = m.ro_next[ro]
    objects, busy = np.empty(count, np.int32), np.empty(count, np.float32)
    ro, n, total = m.r_first_ro[r], 0, np.float32(0.0)
    while ro >= 0:
        month = lately(m.ro, ro, day, 1)
        objects[n], busy[n] = m.ro_object[ro], month + np.float32(0.1) * lately(m.ro, ro, day, 2)
        total += month
        n += 1
        ro = m.ro_next[ro]
    order = np.argsort(-busy, kind="mergesort")
    kept = min(POPULAR, count)
    for k in range(kept):
        m.today.popular[r, k] = objects[order[k]]
    m.today.populars[r], m.today.busy[r] = kept, total


@compiled
def gather(
    m: Memory, s: int, popular: Ints, two: Floats, reached2: Ints, three: Floats, reached3: Ints
) -> Ints:
    """The candidates of a query, each once, in a fixed order."""
    out = np.empty(m.entities, np.int32)
    m.mark[0] += 1
    count = 0
    so = m.s_first_so[s]
    while so >= 0:
        o = m.so_object[so]
        m.marks[o] = m.mark[0]
        out[count] = o
        count += 1
        so = m.so_next[so]
    for o in popular:
        if m.marks[o] != m.mark[0]:
            m.marks[o] = m.mark[0]
            out[count] = o
            count += 1
    count = _best(m, two, reached2, out, count)
    count = _best(m, three, reached3, out, count)
    return out[:count].copy()


@compiled
def _best(m: Memory, weight: Floats, reached: Ints, out: Ints, count: int) -> int:
    """Add the WALKED best ends of a walk that are not in yet."""
    values = np.empty(len(reached), np.float32)
    for n in range(len(reached)):
        values[n] = weight[reached[n]]
    order = np.argsort(-values, kind="mergesort")
    for n in order[:WALKED]:
        o = reached[n]
        if m.marks[o] != m.mark[0]:
            m.marks[o] = m.mark[0]
            out[count] = o
            count += 1
    return count
