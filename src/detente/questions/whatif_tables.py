"""The what-if answer drawn up: settlements, actors, what it hangs on, how far models can be trusted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente.methods.bargaining import get
from detente.methods.bargaining.pair import Effect
from detente.methods.summary import Summary
from detente.questions.answer import Answer, Row, Table
from detente.questions.bargain_table import BargainTable
from detente.questions.whatif_changes import Changes

BAR = "compromise"
LOW, HIGH = 0.05, 0.95
TOP = 5


@dataclass(frozen=True)
class Inputs:
    """How far one actor's gain swings with each input: (label, (low, high, size)) each."""

    actor: str
    swings: tuple[tuple[str, tuple[float, float, float]], ...]


@cache
def known_outcomes() -> dict[str, Any]:
    """Each model's mean error on known settlements, in shares of the scale, as benchmarks measured it."""
    text = (resources.files("detente.methods.bargaining") / "known_outcomes.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def error_of(model: str) -> float | None:
    """A model's mean absolute error on known outcomes, as a share of the scale; None if never measured."""
    value = known_outcomes()["models"].get(model, {}).get("mean_error")
    return None if value is None else float(value)


def interval(summary: Summary, at: int, digits: int = 1) -> str:
    """The central 90 % of the draws."""
    return f"{summary.quantile(LOW)[at]:.{digits}f} to {summary.quantile(HIGH)[at]:.{digits}f}"


def as_answer(
    table: BargainTable,
    other: BargainTable,
    changes: Changes,
    effects: Sequence[Effect],
    inputs: Sequence[Inputs],
    draws: int,
    hangs_on: str,
) -> Answer:
    """The whole answer to one change."""
    bar = next((e for e in effects if e.model == BAR), effects[0])
    tables = [_settlements(table, effects), _actors(table, effects), _distances(table, bar)]
    tables += [_inputs(inputs, hangs_on)] if inputs else []
    tables.append(_models(effects))
    return Answer(
        question="whatif",
        headline=_headline(table, changes, effects, bar),
        figures=_figures(table, effects, draws),
        definition={
            "name": "whatif",
            "title": "a change at the table against the table as it is",
            "expected utility": "minus the salience-weighted mean distance of the settlement "
            "from the actor's point, in points of 100",
            "interval": "the central 90 % of the draws; both tables share their random numbers",
            "sign": "share of the draws in which the change has the sign of its mean",
        },
        tables=tuple(tables),
        notes=_notes(table, other, draws),
    )


def _headline(table: BargainTable, changes: Changes, effects: Sequence[Effect], bar: Effect) -> str:
    gone = {name.casefold() for name in changes.without}
    stay = [a for a, name in enumerate(table.actors) if name.casefold() not in gone]
    gains = sorted(stay, key=lambda a: float(bar.gain.mean[a]))
    worst, best = gains[0], gains[-1]
    parts = []
    for actor, verb in ((worst, "loses"), (best, "gains")):
        sign = -1 if verb == "loses" else 1
        if bar.gain.sign[actor] == sign:
            agree = sum(int(e.gain.sign[actor]) == sign for e in effects)
            share = bar.gain.sign_share[actor]
            parts.append(
                f"{table.actors[actor]} {verb} most ({100 * bar.gain.mean[actor]:+.1f} points of 100, "
                f"in {share:.0%} of the draws; {agree} of {len(effects)} models agree)"
            )
    said = str(changes)
    if not parts:
        return f"{said[0].upper()}{said[1:]}, nobody gains or loses."
    return f"{said[0].upper()}{said[1:]}, {' and '.join(parts)}."


def _figures(table: BargainTable, effects: Sequence[Effect], draws: int) -> dict[str, Any]:
    return {
        "draws": draws,
        "models": {
            e.model: {
                "settlement": {
                    i.name: {
                        "before": round(float(e.before.mean[k]), 4),
                        "after": round(float(e.after.mean[k]), 4),
                        "settles_within": [round(float(e.after.quantile(q)[k]), 4) for q in (LOW, HIGH)],
                        "shift": round(float(e.shift.mean[k]), 4),
                        "interval": [round(float(e.shift.quantile(q)[k]), 4) for q in (LOW, HIGH)],
                        "sign_share": round(float(e.shift.sign_share[k]), 4),
                    }
                    for k, i in enumerate(table.issues)
                },
                "gain": {
                    actor: {
                        "mean": round(100 * float(e.gain.mean[a]), 4),
                        "error": round(100 * float(e.gain.error[a]), 4),
                        "interval": [round(100 * float(e.gain.quantile(q)[a]), 4) for q in (LOW, HIGH)],
                        "sign_share": round(float(e.gain.sign_share[a]), 4),
                    }
                    for a, actor in enumerate(table.actors)
                },
                "error_on_known_outcomes": error_of(e.model),
            }
            for e in effects
        },
    }


def _settlements(table: BargainTable, effects: Sequence[Effect]) -> Table:
    rows = [
        Row(
            values=(
                issue.name,
                get(e.model).title,
                f"{e.before.mean[k]:.1f}",
                f"{e.after.mean[k]:.1f}",
                f"{e.shift.mean[k]:+.1f}",
                interval(e.shift, k),
                f"{e.shift.sign_share[k]:.0%}",
            )
        )
        for k, issue in enumerate(table.issues)
        for e in effects
    ]
    columns = ("issue", "model", "before", "after", "shift", "90 % of draws", "same sign")
    return Table(
        title="Settlements", columns=columns, rows=tuple(rows), note="In points of the issue's scale."
    )


def _actors(table: BargainTable, effects: Sequence[Effect]) -> Table:
    bar = next((e for e in effects if e.model == BAR), effects[0])
    rows = [
        Row(
            values=(
                actor + (" (not at the table)" if actor in table.absent else ""),
                f"{100 * bar.gain.mean[a]:+.2f}",
                f"{100 * bar.gain.quantile(LOW)[a]:+.2f} to {100 * bar.gain.quantile(HIGH)[a]:+.2f}",
                f"{bar.gain.sign_share[a]:.0%}",
                f"{min(100 * e.gain.mean[a] for e in effects):+.2f} to "
                f"{max(100 * e.gain.mean[a] for e in effects):+.2f}",
                _votes(effects, a),
            )
        )
        for a, actor in enumerate(table.actors)
    ]
    columns = ("actor", "gain", "90 % of draws", "same sign", "over all models", "models")
    note = f"Change in expected utility, in points of 100, under {get(bar.model).title}."
    return Table(title="Who gains and who loses", columns=columns, rows=tuple(rows), note=note)


def _votes(effects: Sequence[Effect], actor: int) -> str:
    up = sum(int(e.gain.sign[actor]) > 0 for e in effects)
    down = sum(int(e.gain.sign[actor]) < 0 for e in effects)
    return f"{up} up, {down} down"


def _distances(table: BargainTable, bar: Effect) -> Table:
    rows = []
    for a, actor in enumerate(table.actors):
        for k, issue in enumerate(table.issues):
            at = a * len(table.issues) + k
            rows.append(
                Row(
                    values=(
                        actor,
                        issue.name,
                        f"{-bar.nearer.mean[at]:+.1f}",
                        f"{-bar.nearer.quantile(HIGH)[at]:.1f} to {-bar.nearer.quantile(LOW)[at]:.1f}",
                        f"{bar.nearer.sign_share[at]:.0%}",
                    )
                )
            )
    columns = ("actor", "issue", "change in distance", "90 % of draws", "same sign")
    note = f"How much farther (+) or nearer (-) the settlement lies, under {get(bar.model).title}."
    return Table(title="Distance from each actor's point", columns=columns, rows=tuple(rows), note=note)


def _inputs(inputs: Sequence[Inputs], hangs_on: str) -> Table:
    rows = []
    for each in inputs:
        for label, (low, high, size) in sorted(each.swings, key=lambda s: -s[1][2])[:TOP]:
            if size > 1e-9:
                share = f"{size:.0%}" if hangs_on == "sobol" else f"{100 * low:+.2f} to {100 * high:+.2f}"
                rows.append(Row(values=(each.actor, label, share)))
    if hangs_on == "sobol":
        columns: tuple[str, ...] = ("actor", "input", "share of the variance")
        note = "Total Sobol index of each input of the actor's gain, under the weighted mean."
    else:
        columns = ("actor", "input", "gain with the input low, high")
        note = "One input at a time, from its 5 % to its 95 % quantile, under the weighted mean."
    return Table(title="What the answer hangs on", columns=columns, rows=tuple(rows), note=note)


def _models(effects: Sequence[Effect]) -> Table:
    known = known_outcomes()
    rows = [
        Row(
            values=(
                get(e.model).title,
                get(e.model).source,
                "not measured" if (error := error_of(e.model)) is None else f"{100 * error:.1f}",
            )
        )
        for e in effects
    ]
    return Table(
        title="How far the models can be trusted",
        columns=("model", "source", "mean error"),
        rows=tuple(rows),
        note=f"Mean error in points of 100 on {known['cases']} known outcomes; the weighted mean is the bar.",
    )


def _notes(table: BargainTable, other: BargainTable, draws: int) -> tuple[str, ...]:
    marks = [entry.mark for entry in table.entries.values()]
    drafted = marks.count("drafted")
    notes = [
        f"{draws:,} draws; {drafted} of {len(marks)} lines of the table are drafted and wait for the analyst."
    ]
    if other.absent:
        notes.append(f"Not at the table after the change: {', '.join(sorted(other.absent))}.")
    notes.append(
        "No model is an oracle: where they disagree, the choice of model decides more than the table."
    )
    return tuple(notes)
