"""The challenge model's rounds, many cases at once (see `challenge` for the model and the array code).

Cases are played in lanes: the innermost loops run over cases that stand side by side in memory, so that the
processor works on several of them in one instruction.
"""

from __future__ import annotations

import numpy as np

from detente.methods.bargaining.kernels import middle
from detente.methods.bargaining.model import Floats
from detente.methods.compiled import compiled

EVEN = 1e-9
LANES = 64


@compiled
def fill_power(log: Floats, exponent: Floats, out: Floats) -> None:
    """out = exp(log * exponent) for logs up to 0: a series of the 1024th part, squared ten times."""
    for lane in range(LANES):
        t = log[lane] * exponent[lane] * (1.0 / 1024.0)
        p = 1.0 + t * (1.0 + t * (0.5 + t * (1.0 / 6.0 + t * (1.0 / 24.0 + t * (1.0 / 120.0)))))
        p *= p
        p *= p
        p *= p
        p *= p
        p *= p
        p *= p
        p *= p
        p *= p
        p *= p
        out[lane] = p * p


@compiled
def fill_chances(loss: Floats, chance: Floats) -> None:
    """chance[i, j]: that i's challenge to j succeeds, from each voter's weighted loss at each point."""
    actors = len(loss)
    ahead, behind = np.empty(LANES), np.empty(LANES)
    for i in range(actors):
        for j in range(i):
            ahead[:] = 0.0
            behind[:] = 0.0
            for k in range(actors):
                for lane in range(LANES):
                    vote = loss[k, j, lane] - loss[k, i, lane]
                    ahead[lane] += max(vote, 0.0)
                    behind[lane] -= min(vote, 0.0)
            for lane in range(LANES):
                both = ahead[lane] + behind[lane]
                share = ahead[lane] / max(both, 1e-300)
                chance[i, j, lane] = share if both > 0 else 0.5
                chance[j, i, lane] = 1.0 - chance[i, j, lane]


@compiled
def fill_risks(distance: Floats, salience: Floats, weight: Floats, chance: Floats, risk: Floats) -> None:
    """Each actor's risk exponent from its exposure, all being risk neutral."""
    actors = len(distance)
    low, high = np.full(LANES, np.inf), np.full(LANES, -np.inf)
    for i in range(actors):
        risk[i, :] = 0.0
        for j in range(actors):
            if j != i:
                for lane in range(LANES):
                    gain = 2.0 * distance[j, i, lane]
                    gain *= 1.0 - 2.0 * salience[i, lane] * (1.0 - chance[j, i, lane])
                    risk[i, lane] += gain if weight[j, lane] > 0 else 0.0
        for lane in range(LANES):
            low[lane] = min(low[lane], risk[i, lane] if weight[i, lane] > 0 else np.inf)
            high[lane] = max(high[lane], risk[i, lane] if weight[i, lane] > 0 else -np.inf)
    for i in range(actors):
        for lane in range(LANES):
            width = high[lane] - low[lane]
            taking = (2.0 * risk[i, lane] - high[lane] - low[lane]) / max(width, 1e-300)
            taking = taking if weight[i, lane] > 0 and width > 1e-12 else 0.0
            risk[i, lane] = (1.0 - taking / 3.0) / (1.0 + taking / 3.0)


@compiled
def fill_losses(
    x: Floats,
    span: Floats,
    weight: Floats,
    distance: Floats,
    logs: Floats,
    won: Floats,
    lost: Floats,
    loss: Floats,
) -> None:
    """Distances, their logarithms and those of the halves, and risk-neutral weighted losses."""
    actors = len(x)
    for i in range(actors):
        for lane in range(LANES):
            distance[i, i, lane] = 0.0
            loss[i, i, lane] = 0.0
        for j in range(i):
            for lane in range(LANES):
                gap = min(abs(x[i, lane] - x[j, lane]) / span[lane], 1.0)
                distance[i, j, lane] = gap
                distance[j, i, lane] = gap
                loss[i, j, lane] = weight[i, lane] * gap
                loss[j, i, lane] = weight[j, lane] * gap
            for lane in range(LANES):
                gap = distance[i, j, lane]
                logs[i, j, lane] = np.log(max(gap, 1e-18))
                won[i, j, lane] = np.log(max(0.5 - 0.5 * gap, 1e-18))
                lost[i, j, lane] = np.log(0.5 + 0.5 * gap)
                logs[j, i, lane] = logs[i, j, lane]
                won[j, i, lane] = won[i, j, lane]
                lost[j, i, lane] = lost[i, j, lane]


