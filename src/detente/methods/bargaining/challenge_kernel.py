"""The challenge model's rounds as compiled loops (see `challenge` for the model and the array code)."""

from __future__ import annotations

import numpy as np

from detente.methods.bargaining.compiled import compiled
from detente.methods.bargaining.kernels import middle
from detente.methods.bargaining.model import Floats

EVEN = 1e-9


@compiled
def fill_chances(loss: Floats, chance: Floats) -> None:
    """chance[i, j]: that i's challenge to j succeeds, from each voter's weighted loss at each point."""
    actors = len(loss)
    for i in range(actors):
        for j in range(i):
            ahead, behind = 0.0, 0.0
            for k in range(actors):
                vote = loss[k, j] - loss[k, i]
                if vote > 0:
                    ahead += vote
                else:
                    behind -= vote
            chance[i, j] = ahead / (ahead + behind) if ahead + behind > 0 else 0.5
            chance[j, i] = 1.0 - chance[i, j]


@compiled
def fill_risks(
    distance: Floats, salience: Floats, weight: Floats, loss: Floats, chance: Floats, risk: Floats
) -> None:
    """Each actor's risk exponent from its exposure, all being risk neutral."""
    actors = len(distance)
    for k in range(actors):
        for a in range(actors):
            loss[k, a] = weight[k] * distance[k, a]
    fill_chances(loss, chance)
    low, high = np.inf, -np.inf
    for i in range(actors):
        if weight[i] <= 0:
            continue
        danger = 0.0
        for j in range(actors):
            if j != i and weight[j] > 0:
                danger += 2.0 * distance[j, i] * (1.0 - 2.0 * salience[i] * (1.0 - chance[j, i]))
        risk[i] = danger
        low, high = min(low, danger), max(high, danger)
    for i in range(actors):
        taking = 0.0
        if weight[i] > 0 and high - low > 1e-12:
            taking = (2.0 * risk[i] - high - low) / (high - low)
        risk[i] = (1.0 - taking / 3.0) / (1.0 + taking / 3.0)


@compiled
def play_round(
    x: Floats,
    salience: Floats,
    weight: Floats,
    span: float,
    stake: float,
    distance: Floats,
    loss: Floats,
    chance: Floats,
    risk: Floats,
    after: Floats,
) -> float:
    """Fill `after` with everyone's point after one round; returns the longest move."""
    actors = len(x)
    for i in range(actors):
        distance[i, i] = 0.0
        for j in range(i):
            distance[i, j] = min(abs(x[i] - x[j]) / span, 1.0)
            distance[j, i] = distance[i, j]
    fill_risks(distance, salience, weight, loss, chance, risk)
    for i in range(actors):
        for j in range(i):
            if distance[i, j] > 0:
                log = np.log(distance[i, j])
                loss[i, j] = weight[i] * np.exp(log * risk[i])
                loss[j, i] = weight[j] * np.exp(log * risk[j])
            else:
                loss[i, j], loss[j, i] = 0.0, 0.0
        loss[i, i] = 0.0
    fill_chances(loss, chance)
    longest = 0.0
    for i in range(actors):
        after[i] = x[i]
        if weight[i] <= 0:
            continue
        still = stake * (2.0 - 4.0 * np.exp2(-risk[i]))
        least, step, ties = np.inf, 0.0, 0
        for j in range(actors):
            if weight[j] <= 0 or distance[i, j] <= EVEN:
                continue
            won = 0.5 - 0.5 * distance[i, j]
            win = 2.0 - 4.0 * (np.exp(np.log(won) * risk[i]) if won > 0 else 0.0)
            lose = 2.0 - 4.0 * np.exp(np.log(1.0 - won) * risk[i])
            own = win - salience[j] * (1.0 - chance[i, j]) * (win - lose) - still
            other = win - salience[i] * (1.0 - chance[j, i]) * (win - lose) - still
            gap = x[j] - x[i]
            if other > own + EVEN and own > EVEN:
                move = gap
            elif other > EVEN and own < -EVEN:
                move = gap * (-own / other) if other > EVEN - own else gap
            else:
                continue
            size = abs(move)
            if size < least * (1.0 - 1e-9):
                least, step, ties = size, move, 1
            elif size <= least * (1.0 + 1e-9):
                least = min(least, size)
                step += move
                ties += 1
        if ties:
            after[i] = x[i] + step / ties
            longest = max(longest, abs(step / ties))
    return longest


@compiled
def last_medians(
    position: Floats, salience: Floats, weight: Floats, rounds: int, stake: float, settle: float, out: Floats
) -> None:
    """Weighted median after the last round, in the clean reading: (case, actor) three times -> (case,)."""
    cases, actors = position.shape
    distance, loss, chance = (
        np.empty((actors, actors)),
        np.empty((actors, actors)),
        np.empty((actors, actors)),
    )
    risk, x, after = np.empty(actors), np.empty(actors), np.empty(actors)
    for case in range(cases):
        low, high = np.inf, -np.inf
        for i in range(actors):
            x[i] = position[case, i]
            if weight[case, i] > 0:
                low, high = min(low, x[i]), max(high, x[i])
        for _ in range(rounds):
            if high <= low:
                break
            longest = play_round(
                x, salience[case], weight[case], high - low, stake, distance, loss, chance, risk, after
            )
            for i in range(actors):
                x[i] = after[i]
            if longest <= settle * (high - low):
                break
        out[case] = middle(x, weight[case])
