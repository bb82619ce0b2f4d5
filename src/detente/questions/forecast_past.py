"""All acts between pairs of actors that a source tells of, as arrays, each traceable to what told of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from detente.questions.answer import Citation
from detente.questions.casebook import Casebook
from detente.questions.errors import BadEventTable
from detente.records import Event
from detente.records.dates import bounds, precision

Ints = NDArray[np.int64]
# What is forecast, by the PLOVER root that counts as it.
KINDS = {"meeting": "CONSULT", "agreement": "AGREE", "sanction": "SANCTION", "force": "ASSAULT"}
# All other roots are what may announce them (PLOVER codebook).
ROOTS = (
    *KINDS.values(),
    *(
        "COOPERATE",
        "SUPPORT",
        "CONCEDE",
        "AID",
        "YIELD",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
    ),
    *("PROTEST", "MOBILIZE", "COERCE"),
)
OTHER = len(ROOTS)


@dataclass(frozen=True)
class Past:
    """Acts in order of days: `day` (ordinals), `pair`, `kind` (a place in ROOTS, or OTHER), who to whom."""

    name: str
    pairs: dict[tuple[str, str], int]
    day: Ints
    pair: Ints
    kind: Ints
    who: tuple[tuple[str, str], ...]
    evidence_of: tuple[tuple[Citation, ...], ...]
    first: dt.date | None
    last: dt.date | None

    def arrays(self) -> tuple[Ints, Ints, Ints, Ints]:
        """Pair, the sides of each pair, kind, day."""
        actors = {name: n for n, name in enumerate(sorted({side for pair in self.pairs for side in pair}))}
        sides = np.array([[actors[a], actors[b]] for a, b in self.pairs], dtype=np.int64)
        return self.pair, sides, self.kind, self.day

    def latest(self, pair: int, kind: int, count: int) -> list[tuple[int, dt.date, str, str]]:
        """The latest acts of a kind between a pair, newest first: place in the arrays, day, who, whom."""
        places = np.flatnonzero((self.pair == pair) & (self.kind == kind))[::-1][:count]
        return [(int(n), dt.date.fromordinal(int(self.day[n])), *self.who[n]) for n in places]

    def cited(self, place: int) -> tuple[Citation, ...]:
        """What told of an act; nothing for a table of events."""
        return self.evidence_of[place] if self.evidence_of else ()

    def evidence(self, pair: int, kind: int, count: int) -> tuple[Citation, ...]:
        """One citation for each of the latest acts."""
        return tuple(c for n, *_ in self.latest(pair, kind, count) for c in self.cited(n)[:1])


def past_of_case(book: Casebook) -> Past:
    """All dated acts between states in a case: contacts as consultations, and its other events."""
    rows: dict[tuple[int, str, str, str], tuple[Citation, ...]] = {}
    told = [
        (
            each.date,
            "CONSULT",
            tuple(each.sides()),
            tuple(each.sides()),
            [(r.span, r.id) for r in each.reports],
        )
        for each in book.linked
        if each.status == "occurred"
    ] + [
        (
            e.date,
            e.type,
            tuple(p.state for p in e.actors if p.state),
            tuple(p.state for p in e.recipients if p.state),
            [(e.span, e.id)],
        )
        for e in book.all(Event)
        if e.status == "occurred" and e.type != "CONSULT"
    ]
    for date, kind, sources, targets, where in told:
        if date is None or precision(date) != "day" or not book.within(date):
            continue
        cites = tuple(book.cite(span, record) for span, record in where)
        for a, b in product(sources, targets):
            if a < b or (a != b and kind != "CONSULT"):
                rows.setdefault((bounds(date)[0].toordinal(), a, b, kind), cites)
    ordered = sorted(rows)
    return _past(book.name, ordered, tuple(rows[key] for key in ordered))


def past_of_table(path: Path, since: str | None = None, until: str | None = None) -> Past:
    """All acts of a Parquet or CSV file with the columns date, source, target, type (a PLOVER root).

    Raises BadEventTable (E451).
    """
    reader = "read_csv_auto" if ".csv" in path.suffixes else "read_parquet"
    first = bounds(since)[0] if since else dt.date.min
    last = bounds(until)[1] if until else dt.date.max
    try:
        with duckdb.connect() as connection:
            rows = connection.execute(
                f"SELECT DISTINCT date::DATE AS day, source, target, type FROM {reader}($path) "
                "WHERE day BETWEEN $first AND $last AND source <> target AND type IS NOT NULL ORDER BY ALL",
                {"path": str(path), "first": first, "last": last},
            ).fetchall()
    except duckdb.Error as reason:
        raise BadEventTable(
            f"{path}: {reason}",
            "a Parquet or CSV file with the columns date, source, target, type",
            "Check the file and its columns.",
        ) from reason
    return _past(path.name, [(day.toordinal(), str(a), str(b), kind) for day, a, b, kind in rows], ())


def _past(
    name: str, rows: list[tuple[int, str, str, str]], evidence: tuple[tuple[Citation, ...], ...]
) -> Past:
    """Rows of day, who, whom, root, in order."""
    codes = {root: n for n, root in enumerate(ROOTS)}
    pairs: dict[tuple[str, str], int] = {}
    pair = [pairs.setdefault((min(a, b), max(a, b)), len(pairs)) for _, a, b, _ in rows]
    days = [day for day, *_ in rows]
    return Past(
        name=name,
        pairs=pairs,
        day=np.array(days, dtype=np.int64),
        pair=np.array(pair, dtype=np.int64),
        kind=np.array([codes.get(root, OTHER) for *_, root in rows], dtype=np.int64),
        who=tuple((a, b) for _, a, b, _ in rows),
        evidence_of=evidence,
        first=dt.date.fromordinal(days[0]) if days else None,
        last=dt.date.fromordinal(days[-1]) if days else None,
    )
