"""Two tables side by side: what differs between them, draw by draw, under several models.

Both sides are drawn with the same random numbers wherever they share a number, so that the difference
between them shows the change that was made and not the noise of two samples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.methods.bargaining.model import Floats, Model, Value
from detente.methods.sampling import Number, uniforms
from detente.methods.summary import Summary

CHUNK = 8192
FIELDS = ("position", "salience", "capability")


@dataclass(frozen=True)
class Cell:
    """One entry of a table: the number, and the key of its random stream."""

    number: Number
    key: int


@dataclass(frozen=True)
class Side:
    """A table: cells by field, each actor x issue; who is present; scale and status quo by issue."""

    cells: Mapping[str, Sequence[Sequence[Cell]]]
    present: NDArray[np.bool_]
    scale: Floats
    status_quo: Floats | None = None

    def arrays(self, chance: Callable[[Cell], Floats | None], draws: int) -> dict[str, Floats]:
        """Model inputs (draw, actor, issue) of all listed, an uncertain cell at the chances given."""
        ready: dict[str, Floats] = {}
        for field in FIELDS:
            rows = self.cells[field]
            values = np.empty((draws, len(rows), len(rows[0])))
            for a, row in enumerate(rows):
                for k, cell in enumerate(row):
                    at = None if cell.number.certain else chance(cell)
                    values[:, a, k] = cell.number.centre() if at is None else cell.number.at(at)
            ready[field] = values
        ready["scale"] = self.scale
        if self.status_quo is not None:
            ready["status_quo"] = self.status_quo
        return ready

    def at_table(self, arrays: Mapping[str, Floats]) -> dict[str, Floats]:
        """The same inputs of those alone who are present."""
        if self.present.all():
            return dict(arrays)
        return {name: v[:, self.present] if name in FIELDS else v for name, v in arrays.items()}

    def uncertain(self) -> dict[int, tuple[str, int, int]]:
        """Keys of the uncertain cells, each with its field, actor and issue."""
        return {
            cell.key: (field, a, k)
            for field in FIELDS
            for a, row in enumerate(self.cells[field])
            for k, cell in enumerate(row)
            if not cell.number.certain
        }


@dataclass(frozen=True)
class Effect:
    """One model's account of the pair. Numbers are (issue,), or (actor, issue) and (actor,) flattened.

    `before`, `after`: settlements; `shift`: after - before; `nearer`: how much nearer to each actor's point
    the settlement comes, by actor and issue; `gain`: change of each actor's expected utility (minus the
    salience-weighted mean distance, in shares of the scale).
    """

    model: str
    before: Summary
    after: Summary
    shift: Summary
    nearer: Summary
    gain: Summary


def usable(models: Sequence[Model], side: Side) -> list[Model]:
    """The models that settle and find all the inputs they need in the table."""
    known = {*FIELDS, "scale"} | ({"status_quo"} if side.status_quo is not None else set())
    return [m for m in models if m.settles and all(c.optional or c.name in known for c in m.columns)]


def _effect(model: Model, side: Side) -> Effect:
    low, high = side.scale[:, 0], side.scale[:, 1]
    actors, span = len(side.present), high - low
    flat = np.tile(span, actors)
    ones = np.ones(actors)
    return Effect(
        model.name,
        Summary(low, high),
        Summary(low, high),
        Summary(-span, span),
        Summary(-flat, flat),
        Summary(-ones, ones),
    )


def _add(effect: Effect, point: Floats, care: Floats, before: Floats, after: Floats) -> None:
    """Take a chunk in. Distances are measured from the points that actors hold before, and utilities
    by the share that each issue has in an actor's care, over the length of its scale."""
    effect.before.add(before)
    effect.after.add(after)
    effect.shift.add(after - before)
    nearer = np.abs(before[:, np.newaxis] - point) - np.abs(after[:, np.newaxis] - point)
    effect.nearer.add(nearer.reshape(len(nearer), -1))
    effect.gain.add(np.einsum("dak,dak->da", care, nearer))


def compare(
    base: Side,
    other: Side,
    models: Sequence[Model],
    draws: int,
    seed: int = 0,
    options: Mapping[str, Mapping[str, Value]] | None = None,
    start: int = 0,
) -> list[Effect]:
    """Every model's account of what changes from `base` to `other`, over draws `start` to `start + draws`.

    Memory does not grow with the number of draws.
    """
    effects = [_effect(model, base) for model in models]
    span = base.scale[:, 1] - base.scale[:, 0]
    for first in range(start, start + draws, CHUNK):
        count = min(CHUNK, start + draws - first)
        drawn: dict[int, Floats] = {}

        def chance(
            cell: Cell, first: int = first, count: int = count, drawn: dict[int, Floats] = drawn
        ) -> Floats:
            if cell.key not in drawn:
                drawn[cell.key] = uniforms(cell.key, seed, first, count)
            return drawn[cell.key]

        left, right = base.arrays(chance, count), other.arrays(chance, count)
        care = left["salience"] / np.maximum(left["salience"].sum(axis=2, keepdims=True), 1e-12) / span
        seated, changed = base.at_table(left), other.at_table(right)
        for model, effect in zip(models, effects, strict=True):
            chosen = dict((options or {}).get(model.name, {}))
            before, after = settle(model, seated, chosen), settle(model, changed, chosen)
            _add(effect, left["position"], care, before, after)
    return effects


def settle(model: Model, arrays: dict[str, Floats], options: Mapping[str, Value]) -> Floats:
    """A model's settlement, given the columns it knows."""
    known = {column.name for column in model.columns}
    return model.settlement({name: v for name, v in arrays.items() if name in known}, options)


def joined(parts: Sequence[list[Effect]]) -> list[Effect]:
    """Accounts of separate draws as one, so that draws may be shared out over processes."""
    whole = parts[0]
    for more in parts[1:]:
        for effect, extra in zip(whole, more, strict=True):
            for name in ("before", "after", "shift", "nearer", "gain"):
                getattr(effect, name).merge(getattr(extra, name))
    return whole


def swing_of(
    base: Side, other: Side, model: Model, options: Mapping[str, Value], measure: Callable[..., Floats]
) -> tuple[list[int], Callable[[Floats], Floats]]:
    """Keys of the uncertain cells of either side, and the answer as a function of their chances.

    `measure(left, before, after)` turns a chunk into one number a draw; for the tornado and Sobol indices.
    """
    keys = list({**base.uncertain(), **other.uncertain()})
    column = {key: n for n, key in enumerate(keys)}

    def answer(chances: Floats) -> Floats:
        left, right = (
            s.arrays(lambda cell: chances[:, column[cell.key]], len(chances)) for s in (base, other)
        )
        before = settle(model, base.at_table(left), options)
        return measure(left, before, settle(model, other.at_table(right), options))

    return keys, answer
