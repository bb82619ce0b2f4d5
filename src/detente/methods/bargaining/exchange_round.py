"""One round of exchanges, as compilable loops (see `exchange` for the model).

All positions are on a scale of 0 to 100. A deal e is a row of `deals`: actor I demands issue p and
supplies q, actor J demands q and supplies p. `voting[a, k]` is where a votes on k after the deals struck
so far; `noted[d, k, a]` is the move by a on k that demander d has bought (not-a-number: none).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.methods.bargaining.model import Floats
from detente.methods.compiled import compiled

Indices = NDArray[np.int64]
FIRST, SECOND, ON_P, ON_Q = 0, 1, 2, 3  # columns of `deals`
GAIN, MOVE_I, MOVE_J, PAST_I, PAST_J, SIGN_I, SIGN_J, VALID = 0, 1, 2, 3, 4, 5, 6, 7  # columns of `terms`
SMALL = 1e-10
EDGE = 1e-9


@compiled
def possible_deals(
    position: Floats, salience: Floats, weight: Floats, total: Floats, base: Floats, found: Indices
) -> int:
    """How many pairs of actors stand on opposite sides of the expected outcome on both of two issues.

    Each is a row of `found`, (deal, 4), to be filled; the one that cares relatively more for p demands p.
    """
    actors, issues = position.shape
    count = 0
    for p in range(issues):
        for q in range(p + 1, issues):
            on_p, on_q = base[p] / total[p], base[q] / total[q]
            for a in range(actors):
                for b in range(a + 1, actors):
                    if (position[a, p] <= on_p) == (position[b, p] <= on_p):
                        continue
                    if (position[a, q] <= on_q) == (position[b, q] <= on_q):
                        continue
                    if min(min(weight[a, p], weight[a, q]), min(weight[b, p], weight[b, q])) <= 0:
                        continue
                    swap = salience[a, p] * salience[b, q] < salience[b, p] * salience[a, q]
                    found[count, FIRST], found[count, SECOND] = (b, a) if swap else (a, b)
                    found[count, ON_P], found[count, ON_Q] = p, q
                    count += 1
    return count


@compiled
def expected_outcome(
    a: int,
    d: int,
    k: int,
    place: float,
    start: Floats,
    weight: Floats,
    noted: Floats,
    base: Floats,
    bought: Floats,
) -> float:
    """The weighted mean on k as demander d sees it when supplier a stands at `place`."""
    total: float = base[k] + bought[d, k] + weight[a, k] * (place - start[a, k])
    if not np.isnan(noted[d, k, a]):
        total -= weight[a, k] * (noted[d, k, a] - start[a, k])
    return total


@compiled
def admissible(place: float, move: float, past: float, sign: float) -> bool:
    """Whether a move stays on the scale, is not nil, and never turns back on an earlier one."""
    if abs(move) > 100.0 + EDGE or abs(move) <= SMALL:
        return False
    if place + move < -EDGE or place + move > 100.0 + EDGE or past + move > 100.0 + EDGE:
        return False
    return sign == 0.0 or (sign > 0) == (move > 0)


@compiled
def price(
    e: int,
    deals: Indices,
    terms: Floats,
    start: Floats,
    salience: Floats,
    weight: Floats,
    total: Floats,
    voting: Floats,
    noted: Floats,
    base: Floats,
    bought: Floats,
) -> None:
    """Work out the equal-gain terms of deal e: both moves, the gain and whether it can be struck."""
    i, j, p, q = deals[e, FIRST], deals[e, SECOND], deals[e, ON_P], deals[e, ON_Q]
    ratio = (salience[j, p] + salience[i, p]) / (salience[j, q] + salience[i, q])
    reach_j, reach_i = abs(start[i, p] - voting[j, p]), abs(start[j, q] - voting[i, q])
    shift_p = reach_j * weight[j, p] / total[p]
    shift_q = ratio * shift_p
    if shift_q * total[q] > reach_i * weight[i, q]:
        shift_q = reach_i * weight[i, q] / total[q]
        shift_p = shift_q / ratio
    towards_i = 1.0 if start[j, q] >= voting[i, q] else -1.0
    towards_j = 1.0 if start[i, p] >= voting[j, p] else -1.0
    terms[e, VALID] = 0.0
    for check in range(3):
        terms[e, GAIN] = abs(shift_q * salience[j, q] - shift_p * salience[j, p])
        terms[e, MOVE_I] = towards_i * shift_q * total[q] / weight[i, q]
        terms[e, MOVE_J] = towards_j * shift_p * total[p] / weight[j, p]
        fits = admissible(voting[i, q], terms[e, MOVE_I], terms[e, PAST_I], terms[e, SIGN_I])
        fits = fits and admissible(voting[j, p], terms[e, MOVE_J], terms[e, PAST_J], terms[e, SIGN_J])
        if check == 0 and (not fits or terms[e, GAIN] < SMALL):
            return
        if check == 2:
            terms[e, VALID] = 1.0 if fits else 0.0
            return
        # the outcome may reach, but not pass, the point of the actor that buys the move
        a, d, k = (i, j, q) if check == 0 else (j, i, p)
        move = terms[e, MOVE_I] if check == 0 else terms[e, MOVE_J]
        want = start[d, k] * total[k]
        now = expected_outcome(a, d, k, voting[a, k], start, weight, noted, base, bought)
        then = now + weight[a, k] * move
        slack = EDGE * total[k]
        if (now - want) * (then - want) < 0 and abs(then - want) > slack and abs(now - want) > slack:
            shift = abs(want - now) / total[k]
            if check == 0:
                shift_q, shift_p = shift, shift / ratio
            else:
                shift_p, shift_q = shift, shift * ratio


@compiled
def pick(terms: Floats, live: Indices, count: int, state: Indices) -> int:
    """Place in `live` of the deal with the highest gain; among equals one at random (`state` is the seed)."""
    best, ties, top = -1, 0, -1.0
    for n in range(count):
        gain = terms[live[n], GAIN]
        if gain > top * (1.0 + 1e-12):
            best, ties, top = n, 1, gain
        elif gain >= top * (1.0 - 1e-12):
            ties += 1
            state[0] = (state[0] * 1103515245 + 12345) % 2147483648
            if (state[0] >> 8) % ties == 0:
                best = n
    return best


@compiled
def note(
    d: int, k: int, a: int, place: float, start: Floats, weight: Floats, noted: Floats, bought: Floats
) -> None:
    """Demander d has bought a's move to `place` on k; of two such moves the shorter one counts."""
    old = noted[d, k, a]
    new = place
    if not np.isnan(old):
        new = min(old, place) if start[a, k] <= old else max(old, place)
        bought[d, k] -= weight[a, k] * (old - start[a, k])
    noted[d, k, a] = new
    bought[d, k] += weight[a, k] * (new - start[a, k])


