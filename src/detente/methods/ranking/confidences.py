"""What follows what: learned from each day before it is remembered, read as chances of the relation asked.

The rule "r after b" and its confidence: Liu et al. 2022 (TLogic), AAAI. By recency and frequency together:
Gastinger et al. 2025 (CountTRuCoLa), who fit a curve to each rule; here a table, shrunk to coarser ones.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.counts import lately
from detente.methods.ranking.memory import Memory
from detente.methods.ranking.rates import BANDS, LAGS, PACE_BANDS, band, pace_band

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
PRIOR = np.float32(8.0)  # tries that a coarser rate is worth against a finer one
PRIOR_HITS = np.float32(3.0)  # hits that chance is worth against what befell objects
HIGHEST = np.float32(0.95)


@compiled
def learn(m: Memory, s: int, r: int, answers: Ints, day: int) -> None:
    """Count which earlier relations between a pair came before r, among all whom s had dealt with.

    For each o that s dealt with before the day and each relation b between them: one try of (b -> r) in
    the band of the gap since b; a hit where o is an answer. Must run before the day is remembered.
    """
    rates = m.rates
    m.mark[0] += 1
    for o in answers:
        m.marks[o] = m.mark[0]
    so = m.s_first_so[s]
    while so >= 0:
        hit = m.marks[m.so_object[so]] == m.mark[0]
        sro = m.so_first_sro[so]
        while sro >= 0:
            body, b = m.sro_relation[sro], band(day - m.sro.last[sro])
            both = b * PACE_BANDS + pace_band(lately(m.sro, sro, day, 1))
            rates.tries[r, body, b] += 1
            rates.joint_tries[r, body, both] += 1
            if hit:
                rates.hits[r, body, b] += 1
                rates.joint_hits[r, body, both] += 1
            sro = m.sro_next_of_pair[sro]
        so = m.so_next[so]
    rates.object_tries[r] += rates.standing
    for o in answers:
        sr = m.s_first_sr[o]
        while sr >= 0:
            rates.object_hits[r, m.sr_relation[sr], band(day - m.sr.last[sr])] += 1
            sr = m.sr_next[sr]


@compiled
def take_stock(m: Memory, day: int) -> None:
    """Count all entities by how long ago they were last in each relation."""
    m.rates.standing[:] = 0
    for sr in range(m.sr.used[0]):
        m.rates.standing[m.sr_relation[sr], band(day - m.sr.last[sr])] += 1


@compiled
def general(m: Memory, r: int) -> Floats:
    """By band, how often r came of any earlier relation at all: what a body's own rate is shrunk to.

    The last is the band of what is long past: the rate of chance.
    """
    out = np.empty(BANDS, np.float32)
    for b in range(BANDS):
        hits, tries = np.float32(0.01), np.float32(1.0)
        for body in range(m.relations):
            hits += m.rates.hits[r, body, b]
            tries += m.rates.tries[r, body, b]
        out[b] = hits / tries
    return out


@compiled
def object_lifts(m: Memory, r: int) -> Floats:
    """(relations, BANDS): log of how much likelier an answer is an object that b befell so long ago."""
    hits, tries = m.rates.object_hits[r], m.rates.object_tries[r]
    out = np.zeros((m.relations, BANDS), np.float32)
    whole = hits.sum() / (tries.sum() + np.float32(1.0))
    for body in range(m.relations):
        for b in range(BANDS):
            out[body, b] = np.log((hits[body, b] + PRIOR_HITS) / (tries[body, b] * whole + PRIOR_HITS))
    return out


@compiled
def of_pair(m: Memory, so: Any, r: int, day: int, usual: Floats, out: Floats) -> None:
    """Best, second, any (noisy or), sum and best of the log lifts, number of relations of a pair.

    Then, by gap and pace together: best, any, sum of the log lifts, best log lift.
    """
    rates = m.rates
    out[:] = 0
    out[4], out[9] = -10.0, -10.0
    sro = m.so_first_sro[so] if so >= 0 else -1
    while sro >= 0:
        b, body = band(day - m.sro.last[sro]), m.sro_relation[sro]
        both = b * PACE_BANDS + pace_band(lately(m.sro, sro, day, 1))
        rate = (rates.hits[r, body, b] + PRIOR * usual[b]) / (rates.tries[r, body, b] + PRIOR)
        fine = (rates.joint_hits[r, body, both] + PRIOR * rate) / (rates.joint_tries[r, body, both] + PRIOR)
        rate, fine = min(rate, HIGHEST), min(fine, HIGHEST)
        if rate > out[0]:
            out[0], out[1] = rate, out[0]
        elif rate > out[1]:
            out[1] = rate
        lift, fine_lift = np.log(rate / usual[len(LAGS)]), np.log(fine / usual[len(LAGS)])
        out[2] -= np.log(1 - rate)
        out[3] += lift
        out[4] = max(out[4], lift)
        out[5] += 1
        out[6] = max(out[6], fine)
        out[7] -= np.log(1 - fine)
        out[8] += fine_lift
        out[9] = max(out[9], fine_lift)
        sro = m.sro_next_of_pair[sro]


@compiled
def of_object(m: Memory, o: int, day: int, lifts: Floats, out: Floats) -> None:
    """Sum of the log lifts of what befell an object within a season, and the best of them."""
    out[0], out[1] = 0.0, -10.0
    sr = m.s_first_sr[o]
    while sr >= 0:
        b = band(day - m.sr.last[sr])
        if b < len(LAGS):
            lift = lifts[m.sr_relation[sr], b]
            out[0] += lift
            out[1] = max(out[1], lift)
        sr = m.sr_next[sr]
