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


@dataclass(frozen=True)
class Act:
    """One act on one day: `cooperative` or not; `type` a PLOVER root where known."""

    day: dt.date
    cooperative: bool
    type: str | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Acts:
    """The acts between two sides in order of date, each kind once a day; how much else was reported a day.

    `first` and `last` bound all that the source reports, on anybody; `others` has the number of events on
    others for each day with any report at all, and is empty where the source is a case: a few documents
    say nothing about coverage. `undated` acts are left out.
    """

    name: str
    acts: tuple[Act, ...]
    first: dt.date | None
    last: dt.date | None
    others: dict[dt.date, int]
    undated: int = 0


def acts_of_case(book: Casebook, sides: tuple[str, str]) -> Acts:
    """The acts of a case between two states: its events, and its contacts as consultations."""
    found: dict[tuple[dt.date, str], Act] = {}
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
        if not set(sides) <= who:
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
    try:
        with duckdb.connect() as connection:
            rows, world = _query(connection, path, a, b, since, until)
    except duckdb.Error as reason:
        raise BadEventTable(
            f"{path}: {reason}", "a Parquet or CSV file of events", "Check the file and its columns."
        ) from reason
    acts = tuple(Act(day, bool(good), kind) for day, good, kind in rows)
    others = {day: int(count) for day, count in world}
    return Acts(path.name, acts, min(others, default=None), max(others, default=None), others)


def _query(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    a: tuple[str, ...],
    b: tuple[str, ...],
    since: str | None,
    until: str | None,
) -> tuple[list[Any], list[Any]]:
    reader = "read_csv_auto" if ".csv" in path.suffixes else "read_parquet"
    source = f"{reader}($path)"
    columns = {
        row[0]
        for row in connection.execute(f"DESCRIBE SELECT * FROM {source}", {"path": str(path)}).fetchall()
    }
    score = next((name for name in SCORES if name in columns), None)
    if score is None or not set(NEEDED) <= columns:
        raise BadEventTable(
            f"{path} with the columns {', '.join(sorted(columns))}",
            f"{', '.join(NEEDED)} and one of {', '.join(SCORES)}",
            "Rename the columns, or import the feed first.",
        )
    cooperative = {
        "quad_class": "quad_class <= 2",
        "goldstein": "goldstein > 0",
        "type": "list_contains($cooperation, type)",
    }[score]
    kept = "goldstein <> 0" if score == "goldstein" else f"{score} IS NOT NULL"
    between = "((source IN $a AND target IN $b) OR (source IN $b AND target IN $a))"
    first = bounds(since)[0] if since else dt.date.min
    last = bounds(until)[1] if until else dt.date.max
    known: dict[str, Any] = {"path": str(path), "a": list(a), "b": list(b), "first": first, "last": last}
    more = {"cooperation": sorted(COOPERATION)} if score == "type" else {}
    period = "date::DATE BETWEEN $first AND $last"
    kind = "type" if "type" in columns else "NULL"
    once = f"DISTINCT date::DATE AS day, {cooperative} AS good, {kind} AS kind, source, target, {score}"
    found = connection.execute(
        f"SELECT day, good, kind FROM (SELECT {once} FROM {source} WHERE {between} AND {kept} AND {period}) "
        "ORDER BY ALL",
        known | more,
    ).fetchall()
    world = connection.execute(
        f"SELECT date::DATE AS day, count(*) FILTER (NOT {between}) FROM {source} WHERE {period} "
        "GROUP BY day ORDER BY day",
        known,
    ).fetchall()
    return found, world
