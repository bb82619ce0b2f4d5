"""The SQL of an import: what is read, cast, checked and mapped to our columns."""

from __future__ import annotations

from dataclasses import dataclass

from detente.feeds.feed import TABLES, Column, Feed
from detente.feeds.lines import MAX_LINE
from detente.feeds.lookup import Lookup
from detente.feeds.rows import LINE, Rows

YEARS = (1500, 2100)  # a date outside is a slip of the pen, and would be a folder of its own
MONTH = "month_of_"  # 202405: what the parts are parted by

SCORES = ("quad_class", "goldstein")  # what dyad-days are counted from
RANGES = (("latitude", -90, 90), ("longitude", -180, 180), ("goldstein", -10, 10), ("quad_class", 1, 4))


def quoted(text: str) -> str:
    """A string as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def name_of(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


@dataclass(frozen=True)
class Plan:
    """The SQL of one import: `good` selects what is written, `faults` row numbers (`row_`) with what is
    wrong (`why_`)."""

    good: str
    faults: str


def plan(feed: Feed, rows: Rows, lookup: Lookup) -> Plan:
    """The SQL for the rows of one table, read as strings: a value that cannot be cast costs its row alone."""
    here = {name: f"c{n}" for n, name in enumerate(rows.names) if name is not None}
    raw = ", ".join(f"{_raw(feed, here.get(c.name))} AS {name_of('raw ' + c.name)}" for c in feed.columns)
    typed = ", ".join(f"{_typed(c)} AS {name_of(c.name)}" for c in feed.columns)
    numbered = f"SELECT {raw}, {{row}} FROM {source(rows)}"
    ours = _ours(feed, lookup, f"SELECT {typed}, {_wrong(feed)} AS fault_, row_ FROM ({numbered})", "row_")
    odd = f"coalesce(fault_, {_odd(feed)})"
    count = LINE if rows.parquet else "row_number() OVER () - 1"
    faults = f"SELECT row_, {odd} AS why_ FROM ({ours}) WHERE {odd} IS NOT NULL"
    good = _good(feed, lookup, ours, odd)
    return Plan(good.replace("{row}", "0 AS row_"), faults.replace("{row}", f"{count} AS row_"))


def straight(feed: Feed, rows: Rows, lookup: Lookup) -> str:
    """The SQL for a table of lines whose values the reader itself casts: a third less work, but it stops at
    the first value that cannot be cast."""
    names = [name or f"unknown {n}" for n, name in enumerate(rows.names)]
    kinds = {c.name: "VARCHAR" if _by_hand(feed, c) else c.type for c in feed.columns}
    declared = ", ".join(f"{quoted(name)}: '{kinds.get(name, 'VARCHAR')}'" for name in names)
    more = f", nullstr = [{', '.join(map(quoted, feed.nulls))}]"
    for kind, option in (("DATE", "dateformat"), ("TIMESTAMP", "timestampformat")):
        form = _format(feed, kind)
        more += f", {option} = {quoted(form)}" if form else ""
    typed = ", ".join(
        f"{_given(feed, c) if c.name in names else f'NULL::{c.type}'} AS {name_of(c.name)}"
        for c in feed.columns
    )
    missing = " ".join(f"WHEN {name_of(c.name)} IS NULL THEN ''" for c in feed.columns if c.required)
    # the reader casts only what is asked for: so every column with a type is, whether it is used or not
    asked = " + ".join(f"({name_of(c.name)} IS NULL)::INT" for c in feed.columns if c.type != "VARCHAR")
    fault = f"CASE {missing} WHEN {asked or '0'} > {len(feed.columns)} THEN '' END"
    ours = _ours(
        feed, lookup, f"SELECT {typed}, {fault} AS fault_ FROM {_csv(rows, declared, more)} AS read_"
    )
    return _good(feed, lookup, ours, f"coalesce(fault_, {_odd(feed)})")


def source(rows: Rows) -> str:
    """The table as strings: c0, c1, ..."""
    if rows.parquet:
        return f"read_parquet({quoted(rows.path.as_posix())})"
    return _csv(rows, ", ".join(f"'c{n}': 'VARCHAR'" for n in range(len(rows.names))))


def _csv(rows: Rows, columns: str, more: str = "") -> str:
    return (
        f"read_csv({quoted(rows.path.as_posix())}, auto_detect = false, header = false, skip = {rows.skip}, "
        f"delim = '\t', quote = '', escape = '', new_line = '\\n', max_line_size = {MAX_LINE + 16}, "
        f"buffer_size = {2 * MAX_LINE}, columns = {{{columns}}}{more})"
    )


def _ours(feed: Feed, lookup: Lookup, typed: str, *more: str) -> str:
    """Our columns and the feed's further ones, out of the feed's own, typed."""
    shape, made = TABLES[feed.makes], {"feed": quoted(feed.name), **feed.select(lookup)}
    # nothing here may stop the import for the sake of one row: what does not fit is null, or found to be odd
    wide = {"quad_class": "INTEGER"}
    columns = [
        f"TRY_CAST(({made.get(c, 'NULL')}) AS {wide.get(c, kind)}) AS {c}" for c, kind in shape.items()
    ]
    columns += [f"({sql}) AS {c}" for c, sql in made.items() if c not in shape]
    return f"SELECT {', '.join([*columns, 'fault_', *more])} FROM ({typed}) AS typed{lookup.joins()}"


def _good(feed: Feed, lookup: Lookup, ours: str, odd: str) -> str:
    """What is written: the columns that the feed fills, and those that every table of events needs."""
    made, shape = {"feed", *feed.select(lookup)}, TABLES[feed.makes]
    columns = [f"TRY_CAST({c} AS {kind}) AS {c}" for c, kind in shape.items() if c in made or c in SCORES]
    columns += [c for c in feed.select(lookup) if c not in shape]
    month = f"year(date) * 100 + month(date) AS {MONTH}"
    return f"SELECT {', '.join(columns)}, {month} FROM ({ours}) WHERE {odd} IS NULL"


def _raw(feed: Feed, column: str | None) -> str:
    if column is None:
        return "NULL::VARCHAR"
    nulls = ", ".join(quoted(text) for text in feed.nulls)
    return f"CASE WHEN {column} IN ({nulls}) THEN NULL ELSE {column} END"


def _typed(column: Column, raw: str | None = None) -> str:
    raw = raw or name_of("raw " + column.name)
    if column.date:
        formats = ", ".join(quoted(form) for form in column.date.split("|"))
        return f"try_strptime({raw}, [{formats}])::{column.type}"
    return raw if column.type == "VARCHAR" else f"TRY_CAST({raw} AS {column.type})"


def _format(feed: Feed, kind: str) -> str | None:
    """The one format of all the feed's columns of a type, None where they are ISO 8601 or differ."""
    forms = {c.date for c in feed.columns if c.type == kind}
    (form,) = forms if len(forms) == 1 else (None,)
    return form if form and "|" not in form else None


