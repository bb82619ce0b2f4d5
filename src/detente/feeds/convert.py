"""Rows to Parquet, in DuckDB: cast, checked, mapped to our columns, parted by year and month."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from detente.feeds.errors import ImportFailed
from detente.feeds.feed import TABLES, Column, Feed
from detente.feeds.lines import MAX_LINE
from detente.feeds.lookup import Lookup
from detente.feeds.quarantine import Quarantine
from detente.feeds.quoted import LINE, as_csv
from detente.feeds.rows import Rows

MEMORY = "1GB"
YEARS = (1500, 2100)  # a date outside is a slip of the pen, and would be a folder of its own
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"


def quoted(text: str) -> str:
    """A string as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def name_of(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


@dataclass(frozen=True)
class Plan:
    """The SQL of one import: `good` selects what is written, `faults` row numbers with what is wrong."""

    good: str
    faults: str


def plan(feed: Feed, rows: Rows, lookup: Lookup) -> Plan:
    """The SQL for the rows of one table."""
    here = {name: f"c{n}" for n, name in enumerate(rows.names) if name is not None}
    raw = ", ".join(f"{_raw(feed, here.get(c.name))} AS {name_of('raw ' + c.name)}" for c in feed.columns)
    typed = ", ".join(f"{_typed(c)} AS {name_of(c.name)}" for c in feed.columns)
    numbered = f"SELECT {raw}, {{row}} FROM {_source(rows)}"
    cast = f"SELECT {typed}, {_wrong(feed)} AS fault_, row_ FROM ({numbered})"
    made = {"feed": quoted(feed.name), **feed.select(lookup)}
    shape = TABLES[feed.makes]
    columns = [f"({made.get(c, 'NULL')})::{kind} AS {c}" for c, kind in shape.items()]
    columns += [f"({sql}) AS {c}" for c, sql in made.items() if c not in shape]
    named = [*shape, *(c for c in made if c not in shape)]
    ours = f"SELECT {', '.join(columns)}, fault_, row_ FROM ({cast}) AS typed{lookup.joins()}"
    odd = f"coalesce(fault_, {_odd(feed)})"
    parts = "year(date) AS year, lpad(month(date)::VARCHAR, 2, '0') AS month"
    good = f"SELECT {', '.join(named)}, {parts} FROM ({ours}) WHERE {odd} IS NULL"
    count = LINE if rows.parquet else "row_number() OVER () - 1"
    return Plan(
        good.replace("{row}", "0 AS row_"),
        f"SELECT row_, {odd} FROM ({ours}) WHERE {odd} IS NOT NULL ORDER BY row_".replace(
            "{row}", f"{count} AS row_"
        ),
    )


def _source(rows: Rows) -> str:
    path = quoted(rows.path.as_posix())
    if rows.parquet:
        return f"read_parquet({path})"
    columns = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(len(rows.names)))
    return (
        f"read_csv({path}, auto_detect = false, header = false, skip = {rows.skip}, delim = '\t', "
        f"quote = '', escape = '', new_line = '\\n', max_line_size = {MAX_LINE + 16}, "
        f"buffer_size = {2 * MAX_LINE}, columns = {{{columns}}})"
    )


def _raw(feed: Feed, column: str | None) -> str:
    if column is None:
        return "NULL::VARCHAR"
    nulls = ", ".join(quoted(text) for text in feed.nulls)
    return f"CASE WHEN {column} IN ({nulls}) THEN NULL ELSE {column} END"


def _typed(column: Column) -> str:
    raw = name_of("raw " + column.name)
    if column.date:
        formats = ", ".join(quoted(form) for form in column.date.split("|"))
        return f"try_strptime({raw}, [{formats}])::{column.type}"
    return raw if column.type == "VARCHAR" else f"TRY_CAST({raw} AS {column.type})"


def _wrong(feed: Feed) -> str:
    """SQL that says what is wrong with a row's values, null where nothing is."""
    cases = []
    for column in feed.columns:
        raw, title = name_of("raw " + column.name), column.name
        if column.required:
            cases.append(f"WHEN {raw} IS NULL THEN {quoted(title + ' is missing')}")
        if column.type != "VARCHAR":
            said = quoted(f"{title} is no {column.type}: ")
            cases.append(
                f"WHEN {raw} IS NOT NULL AND {_typed(column)} IS NULL THEN {said} || left({raw}, 80)"
            )
    return f"CASE {' '.join(cases)} ELSE NULL END" if cases else "NULL::VARCHAR"


