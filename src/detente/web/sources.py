"""What forecasts and turning points are asked of: the case's documents, or the events imported into it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from detente.ledger.case import Case
from detente.questions.casebook import Casebook
from detente.questions.contacts import main_parties
from detente.questions.forecast_past import Past, past_of_case, past_of_table
from detente.questions.turning_points_acts import Acts, acts_of_case, acts_of_table
from detente.snapshots.feeds_in import connect, manifest
from detente.snapshots.views import quoted
from detente.web.asked import Asked

PAIRS = (
    "SELECT date, coalesce(source_state, source) AS source, coalesce(target_state, target) AS target, "
    "plover AS type, quad_class FROM event WHERE date IS NOT NULL AND coalesce(source_state, source) IS NOT "
    "NULL AND coalesce(target_state, target) IS NOT NULL"
)
TOP = "SELECT least(source, target), greatest(source, target), count(*) AS n FROM read_parquet($path) "
TOP += "WHERE source <> target GROUP BY ALL ORDER BY n DESC, 1, 2 LIMIT 1"


def imported(case: Path) -> bool:
    """True where events were imported into the case."""
    with Case.open(case, readonly=True) as opened:
        return any(entry["makes"] == "event" for entry in manifest(opened))


def feed_file(case: Path) -> Path | None:
    """The imported events as one table of who, whom and what; made anew when another file was imported."""
    with Case.open(case, readonly=True) as opened:
        held = [entry for entry in manifest(opened) if entry["makes"] == "event"]
        if not held:
            return None
        told = hashlib.sha256(json.dumps([[e["feed"], e["sha256"]] for e in held]).encode()).hexdigest()[:16]
        path = opened.snapshots / f"pairs-{told}.parquet"
        if not path.exists():
            passing = path.with_suffix(".passing")
            with connect(opened) as connection:
                connection.execute(f"COPY ({PAIRS}) TO {quoted(passing.as_posix())} (FORMAT parquet)")
            passing.replace(path)
    return path


def sides_of(book: Casebook, asked: Asked, case: Path) -> tuple[str, ...]:
    """The sides asked for, else the pair that the source tells of most often; () where it tells of none."""
    if asked.parties:
        return asked.parties
    if asked.source is None:
        return main_parties(book)
    path = feed_file(case)
    if path is None:
        return ()
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute(TOP, {"path": str(path)}).fetchone()
    return (str(found[0]), str(found[1])) if found else ()


def past_of(book: Casebook, asked: Asked, case: Path) -> Past:
    """All acts of the source."""
    path = feed_file(case) if asked.source else None
    return past_of_table(path, asked.since, asked.until) if path else past_of_case(book)


def acts_of(book: Casebook, asked: Asked, case: Path, sides: tuple[str, str]) -> Acts:
    """The acts between two sides."""
    path = feed_file(case) if asked.source else None
    if path is None:
        return acts_of_case(book, sides)
    return acts_of_table(path, (sides[0],), (sides[1],), asked.since, asked.until)


def pair(sides: tuple[str, ...]) -> tuple[str, str]:
    """Two different sides; ValueError where there are not."""
    if len(set(sides)) != 2 or len(sides) != 2:
        raise ValueError(f"{', '.join(sides) or 'Nobody'}: name two different sides, such as USA,RUS.")
    return sides[0], sides[1]
