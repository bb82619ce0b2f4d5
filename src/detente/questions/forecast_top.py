"""Which acts are likeliest next for one actor: every partner and kind, ranked by its chance."""

from __future__ import annotations

import datetime as dt

import numpy as np

from detente.methods.calibration import brier_skill
from detente.methods.ranking.chances import Chances
from detente.methods.ranking.errors import NotTrained
from detente.questions.answer import Answer, Row, Table
from detente.questions.forecast import DEFINITION, check_horizon, panel_of, too_thin
from detente.questions.forecast_past import KINDS, Past
from detente.questions.forecast_ranked import LEAST, available, enough, forecast_ranked, trained

COLUMNS = ("what", "with", "chance", "base rate", "times the base rate", "last on")


def forecast_top(past: Past, actor: str, within: int = 30, top: int = 10, ranker: bool = False) -> Answer:
    """The `top` likeliest acts between an actor and anybody it has dealt with. Raises BadQuestion (E452).

    With `ranker`, by a trained ranker where the extra `forecast` is installed and the past is long enough;
    else by chances. The answer says which.
    """
    check_horizon(within)
    mine = {pair: other for (a, b), pair in past.pairs.items() if (other := _other(a, b, actor))}
    if mine and ranker and available() and enough(past):
        try:
            return forecast_ranked(past, actor, within, top, trained(past))
        except NotTrained:
            pass
    why = too_thin(past, within) or (None if mine else f"it reports no act of {actor}")
    if why is not None or past.last is None:
        return Answer(
            question="forecast",
            headline=f"{past.name} cannot carry a forecast for {actor}: {why}.",
            answered=False,
            figures={"actor": actor, "acts": len(past.day)},
            definition=DEFINITION,
        )
    chances = Chances(panel_of(past, within), within)
    rows = sorted(
        (row for kind in range(len(KINDS)) for row in _rows(past, chances, mine, kind)),
        key=lambda row: (-row.values[2], row.values[0], row.values[1]),
    )[:top]
    until = past.last + dt.timedelta(days=within)
    first = f": {rows[0].values[0]} with {rows[0].values[1]}, {rows[0].values[2]:.0%}" if rows else ""
    return Answer(
        question="forecast",
        headline=f"Likeliest for {actor} until {until}{first}."
        if rows
        else f"{past.name} cannot carry a forecast for {actor}: every kind of act is too rare to learn from.",
        answered=bool(rows),
        figures={"actor": actor, "within": within, "from": past.last.isoformat(), "listed": len(rows)},
        definition=DEFINITION,
        tables=(Table(title="Likeliest", columns=COLUMNS, rows=tuple(rows)),),
        notes=("Kinds without skill on the past over the base rate are left out.", *_unranked(past, ranker)),
    )


def _unranked(past: Past, ranker: bool) -> tuple[str, ...]:
    """Why the trained ranker was not used, where it was asked for."""
    if not ranker:
        return ()
    if not available():
        return ("Listed by chances; `pip install 'detente[forecast]'` adds a trained ranker.",)
    return (f"Listed by chances: {len(past.day)} acts are too few to train the ranker, which wants {LEAST}.",)


def _other(a: str, b: str, actor: str) -> str | None:
    return b if a == actor else a if b == actor else None


def _rows(past: Past, chances: Chances, mine: dict[int, str], kind: int) -> list[Row]:
    """The chances of one kind with every partner; none where the kind cannot be learned or shows no skill."""
    try:
        model, record = chances.learned(kind)
    except NotTrained:
        return []
    if brier_skill(record.forecast, record.came, record.base) <= 0:
        return []
    known = chances.found
    now = np.flatnonzero((known.origin == known.origin.max()) & np.isin(known.pair, list(mine)))
    name = list(KINDS)[kind]
    rows = []
    for pair, chance in zip(known.pair[now], model(known.features_of(kind, now)), strict=True):
        last = past.latest(int(pair), kind, 1)
        values = (
            name,
            mine[int(pair)],
            round(float(chance), 3),
            round(record.base, 3),
            round(float(chance) / record.base, 1),
            last[0][1].isoformat() if last else None,
        )
        rows.append(Row(values=values, evidence=past.evidence(int(pair), kind, 3)))
    return rows
