"""The table a bargaining model is asked about: actors x issues, every cell open to the analyst.

As CSV, a line for each actor and issue, with the columns actor, issue (not needed where there is only one),
position, salience, capability, and if wanted low, high and status_quo of the issue, present (no: listed, but
not at the table), mark (drafted, edited, sourced) and source. As YAML, the same by name; the page
docs/questions/whatif.md shows both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.methods.bargaining.pair import FIELDS, Cell, Side
from detente.methods.sampling import Number, key_of
from detente.questions.bargain_numbers import WANTED, read
from detente.questions.errors import BadBargainTable

BOUNDS = {"position": (-np.inf, np.inf), "salience": (0.0, 1.0), "capability": (0.0, np.inf)}
MARKS = ("drafted", "edited", "sourced")
ABSENT = ("no", "false", "0", "absent")
PRESENT = ("yes", "true", "1", "present", "")


@dataclass(frozen=True)
class Entry:
    """One actor's line on one issue, with where it comes from."""

    position: Number
    salience: Number
    capability: Number
    mark: str = "edited"
    source: str = ""


@dataclass(frozen=True)
class Issue:
    """An issue's scale and, if known, where it stays without a deal."""

    name: str
    low: float
    high: float
    status_quo: float | None = None


@dataclass(frozen=True)
class BargainTable:
    """Actors and issues in order, an entry for each pair, and who is at the table."""

    actors: tuple[str, ...]
    issues: tuple[Issue, ...]
    entries: Mapping[tuple[str, str], Entry]
    absent: frozenset[str] = frozenset()
    name: str = "table"

    @property
    def seated(self) -> tuple[str, ...]:
        """Those at the table, in order."""
        return tuple(actor for actor in self.actors if actor not in self.absent)

    def side(self) -> Side:
        """The table as arrays of cells; a cell's random stream is named by actor, issue and field."""
        cells = {
            field: [
                [
                    Cell(getattr(self.entries[a, i.name], field), key_of(a, _lane(i.name, field), field))
                    for i in self.issues
                ]
                for a in self.actors
            ]
            for field in FIELDS
        }
        present = np.array([actor not in self.absent for actor in self.actors])
        known = [i.status_quo for i in self.issues]
        start = np.array([[float(q) for q in known if q is not None]]) if None not in known else None
        return Side(cells, present, np.array([[i.low, i.high] for i in self.issues]), start)

    def edited(self, actor: str, issue: str, field: str, number: Number) -> BargainTable:
        """The table with one cell changed by the analyst."""
        old = self.entries[actor, issue]
        values = {name: getattr(old, name) for name in FIELDS} | {field: number}
        entry = Entry(**values, mark="edited", source=old.source)
        return replace(self, entries={**self.entries, (actor, issue): entry})


def _lane(issue: str, field: str) -> str:
    """Capability is an actor's, not an issue's: its draws are the same on all issues."""
    return "" if field == "capability" else issue


def built(rows: Iterable[Mapping[str, str | None]], file: str) -> BargainTable:
    """A table from lines by column name and `where`; BadBargainTable names the line and column of a fault."""
    entries: dict[tuple[str, str], Entry] = {}
    ends: dict[str, dict[str, float]] = {}
    absent: dict[str, bool] = {}
    for row in rows:
        where = f"{file}, {row['where']}"
        actor, issue = _named(row, where)
        if (actor, issue) in entries:
            raise BadBargainTable(
                f"{where}: {actor!r} on {issue!r} a second time",
                "each actor once an issue",
                "Remove one of the lines.",
            )
        entries[actor, issue] = _entry(row, where)
        _issue_ends(row, where, ends.setdefault(issue, {}))
        absent[actor] = absent.get(actor, False) or _is_absent(row, where)
    return _whole(entries, ends, frozenset(a for a, out in absent.items() if out), file)


def _named(row: Mapping[str, str | None], where: str) -> tuple[str, str]:
    actor, issue = (row.get("actor") or "").strip(), (row.get("issue", "issue") or "").strip()
    for column, value in (("actor", actor), ("issue", issue)):
        if not value:
            raise BadBargainTable(
                f"{where}, column {column}: an empty cell", "a name", f"Fill in the {column}."
            )
    return actor, issue


