"""What every model declares: its inputs, its parameters with their ranges, its outputs and its function.

A model is data: names, ranges and one function on arrays. Everything that must hold for all models
(checking inputs, broadcasting over draws, refusing bad parameters) is done here, once.

Axes are named: `draw` (always first), `actor`, `issue`, `option`. A model says which axes each of its
inputs and outputs has after `draw`; that is what lets one battery of checks relabel, rescale and
batch every model alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.methods import compiled
from detente.methods.bargaining.errors import InputError, ParameterError

Floats = NDArray[np.float64]
Value = float | int | str
Arrays = Mapping[str, Floats]


@dataclass(frozen=True)
class Parameter:
    """One option of a model: its meaning, default and range (both ends included unless `open_*`)."""

    name: str
    meaning: str
    default: Value
    low: float = -np.inf
    high: float = np.inf
    open_low: bool = False
    open_high: bool = False
    choices: tuple[str, ...] = ()

    def check(self, value: Value) -> Value:
        """The value, converted to the default's type; ParameterError when it lies outside the range."""
        if self.choices:
            if value not in self.choices:
                raise ParameterError(
                    f"{self.name}={value!r}", f"one of {', '.join(self.choices)}", self._advice()
                )
            return value
        try:
            number = float(value)
        except (TypeError, ValueError):
            raise ParameterError(f"{self.name}={value!r}", "a number", self._advice()) from None
        below = number <= self.low if self.open_low else number < self.low
        above = number >= self.high if self.open_high else number > self.high
        if below or above or np.isnan(number):
            raise ParameterError(f"{self.name}={value}", self.range_text(), self._advice())
        if isinstance(self.default, int):
            if number != int(number):
                raise ParameterError(f"{self.name}={value}", "a whole number", self._advice())
            return int(number)
        return number

    def range_text(self) -> str:
        """The range in words, as shown by the command line and the docs."""
        if self.choices:
            return " | ".join(self.choices)
        left, right = "(" if self.open_low else "[", ")" if self.open_high else "]"
        return f"{left}{self.low:g}, {self.high:g}{right}"

    def _advice(self) -> str:
        return f"{self.name} is {self.meaning}; leave it out to use {self.default}."


@dataclass(frozen=True)
class Column:
    """One input array: its axes after `draw`, and the range of its values."""

    name: str
    meaning: str
    axes: tuple[str, ...]
    low: float = -np.inf
    high: float = np.inf
    default: float | None = None
    whole: bool = False  # whole numbers only
    typical: tuple[float, float] | None = None  # where values usually lie, if that is narrower than the range
    optional: bool = False  # left out, the model works it out from the other columns


POSITION = Column("position", "the actor's preferred point on the issue's scale", ("actor", "issue"))
SALIENCE = Column(
    "salience", "how much the actor cares about the issue, 0 to 1", ("actor", "issue"), 0.0, 1.0
)
CAPABILITY = Column("capability", "the means the actor can bring to bear, 0 or more", ("actor", "issue"), 0.0)
STATUS_QUO = Column("status_quo", "where the issue stays if nothing is agreed", ("issue",), optional=True)
SCALE = Column("scale", "the two ends of the issue's scale", ("issue", "end"), optional=True)
SPATIAL = (POSITION, SALIENCE, CAPABILITY)
SETTLEMENT = ("issue",)