@compiled
def fill_moves(
    x: Floats,
    salience: Floats,
    weight: Floats,
    stake: float,
    distance: Floats,
    won: Floats,
    lost: Floats,
    chance: Floats,
    risk: Floats,
    after: Floats,
) -> None:
    """Where everyone goes: to the offer that moves it least; equal offers both ways cancel."""
    actors = len(x)
    least, step, ties = np.empty(LANES), np.empty(LANES), np.empty(LANES)
    win, lose, half, still = np.empty(LANES), np.empty(LANES), np.full(LANES, np.log(0.5)), np.empty(LANES)
    for i in range(actors):
        least[:] = np.inf
        step[:] = 0.0
        ties[:] = 1.0
        fill_power(half, risk[i], still)
        for j in range(actors):
            if j == i:
                continue
            fill_power(won[i, j], risk[i], win)
            fill_power(lost[i, j], risk[i], lose)
            for lane in range(LANES):
                up = 2.0 - 4.0 * win[lane]
                swing = 4.0 * (lose[lane] - win[lane])
                rest = stake * (2.0 - 4.0 * still[lane])
                own = up - salience[j, lane] * (1.0 - chance[i, j, lane]) * swing - rest
                other = up - salience[i, lane] * (1.0 - chance[j, i, lane]) * swing - rest
                gap = x[j, lane] - x[i, lane]
                beaten = other > own + EVEN and own > EVEN
                losing = other > EVEN and own < -EVEN
                part = -own / max(other, EVEN) if other > EVEN - own else 1.0
                move = gap if beaten else gap * part
                present = weight[j, lane] > 0 and weight[i, lane] > 0 and distance[i, j, lane] > EVEN
                size = abs(move) if present and (beaten or losing) else np.inf
                nearer = size < least[lane] * (1.0 - 1e-9)
                equal = not nearer and size < np.inf and size <= least[lane] * (1.0 + 1e-9)
                step[lane] = move if nearer else step[lane] + (move if equal else 0.0)
                ties[lane] = 1.0 if nearer else ties[lane] + (1.0 if equal else 0.0)
                least[lane] = size if nearer else min(least[lane], size)
        for lane in range(LANES):
            after[i, lane] = x[i, lane] + step[lane] / ties[lane]


@compiled
def play_turn(
    x: Floats, salience: Floats, weight: Floats, span: Floats, stake: float, room: Floats, longest: Floats
) -> None:
    """Play a round of every lane in place, (actor, lane); fills how far the furthest went in each lane.

    `room` is (6, actor, actor, lane), to work in.
    """
    actors = len(x)
    distance, logs, won, lost, loss, chance = room[0], room[1], room[2], room[3], room[4], room[5]
    risk, after = np.empty((actors, LANES)), np.empty((actors, LANES))
    fill_losses(x, span, weight, distance, logs, won, lost, loss)
    fill_chances(loss, chance)
    fill_risks(distance, salience, weight, chance, risk)
    for i in range(actors):
        for j in range(actors):
            if i != j:
                fill_power(logs[i, j], risk[i], loss[i, j])
                for lane in range(LANES):
                    bare = loss[i, j, lane] * weight[i, lane]
                    loss[i, j, lane] = bare if distance[i, j, lane] > 0 else 0.0
    fill_chances(loss, chance)
    fill_moves(x, salience, weight, stake, distance, won, lost, chance, risk, after)
    longest[:] = 0.0
    for i in range(actors):
        for lane in range(LANES):
            longest[lane] = max(longest[lane], abs(after[i, lane] - x[i, lane]))
            x[i, lane] = after[i, lane]


@compiled
def seat(
    case: int,
    lane: int,
    position: Floats,
    salience: Floats,
    weight: Floats,
    x: Floats,
    s: Floats,
    w: Floats,
    span: Floats,
) -> None:
    """Put a case into a lane."""
    low, high = np.inf, -np.inf
    for i in range(position.shape[1]):
        x[i, lane], s[i, lane], w[i, lane] = position[case, i], salience[case, i], weight[case, i]
        if w[i, lane] > 0:
            low, high = min(low, x[i, lane]), max(high, x[i, lane])
    span[lane] = high - low if high > low else 1.0


@compiled
def last_medians(
    position: Floats, salience: Floats, weight: Floats, rounds: int, stake: float, settle: float, out: Floats
) -> None:
    """Weighted median after the last round, in the clean reading: (case, actor) three times -> (case,).

    A lane whose case has settled takes the next case, so that no lane waits for another.
    """
    cases, actors = position.shape
    x, s, w = np.empty((actors, LANES)), np.empty((actors, LANES)), np.empty((actors, LANES))
    span, longest = np.empty(LANES), np.empty(LANES)
    room = np.empty((6, actors, actors, LANES))
    one, heavy = np.empty(actors), np.empty(actors)
    case, played = np.empty(LANES, dtype=np.int64), np.zeros(LANES, dtype=np.int64)
    for lane in range(LANES):
        case[lane] = lane if lane < cases else -1
        seat(min(lane, cases - 1), lane, position, salience, weight, x, s, w, span)
    waiting, busy = LANES, min(LANES, cases)
    while busy > 0:
        play_turn(x, s, w, span, stake, room, longest)
        for lane in range(LANES):
            played[lane] += 1
            if case[lane] < 0 or (longest[lane] > settle * span[lane] and played[lane] < rounds):
                continue
            for i in range(actors):
                one[i], heavy[i] = x[i, lane], w[i, lane]
            out[case[lane]] = middle(one, heavy)
            if waiting < cases:
                case[lane], played[lane] = waiting, 0
                seat(waiting, lane, position, salience, weight, x, s, w, span)
                waiting += 1
            else:
                case[lane] = -1
                busy -= 1
