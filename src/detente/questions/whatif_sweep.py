"""A sweep drawn up: the settlements at every step."""

from __future__ import annotations

from collections.abc import Sequence

from detente.methods.bargaining import get
from detente.methods.bargaining.pair import Effect
from detente.questions.answer import Answer, Row, Table
from detente.questions.bargain_table import BargainTable
from detente.questions.whatif_changes import Sweep
from detente.questions.whatif_tables import BAR, interval


def sweep_answer(
    table: BargainTable, sweep: Sweep, steps: Sequence[tuple[float, Sequence[Effect]]], draws: int
) -> Answer:
    """Settlements at every step of a sweep."""
    rows = [
        Row(
            values=(
                f"{value:g}",
                issue.name,
                get(e.model).title,
                f"{e.after.mean[k]:.1f}",
                interval(e.after, k),
            )
        )
        for value, effects in steps
        for k, issue in enumerate(table.issues)
        for e in effects
    ]
    names = [e.model for e in steps[0][1]]
    bar = names.index(BAR) if BAR in names else 0
    spans = []
    for k, issue in enumerate(table.issues):
        at = [float(effects[bar].after.mean[k]) for _, effects in steps]
        spans.append(f"{issue.name} from {min(at):.1f} to {max(at):.1f}")
    return Answer(
        question="whatif",
        headline=f"As {sweep.label} goes from {sweep.values[0]:g} to {sweep.values[-1]:g}, "
        f"{get(names[bar]).title} settles {', '.join(spans)}.",
        figures={
            "draws": draws,
            "sweep": sweep.label,
            "steps": [
                {
                    "value": value,
                    "settlement": {
                        e.model: {
                            i.name: round(float(e.after.mean[k]), 4) for k, i in enumerate(table.issues)
                        }
                        for e in effects
                    },
                }
                for value, effects in steps
            ],
        },
        tables=(
            Table(
                title="Settlements over the sweep",
                columns=(sweep.label, "issue", "model", "settlement", "90 % of draws"),
                rows=tuple(rows),
            ),
        ),
        notes=(f"{draws:,} draws a step, the same random numbers at every step.",),
    )