@dataclass(frozen=True)
class Model:
    """A bargaining model: `run` checks the inputs, broadcasts them over draws and calls `solve`.

    `solve(arrays, options)` gets every declared column as a float64 array with a leading draw axis and
    every declared parameter, checked; it returns each declared output with a leading draw axis.
    """

    name: str
    title: str
    source: str
    columns: tuple[Column, ...]
    outputs: Mapping[str, tuple[str, ...]]
    solve: Callable[[Arrays, Mapping[str, Value]], dict[str, Floats]]
    parameters: tuple[Parameter, ...] = ()
    joint: bool = False  # issues are settled together rather than one by one
    ordered_actors: bool = False  # the order of actors is part of the input (who moves first)
    resolution: float = 1e-8  # share of the scale below which the model does not tell points apart
    sizes: Mapping[str, int] = field(default_factory=dict)  # axes whose length is fixed ("actor": 2)
    settle: Callable[[Arrays, Mapping[str, Value]], Floats] | None = None  # the settlement alone, if cheaper
    trace: Callable[[Arrays, Mapping[str, Value]], Floats] | None = None  # (draw, round, actor, issue)

    @property
    def settles(self) -> bool:
        """Whether the model predicts a point on each issue."""
        return "settlement" in self.outputs

    def options(self, given: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """Every parameter with its checked value; ParameterError names one the model does not have."""
        given = dict(given or {})
        known = {p.name: p for p in self.parameters}
        for name in given:
            if name not in known:
                wanted = ", ".join(known) or "no parameters at all"
                raise ParameterError(f"{name}={given[name]}", wanted, f"`{self.name}` has no such parameter.")
        return {name: p.check(given.get(name, p.default)) for name, p in known.items()}

    def run(
        self, arrays: Mapping[str, ArrayLike], options: Mapping[str, Value] | None = None
    ) -> dict[str, Floats]:
        """Solve for arrays with or without a leading draw axis; outputs always have one.

        Raises InputError for a missing, misshapen, non-finite or out-of-range array and ParameterError
        for a bad option. Inputs are never changed.
        """
        checked = self.options(given=options)
        return self.solve(prepare(self.columns, arrays, self.name), checked)

    def settlement(
        self, arrays: Mapping[str, ArrayLike], options: Mapping[str, Value] | None = None
    ) -> Floats:
        """The settlement alone, (draw, issue), of a model that settles; errors as in `run`."""
        checked, ready = self.options(given=options), prepare(self.columns, arrays, self.name)
        return self.settle(ready, checked) if self.settle else self.solve(ready, checked)["settlement"]

    def rounds(
        self, arrays: Mapping[str, ArrayLike], options: Mapping[str, Value] | None = None
    ) -> Floats | None:
        """Positions round by round, (draw, round, actor, issue), for a model that plays rounds; else None."""
        if self.trace is None:
            return None
        checked = self.options(given=options)
        return self.trace(prepare(self.columns, arrays, self.name), checked)


def prepare(columns: tuple[Column, ...], arrays: Mapping[str, ArrayLike], model: str) -> dict[str, Floats]:
    """Every column as float64 with a leading draw axis of one common length."""
    ready: dict[str, Floats] = {}
    sizes: dict[str, int] = {}
    for column in columns:
        if column.name not in arrays:
            if column.default is not None or column.optional:
                continue
            raise InputError(f"no {column.name!r}", f"{column.meaning}", f"`{model}` needs that array.")
        values = np.asarray(arrays[column.name], dtype=np.float64)
        if column.whole and np.isfinite(values).all() and not (values == np.round(values)).all():
            raise InputError(f"{column.name} with a fraction", "whole numbers", f"It is {column.meaning}.")
        ready[column.name] = _with_draws(column, values, sizes)
        _in_range(column, values)
    for column in columns:
        if column.name not in ready and not column.optional:
            shape = (1, *(sizes.get(axis, 1) for axis in column.axes))
            ready[column.name] = np.full(shape, column.default)
    draws = max((v.shape[0] for v in ready.values()), default=1)
    for name, values in ready.items():
        if values.shape[0] not in (1, draws):
            raise InputError(
                f"{name} with {values.shape[0]} draws", f"1 or {draws}", "Sample all inputs alike."
            )
        ready[name] = np.broadcast_to(values, (draws, *values.shape[1:]))
    return ready


def _with_draws(column: Column, values: Floats, sizes: dict[str, int]) -> Floats:
    want = len(column.axes)
    if values.ndim == want:
        values = values[np.newaxis]
    if values.ndim != want + 1:
        shape = ", ".join(("draw", *column.axes))
        raise InputError(f"{column.name} of shape {values.shape}", f"({shape})", "Add or drop an axis.")
    for axis, size in zip(column.axes, values.shape[1:], strict=True):
        if sizes.setdefault(axis, size) != size:
            raise InputError(
                f"{column.name} with {size} {axis}s",
                f"{sizes[axis]} {axis}s",
                "All arrays must list the same ones.",
            )
    return values


def _in_range(column: Column, values: Floats) -> None:
    if not np.isfinite(values).all():
        raise InputError(
            f"{column.name} with a missing or infinite value", "finite numbers", "Fill every cell."
        )
    if values.size and (values.min() < column.low or values.max() > column.high):
        worst = values.min() if values.min() < column.low else values.max()
        raise InputError(
            f"{column.name}={worst:g}",
            f"[{column.low:g}, {column.high:g}]",
            f"{column.name} is {column.meaning}.",
        )


def weights(arrays: Arrays) -> Floats:
    """Salience times capability, (draw, actor, issue); InputError where an issue has no weight at all."""
    product = arrays["salience"] * arrays["capability"]
    if not (product.sum(axis=1) > 0).all():
        raise InputError(
            "an issue on which nobody has weight",
            "at least one actor with salience and capability above 0 on every issue",
            "Raise a salience or capability, or drop the issue.",
        )
    return product


def scale_of(arrays: Arrays) -> tuple[Floats, Floats]:
    """Ends of each issue's scale, (draw, issue) twice: as given, else the span of the positions held."""
    if "scale" in arrays:
        low, high = arrays["scale"][..., 0], arrays["scale"][..., 1]
        if not (high > low).all():
            raise InputError("a scale whose ends are not in order", "low end, then high end", "Swap them.")
        return low, high
    held = weights(arrays) > 0
    low = np.where(held, arrays["position"], np.inf).min(axis=1)
    high = np.where(held, arrays["position"], -np.inf).max(axis=1)
    return low, np.where(high > low, high, low + 1.0)


BLOCK = 4096  # element budget per array row: keeps the working set of a block in the processor's cache


def issue_by_issue(
    solve: Callable[..., Floats],
    *arrays: Floats,
    kernel: Callable[..., None] | None = None,
    block: int | None = None,
) -> Floats:
    """Apply a one-issue function to every (draw, issue).

    `arrays` have shape (draw, actor, issue); `solve` gets them as (actor, case) blocks, contiguous in
    the case axis so that numpy's loops run over draws, and returns one value a case. Result: (draw, issue).
    Where compiling is possible `kernel` is called instead, with arrays (case, actor) and the array to fill.
    """
    draws, actors, issues = arrays[0].shape
    out = np.empty(draws * issues)
    if kernel is not None and compiled.in_use():
        rows = [np.ascontiguousarray(a.transpose(0, 2, 1)).reshape(draws * issues, actors) for a in arrays]
        kernel(*rows, out)
        return out.reshape(draws, issues)
    step = block or max(64, BLOCK * 8 // max(actors * actors, 1))
    flat = [a.transpose(1, 0, 2).reshape(actors, draws * issues) for a in arrays]
    for start in range(0, draws * issues, step):
        out[start : start + step] = solve(*(np.ascontiguousarray(f[:, start : start + step]) for f in flat))
    return out.reshape(draws, issues)
