"""One run of the spatial model, turn by turn, as compilable loops (see `smp` for the model)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.methods.bargaining.model import Floats
from detente.methods.compiled import compiled

Indices = NDArray[np.int64]
LEAST = 1e-8  # strength of an empty coalition
LEAST_OWN = 1e-10  # strength of a principal who gains nothing
WORTHWHILE = 1e-5  # smallest gain that makes a challenge
NEAR = 1e-3  # positions closer than this are one position


@compiled
def utility(distance: float, risk: float) -> float:
    """Utility of a point at `distance` (0 to 1, slightly more by rounding) under a risk attitude."""
    if distance <= 1.0:
        return (1.0 - distance) * (1.0 + distance * risk)
    return (1.0 - distance) * (1.0 + risk)


@compiled
def elect(capability: Floats, value: Floats, options: int) -> Floats:
    """Conditional Condorcet chances of the first `options` columns of value (actor, option)."""
    actors = len(capability)
    chance = np.ones(options)
    for i in range(options):
        for j in range(i):
            ahead, behind = LEAST, LEAST
            for k in range(actors):
                vote = capability[k] * (value[k, i] - value[k, j])
                if vote > 0:
                    ahead += vote
                else:
                    behind -= vote
            chance[i] *= ahead / (ahead + behind)
            chance[j] *= behind / (ahead + behind)
    share: Floats = chance / chance.sum()
    return share


@compiled
def distances(position: Floats, salience: Floats, norm: Floats) -> Floats:
    """d[i, j]: from i's position to j's, weighted by i's saliences."""
    actors, issues = position.shape
    gap = np.zeros((actors, actors))
    for i in range(actors):
        for j in range(actors):
            total = 0.0
            for k in range(issues):
                step = (position[i, k] - position[j, k]) * salience[i, k]
                total += step * step
            gap[i, j] = np.sqrt(total) / norm[i]
    return gap


@compiled
def attitudes(gap: Floats, capability: Floats) -> Floats:
    """Risk attitude of each actor, from -1/2 (most exposed) to 1 (most likely to win)."""
    actors = len(gap)
    value = np.empty((actors, actors))
    for i in range(actors):
        for j in range(actors):
            value[i, j] = 1.0 - gap[i, j]
    chance = elect(capability, value, actors)
    low, high = chance.min(), chance.max()
    if high <= low:
        return np.zeros(actors)
    risk: Floats = (3.0 * chance - (high + 2.0 * low)) / (2.0 * (high - low))
    return risk


@compiled
def shared_with(position: Floats, first: Indices, found: int, i: int) -> int:
    """The last of the `found` distinct positions that i's own coincides with; -1 if none does."""
    match = -1
    for option in range(found):
        total = 0.0
        for k in range(position.shape[1]):
            total += (position[i, k] - position[first[option], k]) ** 2
        if np.sqrt(total) < NEAR:
            match = option
    return match


@compiled
def position_chances(position: Floats, capability: Floats, value: Floats) -> Floats:
    """Chance of each actor's position in an election among the distinct ones."""
    actors = len(position)
    first = np.empty(actors, dtype=np.int64)
    columns = np.empty((actors, actors))
    found = 0
    for i in range(actors):
        if shared_with(position, first, found, i) < 0:
            first[found] = i
            columns[:, found] = value[:, i]
            found += 1
    chance = elect(capability, columns, found)
    spread = np.empty(actors)
    for i in range(actors):
        spread[i] = chance[shared_with(position, first, found, i)]
    return spread


@compiled
def challenge(i: int, j: int, seen: Floats, strength: Floats, total_salience: Floats) -> tuple[float, float]:
    """Chance that i defeats j, and i's expected gain over leaving things as they are, as i sees it.

    `seen[k, n]` is i's estimate of k's utility of n's position. A third party n weighs the little contest
    of the three and throws its weight where its hopes lie: on victory it keeps its own position.
    """
    mine, theirs = LEAST_OWN, LEAST_OWN
    own_vote = strength[i] * (seen[i, i] - seen[i, j])
    rival_vote = strength[j] * (seen[j, i] - seen[j, j])
    mine += max(own_vote, 0.0) + max(rival_vote, 0.0)
    theirs -= min(own_vote, 0.0) + min(rival_vote, 0.0)
    ahead, behind = mine, theirs
    for n in range(len(seen)):
        if n in (i, j):
            continue
        with_i, with_j, keep = seen[n, i], seen[n, j], seen[n, n]
        lean = strength[n] * (with_i - with_j)
        chance_i = (mine + max(lean, 0.0)) / (mine + theirs + abs(lean))
        for_i = chance_i * (with_i + with_i + keep) + (1.0 - chance_i) * 3.0 * with_j
        for_j = chance_i * 3.0 * with_i + (1.0 - chance_i) * (with_j + with_j + keep)
        vote = strength[n] * (for_i - for_j)
        if vote > 0:
            ahead += vote
        else:
            behind -= vote
    chance = ahead / (ahead + behind)
    victory, defeat = 2.0 * seen[i, i], 2.0 * seen[i, j]
    contest = chance * victory + (1.0 - chance) * defeat
    gain = (1.0 - total_salience[j]) * victory + total_salience[j] * contest - (seen[i, i] + seen[i, j])
    return chance, gain


@compiled
def best_rival(
    i: int, gap: Floats, risk: Floats, strength: Floats, total_salience: Floats
) -> tuple[int, float]:
    """The rival i gains most from challenging (-1 if none is worth it) and the chance of defeating it.

    An actor sees others' attitudes pulled two thirds of the way towards its own.
    """
    actors = len(gap)
    seen = np.empty((actors, actors))
    for k in range(actors):
        guess = (2.0 * risk[i] + risk[k]) / 3.0
        for n in range(actors):
            seen[k, n] = utility(gap[k, n], guess)
    rival, best, chance = -1, WORTHWHILE, 0.0
    for j in range(actors):
        if j != i:
            odds, gain = challenge(i, j, seen, strength, total_salience)
            if gain > best:
                rival, best, chance = j, gain, odds
    return rival, chance


@compiled
def split(position: Floats, salience: Floats, i: int, j: int, chance: float, deal: Floats) -> None:
    """Fill deal[0] and deal[1] with where i and j would go, to four decimals."""
    for k in range(position.shape[1]):
        pull_i = salience[i, k] ** 2 * chance**2
        pull_j = salience[j, k] ** 2 * (1.0 - chance) ** 2
        own, rival = position[i, k], position[j, k]
        whole = pull_i + 1e-6 + pull_j
        deal[0, k] = np.floor(0.5 + 1e4 * (((pull_i + 1e-6) * own + pull_j * rival) / whole)) / 1e4
        deal[1, k] = np.floor(0.5 + 1e4 * ((pull_i * own + (1e-6 + pull_j) * rival) / whole)) / 1e4


@compiled
def value_of_deal(
    value: Floats,
    salience: Floats,
    norm: Floats,
    risk: Floats,
    position: Floats,
    deal: Floats,
    i: int,
    j: int,
) -> Floats:
    """Each actor's mean utility of everyone's positions once i and j have moved to their deal."""
    actors, issues = position.shape
    worth = np.empty(actors)
    for n in range(actors):
        total = 0.0
        for other in range(actors):
            if other not in (i, j):
                total += value[n, other]
        for side in range(2):
            square = 0.0
            for k in range(issues):
                step = (position[n, k] - deal[side, k]) * salience[n, k]
                square += step * step
            total += utility(np.sqrt(square) / norm[n], risk[n])
        worth[n] = total / actors
    return worth
