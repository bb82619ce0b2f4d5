"""Changes to a table, as asked on the command line, and sweeps of one number over a range."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.methods.bargaining.pair import FIELDS
from detente.methods.sampling import Number
from detente.questions.bargain_numbers import WANTED, read
from detente.questions.bargain_table import BOUNDS, BargainTable
from detente.questions.errors import BadChange, NotInTable

FORM = "ACTOR.ISSUE.FIELD=NUMBER or ACTOR.FIELD=NUMBER, where FIELD is position, salience or capability"


@dataclass(frozen=True)
class Changes:
    """What is to be different: who leaves, who joins, and which cells take which numbers."""

    without: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.without or self.joining or self.cells)

    def __str__(self) -> str:
        said = [f"without {', '.join(self.without)}"] if self.without else []
        said += [f"with {', '.join(self.joining)}"] if self.joining else []
        return " and ".join(said + [f"with {cell}" for cell in self.cells]) or "as it is"


def known(name: str, names: Iterable[str], what: str) -> str:
    """The name as the table spells it. Raises NotInTable (E442) with the nearest names."""
    every = list(names)
    for each in every:
        if each.casefold() == name.strip().casefold():
            return each
    near = difflib.get_close_matches(name, every, n=3, cutoff=0.4) or every
    raise NotInTable(
        f"the {what} {name.strip()!r}", f"one of {', '.join(near[:12])}", "Spell it as in the table."
    )


def changed(table: BargainTable, changes: Changes) -> BargainTable:
    """The table with the changes made. Raises NotInTable (E442) or BadChange (E443)."""
    out = {known(name, table.actors, "actor") for name in changes.without}
    back = {known(name, table.actors, "actor") for name in changes.joining}
    new = replace(table, absent=(table.absent | out) - back)
    for text in changes.cells:
        for actor, issue, field in cells_of(new, text.partition("=")[0], text):
            new = new.edited(actor, issue, field, _number(text, bounds(new, issue, field)))
    seats_filled(new)
    return new


def seats_filled(table: BargainTable) -> None:
    """Raises BadChange (E443) unless every issue has somebody with weight at the table."""
    present = [actor for actor in table.actors if actor not in table.absent]
    if len(present) < 2:
        raise BadChange(f"{len(present)} actor(s) at the table", "at least two", "Leave more of them in.")
    for issue in table.issues:
        entries = [table.entries[actor, issue.name] for actor in present]
        if not any(e.salience.centre() > 0 and e.capability.centre() > 0 for e in entries):
            raise BadChange(
                f"nobody with weight on {issue.name!r}",
                "an actor with salience and capability above 0 on every issue",
                "Leave one in, or raise its salience.",
            )


def cells_of(table: BargainTable, path: str, text: str) -> list[tuple[str, str, str]]:
    """The cells a path names: (actor, issue, field). Names may hold dots; the field comes last."""
    head, _, field = path.strip().rpartition(".")
    field = field.strip().lower()
    if field not in FIELDS or not head:
        raise BadChange(repr(text), FORM, "For example RUS.territory.position=60.")
    issues = [issue.name for issue in table.issues]
    for actor in table.actors:
        rest = re.match(rf"^{re.escape(actor)}(?:\.(.+))?$", head, re.IGNORECASE)
        if rest:
            one = rest.group(1)
            chosen = issues if one in (None, "*") else [known(one, issues, "issue")]
            return [(actor, issue, field) for issue in chosen]
    known(head.split(".")[0], table.actors, "actor")
    raise BadChange(repr(text), FORM, "For example RUS.territory.position=60.")


def bounds(table: BargainTable, issue: str, field: str) -> tuple[float, float]:
    """What a cell may hold, both ends included: a position lies on its issue's scale."""
    if field == "position":
        return next((each.low, each.high) for each in table.issues if each.name == issue)
    return BOUNDS[field]


def _number(text: str, within: tuple[float, float]) -> Number:
    given = text.partition("=")[2]
    found = read(given, *within)
    if isinstance(found, str):
        raise BadChange(f"{text!r}: {found}", WANTED, "Correct the number.")
    return found


@dataclass(frozen=True)
class Sweep:
    """One or more cells moved together over a range, in steps."""

    label: str
    cells: tuple[tuple[str, str, str], ...]
    values: tuple[float, ...]

    def at(self, table: BargainTable, value: float) -> BargainTable:
        """The table with the swept cells at a value."""
        for actor, issue, field in self.cells:
            table = table.edited(actor, issue, field, Number("fixed", value))
        return table


MOST_STEPS = 1001


def sweep(table: BargainTable, text: str) -> Sweep:
    """`ACTOR.ISSUE.FIELD=FROM:TO:STEP` as a sweep. Raises BadChange (E443)."""
    path, _, span = text.partition("=")
    cells = cells_of(table, path, text)
    try:
        first, last, step = (float(part) for part in span.split(":"))
        count = int((last - first) / step + 1e-9) + 1
        if not 0 < count <= MOST_STEPS:
            raise ValueError
    except (ValueError, ZeroDivisionError, OverflowError):
        raise BadChange(repr(text), "FROM:TO:STEP", "For example RUS.territory.position=0:100:10.") from None
    values = tuple(first + step * n for n in range(count))
    ends = [bounds(table, issue, field) for _, issue, field in cells]
    low, high = max(end[0] for end in ends), min(end[1] for end in ends)
    for value in values:
        if not low <= value <= high:
            raise BadChange(
                f"{text!r}, which reaches {value:g}", f"{low:g} to {high:g}", "Shorten the range."
            )
    return Sweep(path, tuple(cells), values)


def leader(table: BargainTable, text: str) -> Sweep:
    """`ACTOR` or `ACTOR.ISSUE`: the leader's position swept over the issue's whole scale in ten steps."""
    path = f"{text}.position"
    cells = cells_of(table, path, text)
    if len(cells) > 1:
        raise BadChange(repr(text), "ACTOR.ISSUE, since there are several issues", "Name one issue.")
    issue = next(i for i in table.issues if i.name == cells[0][1])
    values = tuple(issue.low + (issue.high - issue.low) * n / 10 for n in range(11))
    return Sweep(path, tuple(cells), values)