@compiled
def revisit(e: int, done: int, deals: Indices, terms: Floats) -> bool:
    """Whether deal `done` changes the terms of e; a supplier that moved may not turn back later."""
    i, j, p, q = deals[e, FIRST], deals[e, SECOND], deals[e, ON_P], deals[e, ON_Q]
    di, dj, dp, dq = deals[done, FIRST], deals[done, SECOND], deals[done, ON_P], deals[done, ON_Q]
    moved_i = (i == di and q == dq) or (i == dj and q == dp)
    moved_j = (j == di and p == dq) or (j == dj and p == dp)
    if moved_i:
        terms[e, PAST_I] += terms[e, MOVE_I]
        terms[e, SIGN_I] = 1.0 if terms[e, MOVE_I] > 0 else -1.0
    if moved_j:
        terms[e, PAST_J] += terms[e, MOVE_J]
        terms[e, SIGN_J] = 1.0 if terms[e, MOVE_J] > 0 else -1.0
    bought_q = (j == dj and q == dq) or (j == di and q == dp)
    bought_p = (i == dj and p == dq) or (i == di and p == dp)
    return bool(moved_i or moved_j or bought_q or bought_p)


@compiled
def desk(actors: int, issues: int) -> tuple[Indices, Floats, Floats, Floats, Floats, Floats, Indices]:
    """Room for the work of one round, to be used again for the next: see `strike`."""
    most = issues * (issues - 1) // 2 * (actors * actors // 4)
    return (
        np.empty((most, 4), dtype=np.int64),
        np.empty((most, 8)),
        np.empty(issues),
        np.empty(issues),
        np.empty((actors, issues, actors)),
        np.empty((actors, issues)),
        np.empty(most, dtype=np.int64),
    )


@compiled
def strike(
    start: Floats,
    salience: Floats,
    weight: Floats,
    state: Indices,
    room: tuple[Indices, Floats, Floats, Floats, Floats, Floats, Indices],
    voting: Floats,
) -> None:
    """Strike all deals of one round, best first; fills `voting`, (actor, issue)."""
    actors, issues = start.shape
    deals, terms, total, base, noted, bought, live = room
    noted[:] = np.nan
    bought[:] = 0.0
    for k in range(issues):
        total[k], base[k] = 0.0, 0.0
        for a in range(actors):
            voting[a, k] = start[a, k]
            total[k] += weight[a, k]
            base[k] += weight[a, k] * start[a, k]
    count = 0
    for e in range(possible_deals(start, salience, weight, total, base, deals)):
        terms[e, :] = 0.0
        price(e, deals, terms, start, salience, weight, total, voting, noted, base, bought)
        if terms[e, VALID] > 0:
            live[count] = e
            count += 1
    while count > 0:
        place = pick(terms, live, count, state)
        done = live[place]
        i, j, p, q = deals[done, FIRST], deals[done, SECOND], deals[done, ON_P], deals[done, ON_Q]
        voting[i, q] += terms[done, MOVE_I]
        voting[j, p] += terms[done, MOVE_J]
        note(j, q, i, voting[i, q], start, weight, noted, bought)
        note(i, p, j, voting[j, p], start, weight, noted, bought)
        kept = 0
        for n in range(count):
            e = live[n]
            if n == place:
                continue
            if revisit(e, done, deals, terms):
                price(e, deals, terms, start, salience, weight, total, voting, noted, base, bought)
            if terms[e, VALID] > 0:
                live[kept] = e
                kept += 1
        count = kept


@compiled
def play_round(start: Floats, salience: Floats, weight: Floats, state: Indices) -> Floats:
    """Voting positions after all deals of one round have been struck, best first: (actor, issue)."""
    actors, issues = start.shape
    voting = np.empty((actors, issues))
    strike(start, salience, weight, state, desk(actors, issues), voting)
    return voting
