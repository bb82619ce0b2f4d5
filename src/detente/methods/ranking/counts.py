"""Decayed counts by key: how often, how lately, and when last, in an open-addressed hash table.

A count decays by exp(-days / TAU) and is brought forward only when it is touched, so a day without events
costs nothing and a new day never rebuilds the past.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled

Number = Any  # a number of Python's or an array's: kernels see either
TAU = np.array([3.0, 20.0, 120.0], dtype=np.float32)  # days: this week, this month, this season
NEVER = -100_000  # the day of what has not happened
FIBONACCI = np.uint64(0x9E3779B97F4A7C15)  # multiplicative hashing (Knuth, TAOCP 3, 6.4)


class Counts(NamedTuple):
    """Keys (capacity,) with their slots; for each slot a count, decayed counts (., 3) and the last day."""

    keys: NDArray[np.int64]
    slots: NDArray[np.int32]
    used: NDArray[np.int64]
    total: NDArray[np.float32]
    decayed: NDArray[np.float32]
    last: NDArray[np.int32]


def empty(slots: int = 1024) -> Counts:
    """A table with room for that many keys."""
    capacity = 1 << (2 * slots - 1).bit_length()
    return Counts(
        np.full(capacity, -1, np.int64),
        np.zeros(capacity, np.int32),
        np.zeros(1, np.int64),
        np.zeros(slots, np.float32),
        np.zeros((slots, len(TAU)), np.float32),
        np.full(slots, NEVER, np.int32),
    )


def roomy(table: Counts, more: int) -> Counts:
    """The table, or one twice as large with the same contents, so that `more` keys fit in."""
    slots = len(table.total)
    if int(table.used[0]) + more <= slots:
        return table
    while int(table.used[0]) + more > slots:
        slots *= 2
    larger = empty(slots)
    held = len(table.total)
    larger.total[:held], larger.decayed[:held], larger.last[:held] = table.total, table.decayed, table.last
    larger.used[0] = table.used[0]
    rehash(table.keys, table.slots, larger.keys, larger.slots)
    return larger


@compiled
def place(keys: NDArray[np.int64], key: Number) -> int:
    """Where a key lies, or would lie."""
    mask = len(keys) - 1
    at = int((np.uint64(key) * FIBONACCI) >> np.uint64(20)) & mask
    while keys[at] != -1 and keys[at] != key:
        at = (at + 1) & mask
    return at


@compiled
def rehash(
    keys: NDArray[np.int64], slots: NDArray[np.int32], to: NDArray[np.int64], to_slots: NDArray[np.int32]
) -> None:
    """Bring all keys into a larger table."""
    for n in range(len(keys)):
        if keys[n] != -1:
            at = place(to, keys[n])
            to[at] = keys[n]
            to_slots[at] = slots[n]


@compiled
def find(table: Counts, key: Number) -> Number:
    """The slot of a key, -1 where it never occurred."""
    at = place(table.keys, key)
    return table.slots[at] if table.keys[at] == key else -1


@compiled
def add(table: Counts, key: Number, day: int) -> Number:
    """Count one more on a day; the slot."""
    at = place(table.keys, key)
    if table.keys[at] != key:
        table.keys[at] = key
        table.slots[at] = table.used[0]
        table.used[0] += 1
    slot = table.slots[at]
    gap = day - table.last[slot]
    if gap > 0:
        for k in range(len(TAU)):
            table.decayed[slot, k] *= np.exp(-np.float32(gap) / TAU[k])
    table.total[slot] += 1
    for k in range(len(TAU)):
        table.decayed[slot, k] += 1
    table.last[slot] = day
    return slot


@compiled
def lately(table: Counts, slot: Number, day: int, k: int) -> Number:
    """The decayed count of a slot as of a day; 0 for slot -1."""
    if slot < 0:
        return np.float32(0.0)
    return table.decayed[slot, k] * np.exp(-np.float32(day - table.last[slot]) / TAU[k])
