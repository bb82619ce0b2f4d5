"""Event feeds in a case: Parquet beside the snapshots, one manifest entry in the ledger a file.

    CASE/feeds/event/year=2024/month=01/<sha of the file>-0-0.parquet
    CASE/feeds/quarantine/<sha of the file>.jsonl

What is not in the manifest does not count: an import that broke off leaves nothing behind that is read.
Two reports of one event stay two rows. Taking them for one is a judgement, made by a view with a named rule,
which deletes nothing.
"""

from __future__ import annotations

import os
import shutil
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from detente.feeds import Feed, load
from detente.feeds.feed import TABLES
from detente.feeds.load import digest
from detente.ledger.case import Case
from detente.snapshots.views import quoted

FEEDS, QUARANTINE, ENTRY = "feeds", "quarantine", "import"
ONE_A_DAY = "one-a-day"
RULES: dict[str, tuple[str, ...]] = {
    "every-report": (),
    ONE_A_DAY: ("date", "source", "target", "code"),  # the filter of ICEWS and KEDS: one a day, dyad and code
    "one-a-day-and-place": ("date", "source", "target", "code", "place_state", "place"),
}
"""Which reports are taken for one event: those that agree in all of these columns, none of them null."""


@dataclass(frozen=True)
class Imported:
    """One file's import. `known`: the same bytes were there already, and nothing was done."""

    file: str
    feed: str
    rows: int
    set_aside: int
    known: bool = False
    reasons: dict[str, int] = field(default_factory=dict)
    quarantine: str | None = None


def import_feed(
    case: Case, feed: Feed, path: Path, *, encoding: str | None = None, threads: int | None = None
) -> Imported:
    """Import one file; a file that is already there changes nothing.

    Raises NotThisFeed (E501), FeedUnreadable (E502), ImportFailed (E504).
    """
    known = _known(case, feed, path)
    if known is not None:
        return Imported(path.name, feed.name, known["rows"], known["set_aside"], known=True)
    home = case.path / FEEDS
    passing = home / f".passing-{uuid.uuid4().hex}"
    try:
        refused = passing / "refused.jsonl"
        done = load(feed, path, passing / "parts", "", quarantine=refused, encoding=encoding, threads=threads)
        part = f"{feed.name}-{done.sha256[:16]}"
        away = home / QUARANTINE / f"{part}.jsonl"
        if done.set_aside:
            away.parent.mkdir(exist_ok=True)
            os.replace(refused, away)
        files = _put_in_place(passing / "parts", home / feed.makes, part)
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    kept = {"rows": done.kept, "set_aside": done.set_aside, "reasons": done.reasons}
    held = {"file": path.name, "sha256": done.sha256, "bytes": path.stat().st_size, "tables": done.tables}
    whose = {"licence": feed.licence, "citation": feed.citation, "codebook": feed.codebook}
    where = away.relative_to(case.path).as_posix() if done.set_aside else None
    case.ledger.append(
        ENTRY,
        {
            "feed": feed.name,
            "makes": feed.makes,
            **held,
            **kept,
            "parts": files,
            "quarantine": where,
            **whose,
        },
        name=feed.name,
        subject=done.sha256,
    )
    return Imported(path.name, feed.name, done.kept, done.set_aside, False, done.reasons, where)


def manifest(case: Case) -> list[dict[str, Any]]:
    """What was imported, in order: one entry a file."""
    return [entry.value() for entry in case.ledger.entries(ENTRY)]


def connect(case: Case, rule: str = "every-report") -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with the views `event`, `mention` and `article` on what was imported.

    With a rule of `RULES` other than "every-report", `event` has one row for the reports that the rule takes
    for one event, the first by row id, and the column `reports` says how many; `report` has them all.
    """
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    for kind, shape in TABLES.items():
        paths = [
            case.path / FEEDS / kind / p for e in manifest(case) if e["makes"] == kind for p in e["parts"]
        ]
        name = "report" if kind == "event" else kind
        made = "SELECT " + ", ".join(f"NULL::{t} AS {c}" for c, t in shape.items()) + " WHERE false"
        if paths:  # a part has no columns that its feed never fills
            listed = ", ".join(quoted(path.as_posix()) for path in paths)
            parts = f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
            made += f" UNION ALL BY NAME SELECT * FROM {parts}"
        connection.execute(f"CREATE VIEW {name} AS {made}")
    connection.execute(f"CREATE VIEW event AS {_judged(RULES[rule])}")
    return connection


def _judged(same: tuple[str, ...]) -> str:
    if not same:
        return "SELECT *, 1 AS reports FROM report"
    keys = ", ".join(["feed", *same])
    unsure = " OR ".join(f"{column} IS NULL" for column in same)
    return (
        f"SELECT *, count(*) OVER (PARTITION BY {keys}) AS reports FROM report WHERE NOT ({unsure}) "
        f"QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY event_id, url, label) = 1 "
        f"UNION ALL SELECT *, 1 AS reports FROM report WHERE {unsure}"
    )


def _known(case: Case, feed: Feed, path: Path) -> dict[str, Any] | None:
    """The entry of a file that was imported before; a file is only hashed where one is as long."""
    try:
        size = path.stat().st_size
    except OSError:
        return None  # load says what is the matter
    same = [e for e in manifest(case) if e["feed"] == feed.name and e["bytes"] == size]
    sha = digest(path) if same else ""
    return next((entry for entry in same if entry["sha256"] == sha), None)


def _put_in_place(passing: Path, home: Path, name: str) -> list[str]:
    """Move finished parts to where they are read from, under names that begin with `name`; the names."""
    names = []
    for part in sorted(passing.rglob("*.parquet")):
        inside = part.relative_to(passing).with_name(name + part.name)
        (home / inside).parent.mkdir(parents=True, exist_ok=True)
        os.replace(part, home / inside)
        names.append(inside.as_posix())
    return names
