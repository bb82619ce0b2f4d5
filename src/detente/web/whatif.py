"""What if? Sliders over the table, who sits at it, and the settlements before and after.

A slider moves the middle of a cell and keeps how uncertain it is. The form is turned into the shortest
address that says the same (`set`, `with` and `without`, as on the command line), which can be quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import QueryParams

from detente.methods.bargaining import get
from detente.methods.sampling import FIXED, NORMAL, Number
from detente.pictures.settlements import Held, Settled, settlement
from detente.questions.answer import Answer, Citation
from detente.questions.bargain_draft import draft, draft_answer
from detente.questions.bargain_files import read_table
from detente.questions.bargain_numbers import written
from detente.questions.bargain_table import BOUNDS, BargainTable, Issue
from detente.questions.casebook import Casebook
from detente.questions.whatif import Settings, chosen_models, whatif
from detente.questions.whatif_changes import Changes, changed
from detente.questions.whatif_tables import BAR
from detente.web.asked import Asked

TABLES = ("bargain.csv", "bargain.yaml", "bargain.yml")
KEPT = ("since", "until", "as_known_on", "draws", "model")
router = APIRouter()
Evidence = dict[tuple[str, str], tuple[Citation, ...]]


@dataclass(frozen=True)
class Cell:
    """A slider: its name in the address, where it stands, its ends, and the cell as an analyst writes it."""

    name: str
    value: float
    low: float
    high: float
    text: str
    touched: bool


@dataclass(frozen=True)
class Line:
    """An actor's sliders on one issue, with what the cells rest on."""

    issue: str
    position: Cell
    salience: Cell
    source: str
    mark: str
    evidence: tuple[Citation, ...]


@dataclass(frozen=True)
class Seat:
    """An actor with its seat, its capability and its lines."""

    actor: str
    seated: bool
    capability: Cell
    lines: tuple[Line, ...]


def table_of(book: Casebook, case: Path) -> tuple[BargainTable, Evidence] | None:
    """The case's own table, else one drafted from its records, with the evidence; or none."""
    own = next((case / name for name in TABLES if (case / name).exists()), None)
    made = draft(book)
    if own is not None:
        return read_table(own), made.evidence if made else {}
    return (made.table, made.evidence) if made else None


def answer(book: Casebook, asked: Asked, case: Path) -> Answer:
    """The answer to the changes of the address; without changes, the settlements of the table as it is."""
    found = table_of(book, case)
    if found is None:
        return draft_answer(book, None)
    changes = _changes(asked)
    hangs_on = "tornado" if changes else "none"
    made = whatif(found[0], changes, Settings(asked.draws, models=asked.models, hangs_on=hangs_on))
    if changes:
        return made
    bar = BAR if BAR in made.figures["models"] else next(iter(made.figures["models"]))
    settled = made.figures["models"][bar]["settlement"]
    said = ", ".join(f"{name} at {found['after']:.0f}" for name, found in settled.items())
    headline = f"As the table stands, {get(bar).title} settles {said}."
    return msgspec.structs.replace(made, headline=headline)


def _changes(asked: Asked) -> Changes:
    return Changes(asked.without, asked.joining, asked.cells)


def values(book: Casebook, asked: Asked, case: Path, made: Answer) -> dict[str, Any]:
    """What the page wants beside the answer: sliders, models, a figure an issue."""
    found = table_of(book, case)
    if found is None:
        return {"seats": (), "pictures": (), "models": (), "drafted": False, "changes": ""}
    table, evidence = found
    other = changed(table, _changes(asked))
    usable = chosen_models(table.side(), Settings(asked.draws))
    return {
        "seats": tuple(_seats(table, other, evidence)),
        "pictures": tuple(_picture(other, made, issue) for issue in table.issues),
        "models": tuple((m.name, m.title, not asked.models or m.name in asked.models) for m in usable),
        "drafted": any(entry.mark == "drafted" for entry in table.entries.values()),
        "changes": str(_changes(asked)) if _changes(asked) else "",
    }


def _seats(table: BargainTable, other: BargainTable, evidence: Evidence) -> Iterator[Seat]:
    for actor in table.actors:
        lines = []
        for issue in table.issues:
            entry = other.entries[actor, issue.name]
            cells = [_cell(table, other, actor, issue, field) for field in ("position", "salience")]
            cited = evidence.get((actor, issue.name), ())
            lines.append(Line(issue.name, cells[0], cells[1], entry.source, entry.mark, cited))
        capability = _cell(table, other, actor, table.issues[0], "capability")
        yield Seat(actor, actor not in other.absent, capability, tuple(lines))


