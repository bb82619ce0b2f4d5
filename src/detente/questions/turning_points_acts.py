"""What two sides did to each other, day by day: from the records of a case, or from a table of events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from detente.questions.answer import Citation
from detente.questions.casebook import Casebook
from detente.questions.errors import BadEventTable
from detente.records import Event, Party
from detente.records.dates import bounds, precision

# The quads of PLOVER (Open Event Data Alliance, PLOVER codebook): words and deeds, for and against.
COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "YIELD", "RETREAT"})
CONFLICT = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
NEEDED = ("date", "source", "target")
SCORES = ("quad_class", "goldstein", "type")
PEERS, LEAST_OF_PEER = 20, 60  # other pairs whose dates a date is held against, and acts of one at least


@dataclass(frozen=True)
class Act:
    """One act on one day: `cooperative` or not; `type` a PLOVER root where known."""

    day: dt.date
    cooperative: bool
    type: str | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Peer:
    """Another pair of the same source: the days of its cooperative and its conflictual acts."""

    pair: tuple[str, str]
    cooperation: tuple[dt.date, ...]
    conflict: tuple[dt.date, ...]


@dataclass(frozen=True)
class Acts:
    """The acts between two sides in order of date, each kind once a day; how much else was reported a day.

    `first` and `last` bound all that the source reports, on anybody; `others` has the number of events on
    others for each day with any report at all, and is empty where the source is a case: a few documents
    say nothing about coverage. `undated` acts are left out. `peers` are the busiest other pairs of a table.
    """

    name: str
    acts: tuple[Act, ...]
    first: dt.date | None
    last: dt.date | None
    others: dict[dt.date, int]
    undated: int = 0
    peers: tuple[Peer, ...] = ()


def members(side: str) -> tuple[str, ...]:
    """The actors of a side: one, or several joined by +."""
    return tuple(dict.fromkeys(name.strip() for name in side.split("+") if name.strip()))


def acts_of_case(book: Casebook, sides: tuple[str, str]) -> Acts:
    """The acts of a case between two states, or sets of states joined by +; contacts are consultations."""
    found: dict[tuple[dt.date, str], Act] = {}
    ends = [set(members(side)) for side in sides]
    undated = 0
    spans: list[dt.date] = []
    told = [
        (each.date, "CONSULT", set(each.sides()), [(r.span, r.id) for r in each.reports])
        for each in book.linked
        if each.status == "occurred"
    ] + [
        (e.date, e.type, _sides(e), [(e.span, e.id)])
        for e in book.all(Event)
        if e.status == "occurred" and e.type != "CONSULT"  # consultations are the contacts
    ]
    for date, kind, who, where in told:
        if kind not in COOPERATION | CONFLICT or not book.within(date):
            continue
        day = bounds(date)[0] if date is not None and precision(date) == "day" else None
        if day is not None:
            spans.append(day)
        if not all(who & each for each in ends):
            continue
        if day is None:
            undated += 1
            continue
        cites = tuple(book.cite(span, record) for span, record in where)
        known = found.get((day, kind))
        found[day, kind] = Act(day, kind in COOPERATION, kind, (known.evidence if known else ()) + cites)
    acts = tuple(sorted(found.values(), key=lambda act: (act.day, act.type or "")))
    return Acts(book.name, acts, min(spans, default=None), max(spans, default=None), {}, undated)


def _sides(event: Event) -> set[str]:
    """The states on both ends of an event; nobody where one end is not told."""
    ends = [_states(event.actors), _states(event.recipients)]
    return ends[0] | ends[1] if all(ends) else set()


def _states(parties: Iterable[Party]) -> set[str]:
    return {party.state for party in parties if party.state}


def acts_of_table(
    path: Path,
    a: tuple[str, ...],
    b: tuple[str, ...],
    since: str | None = None,
    until: str | None = None,
) -> Acts:
    """The acts between two sets of actors in a Parquet or CSV file, in either direction.

    Columns: date, source, target, and quad_class (1 to 4), goldstein (its sign counts, 0 is left out) or type
    (a PLOVER root). An actor is matched whole. Raises BadEventTable (E451).
    """
    first = bounds(since)[0] if since else dt.date.min
    last = bounds(until)[1] if until else dt.date.max
    known: dict[str, Any] = {"path": str(path), "a": list(a), "b": list(b), "first": first, "last": last}
    try:
        with duckdb.connect() as connection:
            plan = _plan(connection, path)
            if plan.score == "type":
                known["cooperation"] = sorted(COOPERATION)
            rows = connection.execute(plan.acts(), known).fetchall()
            near = connection.execute(plan.peers(), known).fetchall()
            known.pop("cooperation", None)
            world = connection.execute(plan.world(), known).fetchall()
    except duckdb.Error as reason:
        raise BadEventTable(
            f"{path}: {reason}", "a Parquet or CSV file of events", "Check the file and its columns."
        ) from reason
    acts = tuple(Act(day, bool(good), kind) for day, good, kind in rows)
    others = {day: int(count) for day, count in world}
    peers = tuple(Peer((one, two), tuple(good or ()), tuple(bad or ())) for one, two, good, bad in near)
    return Acts(path.name, acts, min(others, default=None), max(others, default=None), others, peers=peers)


BETWEEN = "((source IN $a AND target IN $b) OR (source IN $b AND target IN $a))"
PERIOD = "date::DATE BETWEEN $first AND $last"


@dataclass(frozen=True)
class _Plan:
    """What to read from, the column that tells cooperation from conflict, and whether types are told."""

    source: str
    score: str
    typed: bool

    def once(self, which: str) -> str:
        """Each act once a day, of the rows wanted."""
        good = {
            "quad_class": "quad_class <= 2",
            "goldstein": "goldstein > 0",
            "type": "list_contains($cooperation, type)",
        }[self.score]
        kept = "goldstein <> 0" if self.score == "goldstein" else f"{self.score} IS NOT NULL"
        kind = "type" if self.typed else "NULL"
        return (
            f"SELECT DISTINCT date::DATE AS day, {good} AS good, {kind} AS kind, source, target, "
            f"{self.score} FROM {self.source} WHERE {which} AND {kept} AND {PERIOD}"
        )

    def acts(self) -> str:
        """Day, cooperative or not, and type of the acts between the two sides."""
        return f"SELECT day, good, kind FROM ({self.once(BETWEEN)}) ORDER BY ALL"

    def peers(self) -> str:
        """The busiest other pairs with the days of their acts."""
        days = [f"list(day ORDER BY day) FILTER ({which})" for which in ("good", "NOT good")]
        return (
            f"SELECT least(source, target) AS one, greatest(source, target) AS two, {', '.join(days)} "
            f"FROM ({self.once(f'NOT {BETWEEN} AND source <> target')}) GROUP BY one, two "
            f"HAVING count(*) >= {LEAST_OF_PEER} ORDER BY count(*) DESC, one, two LIMIT {PEERS}"
        )

    def world(self) -> str:
        """How much is told of anybody else, by day; 0 on a day that tells only of the two."""
        return (
            f"SELECT date::DATE AS day, count(*) FILTER (NOT {BETWEEN}) FROM {self.source} WHERE {PERIOD} "
            "GROUP BY day ORDER BY day"
        )


def _plan(connection: duckdb.DuckDBPyConnection, path: Path) -> _Plan:
    """How to ask a file, by its columns. Raises BadEventTable (E451)."""
    source = f"{'read_csv_auto' if '.csv' in path.suffixes else 'read_parquet'}($path)"
    told = connection.execute(f"DESCRIBE SELECT * FROM {source}", {"path": str(path)}).fetchall()
    columns = {row[0] for row in told}
    score = next((name for name in SCORES if name in columns), None)
    if score is None or not set(NEEDED) <= columns:
        raise BadEventTable(
            f"{path} with the columns {', '.join(sorted(columns))}",
            f"{', '.join(NEEDED)} and one of {', '.join(SCORES)}",
            "Rename the columns, or import the feed first.",
        )
    return _Plan(source, score, "type" in columns)
