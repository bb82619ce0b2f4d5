"""The turns of the spatial model, and when they end (see `smp` for the model)."""

from __future__ import annotations

import numpy as np

from detente.methods.bargaining.model import Floats
from detente.methods.bargaining.smp_turn import (
    attitudes,
    best_rival,
    distances,
    elect,
    position_chances,
    split,
    utility,
    value_of_deal,
)
from detente.methods.compiled import compiled


@compiled
def utilities(gap: Floats, risk: Floats) -> Floats:
    """value[i, j]: i's utility of j's position."""
    actors = len(gap)
    value = np.empty((actors, actors))
    for i in range(actors):
        for j in range(actors):
            value[i, j] = utility(gap[i, j], risk[i])
    return value


@compiled
def turn(
    position: Floats,
    salience: Floats,
    norm: Floats,
    capability: Floats,
    total_salience: Floats,
    gap: Floats,
    risk: Floats,
    value: Floats,
) -> Floats:
    """Everyone's position after one turn of challenges, bargains and choices among them."""
    actors, issues = position.shape
    strength = capability * total_salience
    deals = np.empty((actors, 2, issues))
    worth = np.empty((actors, actors))  # worth[i, n]: of i's bargain to n
    rival = np.empty(actors, dtype=np.int64)
    for i in range(actors):
        rival[i], chance = best_rival(i, gap, risk, strength, total_salience)
        if rival[i] >= 0:
            split(position, salience, i, rival[i], chance, deals[i])
            worth[i] = value_of_deal(value, salience, norm, risk, position, deals[i], i, rival[i])
    standing = np.empty(actors)
    for n in range(actors):
        standing[n] = value[n].sum() / actors
    after = position.copy()
    ballot = np.empty((actors, actors + 1))
    owner = np.empty(actors + 1, dtype=np.int64)
    for k in range(actors):
        count = 0
        for i in range(actors):  # in the order in which bargains are made; staying put comes at k's own place
            if i == k:
                ballot[:, count], owner[count] = standing, -1
                count += 1
            if rival[i] >= 0 and (i == k or rival[i] == k):
                ballot[:, count], owner[count] = worth[i], i
                count += 1
        choice = owner[np.argmax(elect(capability, ballot, count))]
        if choice >= 0:
            after[k] = deals[choice, 0 if choice == k else 1]
    return after


@compiled
def moved(before: Floats, after: Floats) -> float:
    """Sum over actors of the distance moved."""
    total = 0.0
    for i in range(len(before)):
        square = 0.0
        for k in range(before.shape[1]):
            square += (after[i, k] - before[i, k]) ** 2
        total += np.sqrt(square)
    return total


@compiled
def play(
    position: Floats, salience: Floats, capability: Floats, turns: int, settle: float
) -> tuple[Floats, Floats, int]:
    """Positions (turn + 1, actor, issue), chances (turn + 1, actor) and the number of turns played."""
    actors, issues = position.shape
    path = np.empty((turns + 1, actors, issues))
    chance = np.empty((turns + 1, actors))
    total_salience = np.empty(actors)
    norm = np.empty(actors)
    for i in range(actors):
        total_salience[i] = salience[i].sum()
        norm[i] = np.sqrt((salience[i] ** 2).sum())
    path[0] = position
    last = 0
    for t in range(turns + 1):
        gap = distances(path[t], salience, norm)
        risk = attitudes(gap, capability)
        value = utilities(gap, risk)
        chance[t] = position_chances(path[t], capability, value)
        last = t
        if t >= 2 and moved(path[t - 1], path[t]) < settle * (moved(path[0], path[1]) + 1e-4):
            break
        if t < turns:
            path[t + 1] = turn(path[t], salience, norm, capability, total_salience, gap, risk, value)
    return path, chance, last
