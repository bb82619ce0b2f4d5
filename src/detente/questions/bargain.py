"""One model on one table: the settlement with its spread, and play round by round."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from detente.methods.bargaining import MODELS, get
from detente.methods.bargaining.model import Floats, Model, Value
from detente.methods.bargaining.pair import CHUNK, settle
from detente.methods.sampling import key_of, uniforms
from detente.methods.summary import BINS, Summary
from detente.questions.answer import Answer, Row, Table
from detente.questions.bargain_files import read_table
from detente.questions.bargain_numbers import WANTED, read
from detente.questions.bargain_table import BargainTable
from detente.questions.errors import BadBargainTable, BadChange
from detente.questions.whatif_changes import seats_filled
from detente.questions.whatif_tables import error_of, interval


@dataclass(frozen=True)
class Run:
    """An answer, and the arrays that a figure is drawn from."""

    answer: Answer
    model: Model
    table: BargainTable | None = None
    outcomes: Summary | None = None
    rounds: Floats | None = None  # (round, actor, issue), at the middle of every uncertain number


def parameters(given: Sequence[str]) -> dict[str, Value]:
    """NAME=VALUE pairs. Raises BadChange (E443)."""
    found: dict[str, Value] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise BadChange(repr(text), "NAME=VALUE", "For example -p rounds=5.")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            found[name.strip()] = value.strip()
    return found


def bargain(model: str, path: Path, given: Sequence[str] = (), draws: int = 10_000, seed: int = 0) -> Run:
    """Run a model on a table file. Raises E441 (table), E620 (model), E621 (parameter), E622 (input)."""
    chosen = get(model)
    options = chosen.options(parameters(given))
    if not chosen.settles:
        return Run(_plain(chosen, path, options, draws, seed), chosen)
    table = read_table(path)
    seats_filled(table)
    side = table.side()
    issues = table.issues
    outcomes = Summary(np.array([i.low for i in issues]), np.array([i.high for i in issues]))
    count = draws if side.uncertain() else 1
    for first in range(0, count, CHUNK):
        size = min(CHUNK, count - first)
        arrays = side.arrays(lambda cell, n=size, f=first: uniforms(cell.key, seed, f, n), size)  # type: ignore[misc]
        outcomes.add(settle(chosen, side.at_table(arrays), options))
    middle = side.at_table(side.arrays(lambda _cell: None, 1))
    known = {column.name for column in chosen.columns}
    played = chosen.rounds({n: v for n, v in middle.items() if n in known}, options)
    rounds = None if played is None else played[0]
    at_middle = settle(chosen, middle, options)[0]
    return Run(
        _settled(chosen, table, outcomes, at_middle, rounds, options, count), chosen, table, outcomes, rounds
    )


def _settled(
    model: Model,
    table: BargainTable,
    outcomes: Summary,
    at_middle: Floats,
    rounds: Floats | None,
    options: Mapping[str, Value],
    draws: int,
) -> Answer:
    rows = tuple(
        Row(
            values=(
                i.name,
                f"{at_middle[k]:.4g}",
                f"{outcomes.mean[k]:.4g}",
                interval(outcomes, k, 2) if draws > 1 else f"{at_middle[k]:.4g}",
                f"{i.low:g} to {i.high:g}",
            )
        )
        for k, i in enumerate(table.issues)
    )
    columns = ("issue", "settlement", "mean of draws", "90 % of draws", "scale")
    tables = [
        Table(title="Settlement", columns=columns, rows=rows, note="The first at the middle of every range.")
    ]
    if rounds is not None:
        tables.append(_by_round(table, rounds))
    error = error_of(model.name)
    figures: dict[str, Any] = {
        "model": model.name,
        "parameters": dict(options),
        "draws": draws,
        "settlement": {i.name: float(at_middle[k]) for k, i in enumerate(table.issues)},
        "mean": {i.name: float(outcomes.mean[k]) for k, i in enumerate(table.issues)},
        "interval": {
            i.name: [float(outcomes.quantile(q)[k]) for q in (0.05, 0.95)] for k, i in enumerate(table.issues)
        },
        "error_on_known_outcomes": error,
    }
    if rounds is not None:
        figures["rounds"] = {
            a: {i.name: rounds[:, n, k].tolist() for k, i in enumerate(table.issues)}
            for n, a in enumerate(table.seated)
        }
    said = ", ".join(f"{i.name} {at_middle[k]:.4g}" for k, i in enumerate(table.issues))
    trust = "not measured" if error is None else f"{100 * error:.1f} points of 100"
    return Answer(
        question="bargain",
        headline=f"{model.title} settles {said}.",
        figures=figures,
        tables=tuple(tables),
        notes=(f"Source: {model.source}.", f"Mean error on known outcomes: {trust}.", f"{draws:,} draws."),
    )


SHOWN = 6


def _by_round(table: BargainTable, rounds: Floats) -> Table:
    """Up to six rounds, evenly apart; the figures hold them all."""
    shown = np.unique(np.linspace(0, len(rounds) - 1, min(SHOWN, len(rounds))).round().astype(int))
    rows = tuple(
        Row(values=(actor, i.name, *(f"{x:.4g}" for x in rounds[shown, n, k])))
        for n, actor in enumerate(table.seated)
        for k, i in enumerate(table.issues)
    )
    columns = ("actor", "issue", *(f"{t}" for t in shown))
    return Table(title="Positions by round", columns=columns, rows=rows)


def _plain(model: Model, path: Path, options: Mapping[str, Value], draws: int, seed: int) -> Answer:
    """A model that does not settle issues: a line an actor, or a line a case where it has no actors."""
    names, lines = _lines(model, path)
    by_actor = any("actor" in column.axes for column in model.columns)
    arrays: dict[str, Floats] = {}
    numbers = {c.name: [_cell(line, c.name, c.low, c.high, path) for line in lines] for c in model.columns}
    uncertain = any(n is not None and not n.certain for column in numbers.values() for n in column)
    count = draws if uncertain else 1
    for column in model.columns:
        found = numbers[column.name]
        if all(n is None for n in found):
            continue
        stack = []
        for line, number in enumerate(found):
            if number is None:
                raise BadBargainTable(
                    f"{path.name}, column {column.name}: an empty cell", WANTED, "Fill every cell."
                )
            at = uniforms(key_of(str(line), column.name), seed, 0, count)
            stack.append(number.at(at) if not number.certain else np.full(count, number.value))
        arrays[column.name] = np.stack(stack, axis=1) if by_actor else np.concatenate(stack)
    out = model.run(arrays, options)
    table = _outputs(model, out, names, count, by_actor)
    figures = {
        name: {names[n]: float(out[name][:, n].mean()) for n in range(len(names))}
        if by_actor
        else [float(v) for v in out[name].reshape(len(names), count).mean(axis=1)]
        for name in model.outputs
    }
    return Answer(
        question="bargain",
        headline=f"{model.title}: {', '.join(model.outputs)} for {len(names)} "
        + ("actors." if by_actor else "cases."),
        figures={"model": model.name, "parameters": dict(options), "draws": count, **figures},
        tables=(table,),
        notes=(f"Source: {model.source}.",),
    )


def _outputs(model: Model, out: Mapping[str, Floats], names: list[str], count: int, by_actor: bool) -> Table:
    rows = []
    for n, name in enumerate(names):
        cells = []
        for output in model.outputs:
            values = out[output][:, n] if by_actor else out[output].reshape(len(names), count)[n]
            low, high = np.quantile(values, [0.05, 0.95])
            text = f"{values.mean():.6g}"
            cells.append(text if count == 1 else f"{text} ({low:.4g} to {high:.4g})")
        rows.append(Row(values=(name, *cells)))
    columns = ("actor" if by_actor else "case", *model.outputs)
    return Table(title=model.title, columns=columns, rows=tuple(rows))


def _lines(model: Model, path: Path) -> tuple[list[str], list[dict[str, str]]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        raise BadBargainTable(f"{path} ({reason})", "a CSV file", "Check the name.") from reason
    rows = [
        {(k or "").strip().lower(): v or "" for k, v in row.items()}
        for row in csv.DictReader(io.StringIO(text))
    ]
    wanted = ["actor", *(c.name for c in model.columns)]
    missing = [c.name for c in model.columns if c.default is None and rows and c.name not in rows[0]]
    if not rows or missing:
        got = f"{path.name} without {', '.join(missing) or 'any line'}"
        raise BadBargainTable(got, f"the columns {', '.join(wanted)}", "Add them.")
    return [row.get("actor") or f"{n}" for n, row in enumerate(rows, start=1)], rows


def _cell(line: Mapping[str, str], column: str, low: float, high: float, path: Path) -> Any:
    if column not in line:
        return None
    found = read(line[column], low, high)
    if isinstance(found, str):
        raise BadBargainTable(f"{path.name}, column {column}: {found}", WANTED, "Correct the cell.")
    return found


def listed() -> Answer:
    """All models with what they need and give."""
    rows = tuple(
        Row(
            values=(
                m.name,
                m.title,
                ", ".join(c.name for c in m.columns if not c.optional),
                ", ".join(m.outputs),
                m.source,
            )
        )
        for m in MODELS.values()
    )
    columns = ("model", "title", "needs", "gives", "source")
    return Answer(
        question="bargain",
        headline=f"{len(MODELS)} bargaining models.",
        figures={"models": list(MODELS)},
        tables=(Table(title="Models", columns=columns, rows=rows),),
    )


def about(model: str) -> Answer:
    """One model: its columns and parameters with their ranges."""
    chosen = get(model)
    columns = tuple(
        Row(values=(c.name, c.meaning, f"[{c.low:g}, {c.high:g}]", "if wanted" if c.optional else "needed"))
        for c in chosen.columns
    )
    options = tuple(Row(values=(p.name, p.meaning, p.range_text(), p.default)) for p in chosen.parameters)
    return Answer(
        question="bargain",
        headline=f"{chosen.title} ({chosen.source}) gives {', '.join(chosen.outputs)}.",
        figures={"model": chosen.name},
        tables=(
            Table(title="Columns", columns=("column", "meaning", "range", "use"), rows=columns),
            Table(title="Parameters", columns=("parameter", "meaning", "range", "default"), rows=options),
        ),
    )


def density(outcomes: Summary, issue: int, bars: int = 69) -> tuple[Floats, Floats]:
    """Edges (bars + 1,) and shares (bars,) of an issue's outcomes, for a figure."""
    edges = np.linspace(0, BINS, bars + 1).astype(int)
    share = np.add.reduceat(outcomes.bins[issue], edges[:-1]) / max(outcomes.count, 1)
    low, high = outcomes.low[issue], outcomes.high[issue]
    return low + edges / BINS * (high - low), share
