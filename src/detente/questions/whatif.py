"""What if? The settlement with a change to the table against the settlement without it.

Under several models side by side, each with its error on known outcomes; the weighted mean is the bar.
Both tables are drawn with common random numbers, so the difference is the change's and not the draws'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from detente.methods import compiled
from detente.methods.bargaining import get, settling
from detente.methods.bargaining.model import Floats, Model, Value
from detente.methods.bargaining.pair import Effect, Side, compare, joined, swing_of, usable
from detente.methods.sensitivity import sobol, tornado
from detente.questions.answer import Answer
from detente.questions.bargain_table import BargainTable
from detente.questions.whatif_changes import Changes, Sweep, changed
from detente.questions.whatif_sweep import sweep_answer
from detente.questions.whatif_tables import Inputs, as_answer
from detente.scale.errors import ShardsFailed
from detente.scale.executor import Executor, executor, in_order

SLOW = ("smp",)  # asked for by name only
SLOW_PLAIN = ("exchange",)  # left out of many draws where nothing is compiled
PLAIN_DRAWS = 500
BAR = "compromise"
SOBOL_DRAWS = 2048


@dataclass(frozen=True)
class Settings:
    """How a what-if is worked out."""

    draws: int = 10_000
    seed: int = 0
    models: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    hangs_on: str = "tornado"  # or "sobol", or "none"
    workers: int = 2


def whatif(table: BargainTable, changes: Changes, settings: Settings | None = None) -> Answer:
    """The answer to one change. Raises NotInTable (E442), BadChange (E443), UnknownModelError (E620)."""
    chosen = settings or Settings()
    other = changed(table, changes)
    base_side, other_side = table.side(), other.side()
    models = chosen_models(base_side, chosen)
    effects = shared_out(base_side, other_side, models, chosen)
    inputs = hanging_on(table, base_side, other_side, chosen)
    return as_answer(table, other, changes, effects, inputs, chosen.draws, chosen.hangs_on)


def chosen_models(side: Side, settings: Settings) -> list[Model]:
    """The models named, or all quick ones that find what they need in the table."""
    if settings.models:
        return [get(name) for name in settings.models]
    left_out = SLOW if compiled.in_use() or settings.draws <= PLAIN_DRAWS else SLOW + SLOW_PLAIN
    return [model for model in usable(settling(), side) if model.name not in left_out]


def shared_out(base: Side, other: Side, models: Sequence[Model], settings: Settings) -> list[Effect]:
    """Effects of the pair, the draws shared out over threads (compiled kernels run side by side)."""
    workers = max(1, min(settings.workers, settings.draws // 2000))
    edges = np.linspace(0, settings.draws, workers + 1).astype(int)

    def part(n: int) -> list[Effect]:
        first, last = int(edges[n]), int(edges[n + 1])
        return compare(base, other, models, last - first, settings.seed, settings.options, first)

    if workers == 1:
        return part(0)
    with ThreadPoolExecutor(workers) as pool:
        return joined(list(pool.map(part, range(workers))))


def _mean_gain(actor: int) -> Callable[..., Floats]:
    def measure(left: dict[str, Floats], before: Floats, after: Floats) -> Floats:
        point, care = left["position"][:, actor], left["salience"][:, actor]
        span = left["scale"][..., 1] - left["scale"][..., 0]
        nearer = (np.abs(before - point) - np.abs(after - point)) / span
        gain: Floats = (care * nearer).sum(axis=1) / np.maximum(care.sum(axis=1), 1e-12)
        return gain

    return measure


def hanging_on(table: BargainTable, base: Side, other: Side, settings: Settings) -> list[Inputs]:
    """For each actor at the table, how much its gain under the bar hangs on each uncertain cell."""
    if settings.hangs_on == "none":
        return []
    found = []
    cells = {**other.uncertain(), **base.uncertain()}
    for actor, name in enumerate(table.actors):
        keys, answer = swing_of(base, other, get(BAR), {}, _mean_gain(actor))
        if not keys:
            return []
        if settings.hangs_on == "sobol":
            sizes = sobol(answer, len(keys), SOBOL_DRAWS, settings.seed)[1]
            swings = [(float("nan"), float("nan"), float(size)) for size in sizes]
        else:
            swings = [(s.low, s.high, s.size) for s in tornado(answer, len(keys))]
        labels = [_label(table, cells[key]) for key in keys]
        found.append(Inputs(name, tuple(zip(labels, swings, strict=True))))
    return found


def _label(table: BargainTable, cell: tuple[str, int, int]) -> str:
    column, actor, issue = cell
    if column == "capability":
        return f"{table.actors[actor]}.capability"
    return f"{table.actors[actor]}.{table.issues[issue].name}.{column}"


MANY_DRAWS = 1_000_000  # of a whole sweep: from here on its steps are worth a process each


def swept(
    table: BargainTable, sweep: Sweep, settings: Settings | None = None, run: Executor | None = None
) -> Answer:
    """Settlements as one cell, or one actor's cells, move over a range: common random numbers throughout.

    `run` is an executor of detente.scale; without it steps run in turn, or in a process pool where there are
    many draws. Raises ShardsFailed (E701) where a step fails twice.
    """
    chosen = settings or Settings(draws=2000)
    large = chosen.draws * len(sweep.values) >= MANY_DRAWS
    work = run or executor("pool" if large else "inprocess", chosen.workers if large else None)
    shards = [(table, sweep, value, chosen) for value in sweep.values]
    steps = []
    for outcome in in_order(work.map_shards(step, shards, tries=1)):
        if outcome.value is None:
            raise ShardsFailed(
                f"step {sweep.values[outcome.index]:g} of the sweep: {outcome.error}",
                "every step worked out",
                "Correct the range or the table.",
            )
        steps.append((sweep.values[outcome.index], outcome.value))
    return sweep_answer(table, sweep, steps, chosen.draws)


def step(shard: tuple[BargainTable, Sweep, float, Settings]) -> list[Effect]:
    """One step of a sweep: the pair of the table and the table with the cells at a value."""
    table, sweep, value, settings = shard
    base = table.side()
    models = chosen_models(base, settings)
    return compare(
        base, sweep.at(table, value).side(), models, settings.draws, settings.seed, settings.options
    )