def _cell(table: BargainTable, other: BargainTable, actor: str, issue: Issue, field: str) -> Cell:
    number = getattr(other.entries[actor, issue.name], field)
    low, high = ends(table, issue, field)
    middle = shown(number.centre())
    return Cell(
        name=path(actor, issue, field),
        value=middle,
        low=min(low, middle),
        high=max(high, middle),
        text=written(number),
        touched=number != getattr(table.entries[actor, issue.name], field),
    )


def path(actor: str, issue: Issue, field: str) -> str:
    """The name of a cell, as `--set` has it; capability is an actor's on every issue."""
    return f"{actor}.capability" if field == "capability" else f"{actor}.{issue.name}.{field}"


def ends(table: BargainTable, issue: Issue, field: str) -> tuple[float, float]:
    """Where a slider ends: the issue's scale, 0 to 1, or 0 to the most capable of the table and half more."""
    if field == "position":
        return issue.low, issue.high
    if field == "salience":
        return 0.0, 1.0
    reach = max(_reach(entry.capability)[2] for entry in table.entries.values())
    return 0.0, shown(max(reach, 1e-6) if reach <= 1 else 1.5 * reach)


def shown(value: float) -> float:
    """A number as a slider holds it."""
    return float(f"{value:.4g}")


def moved(number: Number, centre: float, low: float, high: float) -> Number:
    """The number with its middle elsewhere, as uncertain as before, inside its ends."""
    shift = centre - number.centre()
    if number.kind == FIXED:
        return Number(FIXED, shown(centre))
    if number.kind == NORMAL:
        return replace(number, value=shown(number.value + shift))
    first, last = max(low, number.low + shift), min(high, number.high + shift)
    middle = min(max(number.value + shift, first), last)
    return replace(number, value=shown(middle), low=shown(first), high=shown(last))


def _picture(table: BargainTable, made: Answer, issue: Issue) -> str:
    """One issue: where the actors stand, and each model's settlement before and after."""
    held = [
        Held(actor, *_reach(table.entries[actor, issue.name].position), actor not in table.absent)
        for actor in table.actors
    ]
    settled = []
    for model, told in made.figures["models"].items():
        at = told["settlement"][issue.name]
        low, high = at["settles_within"]
        settled.append(Settled(get(model).title, at["before"], at["after"], low, high, model == BAR))
    return settlement(issue.name, issue.low, issue.high, issue.status_quo, held, settled)


def _reach(number: Number) -> tuple[float, float, float]:
    """Lowest, middle and highest of a cell; two spreads around a mean."""
    if number.kind == FIXED:
        return number.value, number.value, number.value
    if number.kind == NORMAL:
        return number.value - 2 * number.spread, number.value, number.value + 2 * number.spread
    return number.low, number.centre(), number.high


@router.get("/q/whatif/ask", include_in_schema=False)
def ask(request: Request) -> RedirectResponse:
    """The form as the shortest address that says the same."""
    desk, query = request.app.state.desk, request.query_params
    book = desk.book(query.get("since") or None, query.get("until") or None, query.get("as_known_on") or None)
    found = table_of(book, desk.path)
    told = [(key, value) for key, value in query.multi_items() if key in KEPT and value]
    if found is not None:
        told += _asked(found[0], query)
    return RedirectResponse("/q/whatif" + (f"?{urlencode(told)}" if told else ""), 303)


def _asked(table: BargainTable, query: QueryParams) -> Iterator[tuple[str, str]]:
    """`without`, `with` and `set`: what the form says that the table does not."""
    seats = set(query.getlist("seat"))
    for actor in table.actors:
        if actor in table.absent and actor in seats:
            yield "with", actor
        elif actor not in table.absent and actor not in seats:
            yield "without", actor
    now = changed(replace(table, absent=frozenset()), Changes(cells=tuple(query.getlist("set"))))
    for actor in table.actors:
        for k, issue in enumerate(table.issues):
            for field in ("position", "salience", "capability")[: 3 if k == 0 else 2]:
                number = _slid(now, actor, issue, field, query.get(path(actor, issue, field)))
                if number != getattr(table.entries[actor, issue.name], field):
                    yield "set", f"{path(actor, issue, field)}={written(number)}"


def _slid(now: BargainTable, actor: str, issue: Issue, field: str, given: str | None) -> Number:
    """A cell after its slider: as it was where the slider was not moved."""
    number = cast(Number, getattr(now.entries[actor, issue.name], field))
    if given is None or shown(float(given)) == shown(number.centre()):
        return number
    low, high = ends(now, issue, field)
    low, high = min(low, number.centre()), max(high, number.centre())
    if not low <= float(given) <= high:
        raise ValueError(f"{path(actor, issue, field)}={given} lies outside {low:g} to {high:g}.")
    return moved(number, float(given), low, max(high, BOUNDS[field][0]))
