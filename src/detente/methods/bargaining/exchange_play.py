"""Rounds of exchanges one after the other, for one run and for many draws (see `exchange` for the model)."""

from __future__ import annotations

import numpy as np

from detente.methods.bargaining.exchange_round import desk, play_round, strike
from detente.methods.bargaining.model import Floats
from detente.methods.compiled import compiled


@compiled
def settle_all(
    position: Floats,
    salience: Floats,
    weight: Floats,
    rounds: int,
    follow: float,
    fixed: float,
    seed: int,
    out: Floats,
) -> None:
    """Fill out (draw, issue) with the outcome voted in the last round of every draw."""
    draws, actors, issues = position.shape
    state = np.empty(1, dtype=np.int64)
    start, voting = np.empty((actors, issues)), np.empty((actors, issues))
    room = desk(actors, issues)
    for d in range(draws):
        state[0] = ((seed + d) * 2654435761 + 1013904223) % 2147483648
        start[:] = position[d]
        for t in range(rounds):
            strike(start, salience[d], weight[d], state, room, voting)
            if t == rounds - 1:
                for k in range(issues):
                    total, mean = 0.0, 0.0
                    for a in range(actors):
                        total += weight[d, a, k]
                        mean += weight[d, a, k] * voting[a, k]
                    out[d, k] = mean / total
            for a in range(actors):
                for k in range(issues):
                    part = (1.0 - salience[d, a, k]) * follow + fixed
                    start[a, k] = part * voting[a, k] + (1.0 - part) * start[a, k]


@compiled
def play_rounds(
    position: Floats, salience: Floats, weight: Floats, rounds: int, follow: float, fixed: float, seed: int
) -> Floats:
    """Positions at the start of each round and after the last: (round + 1, actor, issue).

    After a round an actor keeps part of the way it voted: `follow` times (1 - salience), plus `fixed`.
    """
    actors, issues = position.shape
    path = np.empty((rounds + 1, actors, issues))
    path[0] = position
    state = np.empty(1, dtype=np.int64)
    state[0] = (seed * 2654435761 + 1013904223) % 2147483648
    for t in range(rounds):
        voting = play_round(path[t], salience, weight, state)
        for a in range(actors):
            for k in range(issues):
                part = (1.0 - salience[a, k]) * follow + fixed
                path[t + 1, a, k] = part * voting[a, k] + (1.0 - part) * path[t, a, k]
    return path
