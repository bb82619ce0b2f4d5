"""One day's queries: candidates and features of each, all of them or a sample to learn from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.candidates import busiest, gather
from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.features import NAMES, fill, promising
from detente.methods.ranking.memory import Memory, turn_to
from detente.methods.ranking.walks import (
    LIKE,
    MONTH,
    ONE,
    PARTNERS,
    THREE,
    TWO,
    TWO_WEEK,
    WALKS,
    WEEK,
    alike,
    neighbours,
    third_step,
    two_steps,
)

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@compiled
def query(m: Memory, s: int, r: int, day: int, walks: Floats) -> tuple[Ints, Floats]:
    """Candidates (n,) and features (n, names) of one query; `walks` (WALKS, entities) is zero scratch."""
    reached = np.empty((len(walks), m.entities), np.int32)
    who = np.empty(LIKE, np.int32)
    partners = neighbours(m, s, day, MONTH)
    near, share = m.today.near[MONTH, s, :partners], m.today.share[MONTH, s, :partners]
    walks[ONE][near] = share
    week = two_steps(m, s, day, WEEK, walks[TWO_WEEK], reached[TWO_WEEK])
    two = two_steps(m, s, day, MONTH, walks[TWO], reached[TWO])
    like = alike(s, walks[TWO], reached[TWO], two, who)
    three = third_step(m, r, day, who[:like], walks[TWO], walks[THREE], reached[THREE])
    asked = third_step(m, r, day, near, walks[ONE], walks[PARTNERS], reached[PARTNERS])
    chosen = gather(
        m, s, busiest(m, r, day), walks[TWO], reached[TWO, :two], walks[THREE], reached[THREE, :three]
    )
    x = fill(m, s, r, day, chosen, walks)
    walks[ONE][near] = 0
    for walk, count in ((TWO_WEEK, week), (TWO, two), (THREE, three), (PARTNERS, asked)):
        walks[walk][reached[walk, :count]] = 0
    kept = promising(x)
    return chosen[kept], x[kept]


@compiled
def many(m: Memory, asked: Ints, day: int) -> tuple[Ints, Ints, Floats]:
    """Queries (n, 2) of subject and relation: bounds (n + 1,), candidates and features, one after another."""
    turn_to(m, day)
    walks = np.zeros((WALKS, m.entities), np.float32)
    bounds = np.zeros(len(asked) + 1, np.int32)
    who = np.empty(1024, np.int32)
    x = np.empty((1024, len(NAMES)), np.float32)
    for q in range(len(asked)):
        chosen, rows = query(m, asked[q, 0], asked[q, 1], day, walks)
        start, end = bounds[q], bounds[q] + len(chosen)
        if end > len(who):
            size = max(2 * len(who), end)
            longer, wider = np.empty(size, np.int32), np.empty((size, len(NAMES)), np.float32)
            longer[:start], wider[:start] = who[:start], x[:start]
            who, x = longer, wider
        who[start:end], x[start:end] = chosen, rows
        bounds[q + 1] = end
    return bounds, who[: bounds[-1]], x[: bounds[-1]]
