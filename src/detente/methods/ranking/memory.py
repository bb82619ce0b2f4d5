"""What is remembered of the past: counts of every family, chains to walk along, and learned confidences.

Relations are doubled: 2R of them, r + R being "was done r by". Queries in both directions are then one kind.
Group columns: the country and the sector of each entity, or any two ways to call some entities alike.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.counts import Counts, add, empty, lately, roomy
from detente.methods.ranking.factors import Factors, fresh

Ints = NDArray[np.int32]
LAGS = np.array([1, 2, 3, 5, 8, 14, 30, 90], dtype=np.int32)  # days; upper ends of the bands of a gap
BANDS = len(LAGS) + 1
PACES = np.array([0.05, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0], dtype=np.float32)  # decayed counts of a month
PACE_BANDS = len(PACES) + 1


class Memory(NamedTuple):
    """All state. Chains are linked lists by slot: `first` starts one, `next` goes on, -1 is the end."""

    entities: int
    relations: int  # doubled
    groups: Ints  # (entities, 2)
    sro: Counts
    sro_relation: Ints
    sro_object: Ints
    sro_next_of_pair: Ints
    sro_next_of_sr: Ints
    so: Counts
    so_object: Ints
    so_next: Ints
    so_first_sro: Ints
    s_first_so: Ints
    ro: Counts
    ro_object: Ints
    ro_next: Ints
    r_first_ro: Ints
    sr: Counts
    sr_first_sro: Ints
    o: Counts
    gro: Counts  # country of the subject, relation, object
    srg: Counts  # subject, relation, country of the object
    grg: Counts  # country, relation, country
    sg: Counts  # subject, country of the object
    krk: Counts  # sector, relation, sector
    hits: NDArray[np.float32]  # (relations, relations, bands): body, head, gap of the body
    tries: NDArray[np.float32]
    pace_hits: NDArray[np.float32]  # (relations, relations, bands): body, head, pace of the body
    pace_tries: NDArray[np.float32]
    factors: Factors
    marks: NDArray[np.int64]  # (entities,) scratch: which query marked an entity last
    mark: NDArray[np.int64]  # (1,) the running number of marks


TABLES = ("sro", "so", "ro", "sr", "o", "gro", "srg", "grg", "sg", "krk")
CHAINS = {
    "sro": ("sro_relation", "sro_object", "sro_next_of_pair", "sro_next_of_sr"),
    "so": ("so_object", "so_next", "so_first_sro"),
    "ro": ("ro_object", "ro_next"),
    "sr": ("sr_first_sro",),
}


def new(entities: int, relations: int, groups: Ints) -> Memory:
    """An empty memory for `entities` and `relations` (before doubling)."""
    double = 2 * relations
    tables: dict[str, Any] = {name: empty() for name in TABLES}
    chains: dict[str, Any] = {
        name: np.full(1024, -1, np.int32) for names in CHAINS.values() for name in names
    }
    return Memory(
        entities=entities,
        relations=double,
        groups=groups.astype(np.int32),
        s_first_so=np.full(entities, -1, np.int32),
        r_first_ro=np.full(double, -1, np.int32),
        hits=np.zeros((double, double, BANDS), np.float32),
        tries=np.zeros((double, double, BANDS), np.float32),
        pace_hits=np.zeros((double, double, PACE_BANDS), np.float32),
        pace_tries=np.zeros((double, double, PACE_BANDS), np.float32),
        factors=fresh(entities, double),
        marks=np.zeros(entities, np.int64),
        mark=np.zeros(1, np.int64),
        **tables,
        **chains,
    )


def with_room(memory: Memory, events: int) -> Memory:
    """The memory with room for that many more events (each counted in both directions)."""
    changes: dict[str, Any] = {}
    for name in TABLES:
        old = getattr(memory, name)
        table = roomy(old, 2 * events)
        if table is not old:
            changes[name] = table
            for chain in CHAINS.get(name, ()):
                longer = np.full(len(table.total), -1, np.int32)
                longer[: len(old.total)] = getattr(memory, chain)
                changes[chain] = longer
    return memory._replace(**changes) if changes else memory


@compiled
def band(gap: int) -> int:
    """The band of a gap in days."""
    n = 0
    while n < len(LAGS) and gap > LAGS[n]:
        n += 1
    return n


@compiled
def pace(m: Memory, sro: Any, day: int) -> int:
    """The band of how often a relation has come lately."""
    often = lately(m.sro, sro, day, 1)
    n = 0
    while n < len(PACES) and often > PACES[n]:
        n += 1
    return n


@compiled
def remember(m: Memory, s: int, r: int, o: int, day: int) -> None:
    """Count one event in one direction and chain what is new."""
    n, rs = np.int64(m.entities), np.int64(m.relations)
    pairs, ros, srs, triples = m.so.used[0], m.ro.used[0], m.sr.used[0], m.sro.used[0]
    so = add(m.so, s * n + o, day)
    if so == pairs:
        m.so_object[so], m.so_next[so], m.so_first_sro[so] = o, m.s_first_so[s], -1
        m.s_first_so[s] = so
    ro = add(m.ro, r * n + o, day)
    if ro == ros:
        m.ro_object[ro], m.ro_next[ro] = o, m.r_first_ro[r]
        m.r_first_ro[r] = ro
    sr = add(m.sr, s * rs + r, day)
    if sr == srs:
        m.sr_first_sro[sr] = -1
    sro = add(m.sro, (s * rs + r) * n + o, day)
    if sro == triples:
        m.sro_relation[sro], m.sro_object[sro] = r, o
        m.sro_next_of_pair[sro], m.sro_next_of_sr[sro] = m.so_first_sro[so], m.sr_first_sro[sr]
        m.so_first_sro[so], m.sr_first_sro[sr] = sro, sro
    gs, go, ks, ko = m.groups[s, 0], m.groups[o, 0], m.groups[s, 1], m.groups[o, 1]
    add(m.o, o, day)
    add(m.gro, (gs * rs + r) * n + o, day)
    add(m.srg, (s * rs + r) * n + go, day)
    add(m.grg, (gs * rs + r) * n + go, day)
    add(m.sg, s * n + go, day)
    add(m.krk, (ks * rs + r) * n + ko, day)


@compiled
def learn(m: Memory, s: int, r: int, answers: Ints, day: int) -> None:
    """Count which earlier relations between a pair came before r, among all whom s had dealt with.

    For each o that s dealt with before the day and each relation b between them: one try of (b -> r) in
    the band of the gap since b; a hit where o is an answer. Must run before the day is remembered.
    """
    m.mark[0] += 1
    for o in answers:
        m.marks[o] = m.mark[0]
    so = m.s_first_so[s]
    while so >= 0:
        hit = m.marks[m.so_object[so]] == m.mark[0]
        sro = m.so_first_sro[so]
        while sro >= 0:
            body, b, p = m.sro_relation[sro], band(day - m.sro.last[sro]), pace(m, sro, day)
            m.tries[body, r, b] += 1
            m.pace_tries[body, r, p] += 1
            if hit:
                m.hits[body, r, b] += 1
                m.pace_hits[body, r, p] += 1
            sro = m.sro_next_of_pair[sro]
        so = m.so_next[so]
