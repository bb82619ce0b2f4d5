"""The past as a stream of days: ask about a day, then let the day in. Nothing is ever rebuilt."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods.ranking.compiled import compiled
from detente.methods.ranking.confidences import learn, take_stock
from detente.methods.ranking.day import many
from detente.methods.ranking.errors import BadQuadruples
from detente.methods.ranking.factors import improve, lesson
from detente.methods.ranking.memory import Memory, new, remember, turn_to, with_room

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
KEPT_DAYS = 400  # of events, to learn factors from again


def quadruples(events: ArrayLike, entities: int, relations: int) -> Ints:
    """Events (n, 4) of subject, relation, object, day, each once, by day. Raises BadQuadruples (E661)."""
    rows = np.asarray(events, dtype=np.int64)
    if rows.ndim != 2 or rows.shape[1] != 4:
        raise BadQuadruples(
            f"an array of shape {rows.shape}", "(n, 4): subject, relation, object, day", "Give four columns."
        )
    if len(rows) and (rows.min() < 0 or rows[:, [0, 2]].max() >= entities or rows[:, 1].max() >= relations):
        raise BadQuadruples(
            f"numbers up to {rows.max(axis=0).tolist()}",
            f"entities below {entities}, relations below {relations}, none negative",
            "Number entities and relations from 0.",
        )
    return np.unique(rows[:, [3, 0, 1, 2]], axis=0)[:, [1, 2, 3, 0]].astype(np.int32)


def both_ways(events: Ints, relations: int) -> Ints:
    """Every event also from its object's side, the relation raised by `relations`."""
    turned = events[:, [2, 1, 0, 3]].copy()
    turned[:, 1] += relations
    return np.concatenate([events, turned])


def days(events: Ints) -> Iterator[tuple[int, Ints]]:
    """The events day by day."""
    if not len(events):
        return
    starts = np.flatnonzero(np.diff(events[:, 3]) != 0) + 1
    for part in np.split(events, starts):
        yield int(part[0, 3]), part


class Past:
    """All that was before a day. `ask` about the day; `let_in` its events; days must come in order.

    `groups` (entities, 2): the country and the sector of each entity as numbers of entities that stand for
    them; without it each entity is alone in its groups.
    """

    def __init__(self, entities: int, relations: int, groups: ArrayLike | None = None) -> None:
        alone = np.repeat(np.arange(entities, dtype=np.int32)[:, None], 2, axis=1)
        self.relations = relations
        self.memory: Memory = new(
            entities, relations, alone if groups is None else np.asarray(groups, dtype=np.int32)
        )
        self.day = -1
        self.lately: list[Ints] = []

    def ask(self, day: int, queries: ArrayLike) -> tuple[Ints, Ints, Floats]:
        """Queries (n, 2) of subject and relation (doubled) about a day after all let in.

        Returns bounds (n + 1,), candidates and their features, one query after another.
        """
        self._after(day)
        return many(self.memory, np.asarray(queries, dtype=np.int32).reshape(-1, 2), day)

    def let_in(self, day: int, events: Ints) -> None:
        """Learn from a day's events (n, 4), then remember them."""
        self._after(day)
        self.memory = with_room(self.memory, len(events))
        rows = both_ways(events, self.relations)
        rows = rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))]
        _take(self.memory, rows, day)
        self.day = day
        if not len(rows):
            return
        self.lately = [*self.lately[-KEPT_DAYS:], rows]
        improve(self.memory.factors, *lesson(self.lately, day, self.memory.entities))

    def _after(self, day: int) -> None:
        if day <= self.day:
            raise BadQuadruples(
                f"day {day} after day {self.day}",
                "days in order",
                "Sort the events by day; ask before adding.",
            )


@compiled
def _take(m: Memory, rows: Ints, day: int) -> None:
    """All of the day is learned before any of it is remembered. Rows sorted by subject and relation."""
    take_stock(m, day)
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end, 0] == rows[start, 0] and rows[end, 1] == rows[start, 1]:
            end += 1
        learn(m, rows[start, 0], rows[start, 1], rows[start:end, 2], day)
        start = end
    for n in range(len(rows)):
        remember(m, rows[n, 0], rows[n, 1], rows[n, 2], day)
    turn_to(m, -1)
