"""One day's queries: candidates and features of each, all of them or a sample to learn from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.candidates import POPULAR, busiest, gather
from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.features import NAMES, fill
from detente.methods.ranking.memory import Memory
from detente.methods.ranking.walks import LIKE, alike, third_step, two_steps

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@compiled
def query(m: Memory, s: int, r: int, day: int, two: Floats, three: Floats) -> tuple[Ints, Floats]:
    """Candidates (n,) and features (n, names) of one query; `two`, `three` (entities,) are zero scratch."""
    reached2, reached3 = np.empty(m.entities, np.int32), np.empty(m.entities, np.int32)
    popular, who = np.empty(POPULAR, np.int32), np.empty(LIKE, np.int32)
    count2 = two_steps(m, s, day, two, reached2)
    like = alike(s, two, reached2, count2, who)
    count3 = third_step(m, r, day, who[:like], two, three, reached3)
    found = busiest(m, r, day, popular)
    chosen = gather(m, s, popular[:found], two, reached2[:count2], three, reached3[:count3])
    x = fill(m, s, r, day, chosen, two, three)
    two[reached2[:count2]] = 0
    three[reached3[:count3]] = 0
    return chosen, x


@compiled
def many(m: Memory, asked: Ints, day: int) -> tuple[Ints, Ints, Floats]:
    """Queries (n, 2) of subject and relation: bounds (n + 1,), candidates and features, one after another."""
    two, three = np.zeros(m.entities, np.float32), np.zeros(m.entities, np.float32)
    bounds = np.zeros(len(asked) + 1, np.int32)
    who = np.empty(1024, np.int32)
    x = np.empty((1024, len(NAMES)), np.float32)
    for q in range(len(asked)):
        chosen, rows = query(m, asked[q, 0], asked[q, 1], day, two, three)
        start, end = bounds[q], bounds[q] + len(chosen)
        if end > len(who):
            size = max(2 * len(who), end)
            longer, wider = np.empty(size, np.int32), np.empty((size, len(NAMES)), np.float32)
            longer[:start], wider[:start] = who[:start], x[:start]
            who, x = longer, wider
        who[start:end], x[start:end] = chosen, rows
        bounds[q + 1] = end
    return bounds, who[: bounds[-1]], x[: bounds[-1]]
