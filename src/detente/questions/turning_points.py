"""A turning point, or a symbolic gesture? Where two sides shifted, and whether a date was one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from detente.methods.change import RULES, WAYS, shifts
from detente.questions.answer import Answer, Row, Table
from detente.questions.turning_points_acts import Acts
from detente.questions.turning_points_date import SIDES, Judged, dated_tables, judged
from detente.questions.turning_points_series import Floats, Series, series, short

SHIFTS = (
    "from",
    "90 % interval",
    "chance",
    "cooperation before",
    "cooperation after",
    "conflict before",
    "conflict after",
)
SHOWN = 6  # acts cited around a shift


def turning_points(
    acts: Acts, sides: tuple[str, str], event: dt.date | None = None, method: str = WAYS[0]
) -> Answer:
    """Where the acts between two sides shifted; with `event`, whether that date was a turning point.

    Raises UnknownDetector (E651).
    """
    why = short(acts)
    if why is not None:
        return _nothing(acts, sides, why)
    known = series(acts)
    found = shifts(known.cooperation, known.conflict, known.relative, method)
    rows = _shifts(acts, known, found.points, found.posterior)
    verdict = judged(known, event, acts.peers) if event else None
    return Answer(
        question="turning-points",
        headline=_headline(sides, known, rows, verdict, event),
        answered=verdict is None or verdict.why is None,
        figures=_figures(known, found.points, verdict, sides, acts) | _chances(found.posterior),
        definition=_definition(known, method),
        tables=(
            Table(title="Shifts", columns=SHIFTS, rows=rows, note=_per(known)),
            *(dated_tables(known, acts, event, verdict) if event and verdict else ()),
        ),
        notes=_notes(acts, known),
    )


def _shifts(acts: Acts, known: Series, points: tuple[int, ...], posterior: Any) -> tuple[Row, ...]:
    """A row a shift: levels a step on both sides, and the acts right after it."""
    edges = [0, *points, len(known.starts)]
    rows = []
    for n, (point, (first, low, high)) in enumerate(zip(points, known.dated(acts, points), strict=True)):
        before, after = slice(edges[n], point), slice(point, edges[n + 2])
        levels = [
            round(float(known.levelled(counts)[part].mean()), 1)
            for counts in (known.cooperation, known.conflict)
            for part in (before, after)
        ]
        near = slice(max(point - 1, 0), point + 2)
        chance = round(min(float(posterior[near].sum()), 1.0), 2) if len(posterior) else None
        values = (first.isoformat(), f"{low} to {high}", chance, *levels)
        cited = [act for act in acts.acts if act.day >= first][:SHOWN]
        rows.append(Row(values=values, evidence=tuple(c for act in cited for c in act.evidence[:1])))
    return tuple(rows)


def _headline(
    sides: tuple[str, str],
    known: Series,
    shifts: tuple[Row, ...],
    verdict: Judged | None,
    event: dt.date | None,
) -> str:
    pair = " and ".join(sides)
    if verdict is not None and event is not None:
        return verdict.sentence(pair, event)
    period = f"{known.starts[0]} to {known.end}"
    if not shifts:
        return f"No shift between {pair} can be told from chance, {period}."
    word = "shift" if len(shifts) == 1 else "shifts"
    return f"{len(shifts)} {word} between {pair}, {period}: {', '.join(row.values[0] for row in shifts)}."


def _figures(
    known: Series, points: tuple[int, ...], verdict: Judged | None, sides: tuple[str, str], acts: Acts
) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "sides": list(sides),
        "shifts": [known.starts[point].isoformat() for point in points],  # by step; the table has days
        "acts": len(acts.acts),
        "step": known.unit,
        "series": {
            "starts": [day.isoformat() for day in known.starts],
            "cooperation": known.cooperation.tolist(),
            "conflict": known.conflict.tolist(),
            "coverage": [round(float(value), 4) for value in known.relative],
        },
    }
    return figures | ({"date": verdict.figures()} if verdict else {})


def _chances(posterior: Floats) -> dict[str, Any]:
    """By step, the chance that a new level begins there; left out by detectors that know none."""
    return {"posterior": [round(float(chance), 4) for chance in posterior]} if len(posterior) else {}


def _definition(known: Series, method: str) -> dict[str, Any]:
    return {
        "name": f"acts-by-{known.unit}",
        "title": f"Acts a {known.unit}, each kind once a day, {' and '.join(SIDES)} apart; detector "
        f"{method}; verdicts by stated thresholds",
        "detector": method,
        "verdicts": list(RULES),
    }


def _per(known: Series) -> str:
    return f"Levels are acts a {known.unit} under average coverage; the chance is that of a shift within one."


def _notes(acts: Acts, known: Series) -> tuple[str, ...]:
    notes = ["Reports of acts are counted, not acts: a shift of attention looks like a shift of relations."]
    if not acts.others:
        notes.append("The documents of a case say nothing about coverage, so none is allowed for.")
    if acts.undated:
        notes.append(f"{acts.undated} acts between the two without a whole date are left out.")
    if known.unit == "week":
        notes.append("The past is shorter than 18 months, so steps are weeks.")
    return tuple(notes)


def _nothing(acts: Acts, sides: tuple[str, str], why: str) -> Answer:
    return Answer(
        question="turning-points",
        headline=f"{acts.name} cannot tell a turning point between {' and '.join(sides)}: {why}.",
        answered=False,
        figures={"sides": list(sides), "shifts": [], "acts": len(acts.acts)},
    )
