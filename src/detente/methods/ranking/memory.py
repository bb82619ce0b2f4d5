"""What is remembered of the past: counts of every family, chains to walk along, and learned confidences.

Relations are doubled: 2R of them, r + R being "was done r by". Queries in both directions are then one kind.
Group columns: the country and the sector of each entity, or any two ways to call some entities alike.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking import rates
from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.counts import Counts, add, empty, roomy
from detente.methods.ranking.factors import Factors, fresh
from detente.methods.ranking.rates import Rates

Ints = NDArray[np.int32]
KEPT = 30  # busiest neighbours of an actor that are followed
POPULAR = 150  # busiest objects of a relation that are candidates
FLOWS = 2  # walks along what is of this week, and of this month


class Today(NamedTuple):
    """What many queries of a day share, found when first asked for and forgotten with the day."""

    day: NDArray[np.int64]  # (1,)
    near: Ints  # (FLOWS, entities, KEPT) busiest neighbours
    share: NDArray[np.float32]  # (FLOWS, entities, KEPT) of all the dealings of their actor
    nears: Ints  # (FLOWS, entities) how many, -1 where not found yet
    popular: Ints  # (relations, POPULAR) busiest objects
    populars: Ints  # (relations,) how many, -1 where not found yet
    busy: NDArray[np.float32]  # (relations,) how often it came this month


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
    sr_relation: Ints
    sr_next: Ints
    s_first_sr: Ints
    o: Counts
    gro: Counts  # country of the subject, relation, object
    srg: Counts  # subject, relation, country of the object
    grg: Counts  # country, relation, country
    sg: Counts  # subject, country of the object
    krk: Counts  # sector, relation, sector
    rates: Rates
    factors: Factors
    today: Today
    marks: NDArray[np.int64]  # (entities,) scratch: which query marked an entity last
    mark: NDArray[np.int64]  # (1,) the running number of marks


TABLES = ("sro", "so", "ro", "sr", "o", "gro", "srg", "grg", "sg", "krk")
CHAINS = {
    "sro": ("sro_relation", "sro_object", "sro_next_of_pair", "sro_next_of_sr"),
    "so": ("so_object", "so_next", "so_first_sro"),
    "ro": ("ro_object", "ro_next"),
    "sr": ("sr_first_sro", "sr_relation", "sr_next"),
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
        s_first_sr=np.full(entities, -1, np.int32),
        rates=rates.fresh(double),
        today=_today(entities, double),
        factors=fresh(entities, double),
        marks=np.zeros(entities, np.int64),
        mark=np.zeros(1, np.int64),
        **tables,
        **chains,
    )


def _today(entities: int, relations: int) -> Today:
    return Today(
        np.full(1, -1, np.int64),
        np.zeros((FLOWS, entities, KEPT), np.int32),
        np.zeros((FLOWS, entities, KEPT), np.float32),
        np.full((FLOWS, entities), -1, np.int32),
        np.zeros((relations, POPULAR), np.int32),
        np.full(relations, -1, np.int32),
        np.zeros(relations, np.float32),
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
def turn_to(m: Memory, day: int) -> None:
    """Forget what was found for another day, or, with day -1, for any."""
    if m.today.day[0] != day or day < 0:
        m.today.day[0] = day
        m.today.nears[:] = -1
        m.today.populars[:] = -1


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
        m.sr_first_sro[sr], m.sr_relation[sr], m.sr_next[sr] = -1, r, m.s_first_sr[s]
        m.s_first_sr[s] = sr
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