def _by_hand(feed: Feed, column: Column) -> bool:
    """True for a date that is not left to the reader: of ISO 8601 it takes too much, of formats only one."""
    form = _format(feed, column.type)
    return column.date != form or (column.type == "DATE" and form is None)


def _given(feed: Feed, column: Column) -> str:
    name = f"read_.{name_of(column.name)}"
    if not _by_hand(feed, column):
        return name
    # error() stops the reading, as the reader itself would at a value that it cannot cast
    cast = _typed(column, name)
    return f"CASE WHEN {name} IS NULL THEN NULL ELSE coalesce({cast}, error('no date')) END"


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
    first, last = (f"DATE '{year}-{day}'" for year, day in zip(YEARS, ("01-01", "12-31"), strict=True))
    cases = [
        "WHEN date IS NULL THEN 'there is no such day'",
        f"WHEN date NOT BETWEEN {first} AND {last} THEN 'the date is out of range: ' || date::VARCHAR",
    ]
    for column, low, high in RANGES if feed.makes == "event" else ():
        said = f"'{column} is not {low} to {high}: ' || {column}::VARCHAR"
        cases.append(f"WHEN {column} NOT BETWEEN {low} AND {high} THEN {said}")
    return f"CASE {' '.join(cases)} ELSE NULL END"