def _number(row: Mapping[str, str | None], column: str, where: str, default: str | None = None) -> Number:
    if column not in row and default is None:
        raise BadBargainTable(
            f"{where}: no column {column!r}", "actor, position, salience, capability", "Add it."
        )
    low, high = BOUNDS.get(column, (-np.inf, np.inf))
    found = read(row.get(column) or default, low, high)
    if isinstance(found, str):
        advice = (
            "Saliences run from 0 to 1; divide percentages by 100." if column == "salience" else "Correct it."
        )
        raise BadBargainTable(f"{where}, column {column}: {found}", WANTED, advice)
    return found


def _entry(row: Mapping[str, str | None], where: str) -> Entry:
    mark = (row.get("mark") or "edited").strip().lower()
    if mark not in MARKS:
        raise BadBargainTable(f"{where}, column mark: {mark!r}", ", ".join(MARKS), "Choose one.")
    position, salience, capability = (_number(row, column, where) for column in FIELDS)
    return Entry(position, salience, capability, mark, (row.get("source") or "").strip())


def _issue_ends(row: Mapping[str, str | None], where: str, ends: dict[str, float]) -> None:
    for column in ("low", "high", "status_quo"):
        if (row.get(column) or "").strip():
            number = _number(row, column, where)
            if not number.certain:
                raise BadBargainTable(f"{where}, column {column}: a range", "one number", "Choose one value.")
            if ends.setdefault(column, number.value) != number.value:
                raise BadBargainTable(
                    f"{where}, column {column}: {number.value:g}, but {ends[column]:g} before",
                    "the same on every line of an issue",
                    "Make them agree, or fill in only one.",
                )


def _is_absent(row: Mapping[str, str | None], where: str) -> bool:
    word = (row.get("present") or "").strip().lower()
    if word not in ABSENT + PRESENT:
        raise BadBargainTable(f"{where}, column present: {word!r}", "yes or no", "Correct it.")
    return word in ABSENT


def _whole(
    entries: dict[tuple[str, str], Entry],
    ends: dict[str, dict[str, float]],
    absent: frozenset[str],
    file: str,
) -> BargainTable:
    actors = tuple(dict.fromkeys(actor for actor, _ in entries))
    if len(actors) < 2:
        raise BadBargainTable(
            f"{file}: {len(actors)} actor(s)", "at least two", "Nobody bargains alone; add actors."
        )
    names = tuple(dict.fromkeys(issue for _, issue in entries))
    for actor in actors:
        for issue in names:
            if (actor, issue) not in entries:
                raise BadBargainTable(
                    f"{file}: no line for {actor!r} on {issue!r}",
                    "a line for every actor on every issue",
                    "Add it; an actor that does not care has salience 0.",
                )
    issues = tuple(
        _issue(name, ends[name], [entries[a, name].position for a in actors], file) for name in names
    )
    return BargainTable(actors, issues, entries, absent, file)


def _issue(name: str, ends: dict[str, float], held: list[Number], file: str) -> Issue:
    lowest = min(_reach(number)[0] for number in held)
    highest = max(_reach(number)[1] for number in held)
    low, high = ends.get("low", lowest), ends.get("high", highest)
    if not low < high:
        if "low" in ends or "high" in ends or lowest < highest:
            raise BadBargainTable(
                f"{file}: {name!r} runs from {low:g} to {high:g}", "low below high", "Swap them."
            )
        high = low + 1.0
    if lowest < low or highest > high:
        worst = lowest if lowest < low else highest
        raise BadBargainTable(
            f"{file}, column position: {worst:g} on {name!r}",
            f"{low:g} to {high:g}, the issue's scale",
            "Correct it.",
        )
    return Issue(name, low, high, ends.get("status_quo"))


def _reach(number: Number) -> tuple[float, float]:
    if number.kind in ("uniform", "triangular"):
        return number.low, number.high
    return number.value, number.value