def _odd(feed: Feed) -> str:
    """SQL that says what is impossible about our own columns of a row."""
    cases = [
        f"WHEN date NOT BETWEEN DATE '{YEARS[0]}-01-01' AND DATE '{YEARS[1]}-12-31' "
        "THEN 'the date is out of range: ' || date::VARCHAR",
    ]
    if feed.makes == "event":
        for column, low, high in (
            ("latitude", -90, 90),
            ("longitude", -180, 180),
            ("goldstein", -10, 10),
            ("quad_class", 1, 4),
        ):
            cases.append(
                f"WHEN {column} NOT BETWEEN {low} AND {high} "
                f"THEN '{column} is not {low} to {high}: ' || {column}::VARCHAR"
            )
    return f"CASE {' '.join(cases)} ELSE NULL END"


def connect(scratch: Path, threads: int | None, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """A connection that stays within its memory and sorts in `scratch`."""
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = {quoted(memory)}; SET enable_progress_bar = false")
    connection.execute(f"SET temp_directory = {quoted(str(scratch / 'sorting'))}")
    connection.execute("SET preserve_insertion_order = false; SET partitioned_write_flush_threshold = 100000")
    # left to itself, DuckDB may build its hash tables on the events and hold all of them in memory
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    if threads is not None:
        connection.execute(f"SET threads = {int(threads)}")
    return connection


def convert(
    feed: Feed,
    rows: Rows,
    member: str,
    folder: Path,
    part: str,
    away: Quarantine,
    connection: duckdb.DuckDBPyConnection,
) -> int:
    """Write the good rows below `folder` as Parquet whose names begin with `part`, set the others aside; how
    many were written. Raises ImportFailed (E504)."""
    if not rows.count:
        return 0
    lookup = Lookup()
    sql = plan(feed, rows, lookup)
    try:
        lookup.prepare(connection)
        written = connection.execute(
            f"COPY ({sql.good}) TO {quoted(folder.as_posix())} (FORMAT parquet, COMPRESSION zstd, "
            f"PARTITION_BY (year, month), OVERWRITE_OR_IGNORE, FILENAME_PATTERN {quoted(part + '-{i}')})"
        ).fetchall()
        count = int(written[0][0])
        if count < rows.count:
            faults = connection.execute(sql.faults).fetchall()
            _set_aside(rows, member, faults, _texts(rows, faults, connection), away)
    except duckdb.Error as reason:
        raise ImportFailed(
            f"{member}: {reason}",
            "rows that DuckDB can write",
            "Free some disk or memory and import the file again.",
        ) from reason
    finally:
        for name in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            connection.execute(f"DROP TABLE {name_of(name[0])}")
    return count


def _set_aside(
    rows: Rows, member: str, faults: list[tuple[int, str]], texts: dict[int, str], away: Quarantine
) -> None:
    """Each malformed row with its line and text into the quarantine."""
    wanted = {(row if rows.parquet else rows.line(row)): why for row, why in faults}
    for line, why in wanted.items():
        away.add(member, line, why.partition(":")[0], why, texts.get(line, ""))


def _texts(
    rows: Rows, faults: list[tuple[int, str]], connection: duckdb.DuckDBPyConnection
) -> dict[int, str]:
    """The text of each faulty row by its line."""
    if rows.parquet:
        lines = [line for line, _ in faults]
        sql = f"SELECT * FROM {_source(rows)} WHERE {LINE} IN (SELECT unnest(?))"
        return {line: as_csv(fields) for line, *fields in connection.execute(sql, [lines]).fetchall()}
    numbers = {row + rows.skip: rows.line(row) for row, _ in faults}
    with rows.path.open("rb") as file:
        return {
            numbers[number]: raw.decode("utf-8", "replace").rstrip("\n")
            for number, raw in enumerate(file)
            if number in numbers
        }
