"""What comes next? Chances of a meeting, an agreement, a sanction or force, with their record."""

from __future__ import annotations

import datetime as dt

import numpy as np

from detente.methods.calibration import bootstrap, brier_skill, calibration_error, reliability
from detente.methods.ranking.chances import Chances
from detente.methods.ranking.errors import NotTrained
from detente.methods.ranking.occurrence import Panel, panel
from detente.questions.answer import Answer, Row, Table
from detente.questions.errors import BadQuestion
from detente.questions.forecast_past import KINDS, OTHER, Past

HORIZONS = (7, 30, 90)
LEAST_DAYS = 240  # or four horizons, where that is more: the record needs two of them
LEAST_EVENTS = 300
MOST_ORIGINS = 200
CARRIED = 5
COLUMNS = ("what", "chance", "base rate", "of this pair so far", "Brier skill", "calibration error", "cases")
DEFINITION = {
    "name": "any-report",
    "title": "At least one report of such an act between the two, in either direction, within the days asked",
}


def forecast(past: Past, sides: tuple[str, str], within: int = 30) -> Answer:
    """The calibrated chance of each kind of act between two sides `within` days of the last known day.

    Raises BadQuestion (E452).
    """
    check_horizon(within)
    why = _too_little(past, sides, within)
    if why is not None:
        return _nothing(past, sides, why)
    assert past.last is not None
    known = panel_of(past, within)
    pair = past.pairs[_key(sides)]
    chances = Chances(known, within)
    made = [_one(past, chances, pair, kind) for kind in range(len(KINDS))]
    rows = [row for row, *_ in made if row is not None]
    if not rows:
        return _nothing(past, sides, "no kind of act came often enough in its past to learn from")
    figures = {row.values[0]: row.values[1] for row in rows}
    until = past.last + dt.timedelta(days=within)
    told = ", ".join(f"{name} {chance:.0%}" for name, chance in figures.items())
    return Answer(
        question="forecast",
        headline=f"{' and '.join(sides)} until {until}: {told}.",
        figures={"sides": list(sides), "within": within, "from": past.last.isoformat(), "chances": figures},
        definition=DEFINITION,
        tables=(
            Table(
                title="Chances",
                columns=COLUMNS,
                rows=tuple(rows),
                note="Skill 0 is the base rate, 1 perfect.",
            ),
            Table(
                title="Track record",
                columns=("what", "said", "came", "95 % interval", "cases"),
                rows=tuple(line for _, lines, _ in made for line in lines),
                note="The same question put to the last quarter of the past, by what was known then.",
            ),
            *carried(past, sides),
        ),
        notes=_notes(past, pair, made),
    )


def _one(past: Past, chances: Chances, pair: int, kind: int) -> tuple[Row | None, list[Row], float]:
    """The row of a kind, the lines of its reliability, the low end of its skill; no row where too rare."""
    try:
        model, record = chances.learned(kind)
    except NotTrained:
        return None, [], 0.0
    name, known = list(KINDS)[kind], chances.found
    now = np.flatnonzero((known.pair == pair) & (known.origin == known.origin.max()))
    chance = float(model(known.features_of(kind, now))[0])
    before = (known.pair == pair) & known.known
    skill = bootstrap(
        lambda p, y: brier_skill(p, y, record.base),
        record.forecast,
        record.came,
        groups=record.pair,
        draws=200,
    )
    values = (
        name,
        round(chance, 3),
        round(record.base, 3),
        round(float(known.came[before, kind].mean()), 3) if before.any() else None,
        f"{skill.value:.2f} ({skill.low:.2f} to {skill.high:.2f})",
        round(calibration_error(record.forecast, record.came), 3),
        len(record.came),
    )
    lines = [
        Row(
            values=(name, round(b.forecast, 3), round(b.happened, 3), f"{b.low:.3f} to {b.high:.3f}", b.count)
        )
        for b in reliability(record.forecast, record.came, 5)
    ]
    return Row(values=values, evidence=past.evidence(pair, kind, CARRIED)), lines, skill.low


def carried(past: Past, sides: tuple[str, str]) -> tuple[Table, ...]:
    """The latest acts of each kind between the two: what the chances rest on."""
    pair = past.pairs[_key(sides)]
    rows = tuple(
        Row(values=(day.isoformat(), name, source, target), evidence=past.cited(index))
        for kind, name in enumerate(KINDS)
        for index, day, source, target in past.latest(pair, kind, CARRIED)
    )
    return (Table(title="Carried by", columns=("date", "what", "who", "whom"), rows=rows),)


def _key(sides: tuple[str, str]) -> tuple[str, str]:
    a, b = sorted(sides)
    return a, b


def panel_of(past: Past, within: int) -> Panel:
    """The past of all pairs, on at most MOST_ORIGINS days half a horizon apart; the last day is one."""
    assert past.first is not None
    assert past.last is not None
    every = max(7, within // 2, (past.last - past.first).days // MOST_ORIGINS)
    return panel(*past.arrays(), horizon=within, every=every, last=past.last.toordinal(), least=OTHER + 1)


def check_horizon(within: int) -> None:
    """Raises BadQuestion (E452) for a horizon that is not offered."""
    if within not in HORIZONS:
        raise BadQuestion(f"{within} days", " or ".join(map(str, HORIZONS)), "Choose one of them.")


def too_thin(past: Past, within: int) -> str | None:
    """Why a past is too thin to learn from, in a sentence; None where it is not."""
    if past.first is None or past.last is None or len(past.day) < LEAST_EVENTS:
        count = len(past.day)
        return f"it holds {count} dated acts between named sides; {LEAST_EVENTS} are the least to learn from"
    reach, least = (past.last - past.first).days, max(LEAST_DAYS, 4 * within)
    if reach < least:
        return f"it reaches over {reach} days, and to look {within} ahead {least} are the least"
    return None


def _too_little(past: Past, sides: tuple[str, str], within: int) -> str | None:
    known = None if _key(sides) in past.pairs else "it reports no act between the two"
    return too_thin(past, within) or known


def _nothing(past: Past, sides: tuple[str, str], why: str) -> Answer:
    return Answer(
        question="forecast",
        headline=f"{past.name} cannot carry a forecast for {' and '.join(sides)}: {why}.",
        answered=False,
        figures={"sides": list(sides), "acts": len(past.day)},
        definition=DEFINITION,
    )


def _notes(past: Past, pair: int, made: list[tuple[Row | None, list[Row], float]]) -> tuple[str, ...]:
    """What the chances are of; which kinds are not forecast, which without skill, which from others' past."""
    absent = [name for name, (row, *_) in zip(KINDS, made, strict=True) if row is None]
    weak = [row.values[0] for row, _, surely in made if row is not None and surely <= 0]
    new = [
        row.values[0]
        for kind, (row, *_) in enumerate(made)
        if row is not None and not past.latest(pair, kind, 1)
    ]
    notes = [
        "A chance of a report, learned from all pairs of the source: from counts and gaps, not intentions."
    ]
    if absent:
        notes.append(f"Too rare in the past to learn: {', '.join(absent)}.")
    if weak:
        notes.append(f"No surer than the base rate on its record; do not rely on it: {', '.join(weak)}.")
    if new:
        notes.append(f"None between the two so far, so told from other pairs like them: {', '.join(new)}.")
    return tuple(notes)
