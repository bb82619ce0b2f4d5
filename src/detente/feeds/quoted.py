"""Tables whose fields may be quoted and hold line breaks: read record by record, kept as Parquet of strings.

A quotation mark that is never closed would swallow the rest of a file; a record that has too many lines or
not the right number of columns is therefore given up after its first line, and reading goes on with the next.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from detente.feeds.errors import NotThisFeed
from detente.feeds.feed import Feed
from detente.feeds.lines import MAX_LINE, whole_lines
from detente.feeds.quarantine import Quarantine
from detente.feeds.rows import LINE, Rows, match
from detente.feeds.survey import Readable

BATCH = 10_000
MAX_RECORD = 2_000  # lines that one record may have

Parsed = tuple[int, list[str] | None, str, str]
"""Line, fields (None where the row is malformed), what is wrong, text."""


def records(lines: Iterator[tuple[int, str]], delimiter: str, width: int) -> Iterator[Parsed]:
    """Records of `width` fields out of numbered lines."""
    waiting: deque[tuple[int, str]] = deque()
    while True:
        first = waiting.popleft() if waiting else next(lines, None)
        if first is None:
            return
        number, text = first
        if not text.strip():
            continue
        held, open_ = [first], text.count('"') % 2 == 1
        while open_ and len(held) < MAX_RECORD:
            more = waiting.popleft() if waiting else next(lines, None)
            if more is None:
                break
            held.append(more)
            open_ ^= more[1].count('"') % 2 == 1
        fields, wrong = _fields("".join(line for _, line in held), delimiter, width)
        if wrong:
            waiting.extendleft(reversed(held[1:]))
        yield number, fields, wrong, text


def _fields(text: str, delimiter: str, width: int) -> tuple[list[str] | None, str]:
    if text.count('"') % 2:
        return None, "a quotation mark is never closed"
    if "\0" in text or len(text) > MAX_LINE:
        return None, "a control character in the row" if "\0" in text else "longer than 4 MiB"
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False))
    except csv.Error as reason:
        return None, f"not CSV: {reason}"
    fields = found[0] if found else []
    if len(found) != 1 or len(fields) != width:
        return None, f"{len(fields)} columns, not {width}"
    if not all(_is_text(field) for field in fields):
        return None, "bytes that are no text"
    return fields, ""


def _is_text(field: str) -> bool:
    return field.isascii() or not any("\ud800" <= c <= "\udfff" for c in field)


def decoded(stream: Readable, encoding: str) -> Iterator[tuple[int, str]]:
    """Numbered lines with their ends; bytes that cannot be decoded become lone surrogates."""
    number = 0
    for chunk in whole_lines(stream):
        for raw in chunk.split(b"\n")[:-1]:
            number += 1
            text = raw.decode(encoding, "surrogateescape")
            yield number, (text.removeprefix("\ufeff") if number == 1 else text).rstrip("\r") + "\n"


def quoted_rows(feed: Feed, name: str, stream: Readable, encoding: str, copy: Path, away: Quarantine) -> Rows:
    """The rows of a table of records, written to `copy` as Parquet of strings."""
    csv.field_size_limit(MAX_LINE)
    lines = decoded(stream, encoding)
    header = next(lines, (1, ""))[1]
    delimiter = _delimiter(feed, header)
    names = match(feed, _header(header, delimiter, name), name)
    schema = pa.schema([(LINE, pa.int64()), *((f"c{n}", pa.string()) for n in range(len(names)))])
    count, batch = 0, []
    with pq.ParquetWriter(copy, schema, compression="lz4") as out:
        for line, fields, wrong, text in records(lines, delimiter, len(names)):
            if fields is None:
                shown = text.rstrip("\n").encode("utf-8", "backslashreplace").decode()
                away.add(name, line, wrong, wrong, shown)
                continue
            batch.append([line, *fields])
            if len(batch) == BATCH:
                count += _put(out, schema, batch)
        count += _put(out, schema, batch)
    return Rows(copy, names, count, True)


def _header(text: str, delimiter: str, name: str) -> list[str]:
    try:
        (found,) = csv.reader([text], delimiter=delimiter)
    except (csv.Error, ValueError) as reason:
        raise NotThisFeed(
            f"{name} with a broken header ({reason})", "one line of column names", "Check the file."
        ) from reason
    return found


def _put(out: pq.ParquetWriter, schema: pa.Schema, batch: list[list[object]]) -> int:
    if batch:
        arrays = [
            pa.array(column, field.type)
            for column, field in zip(zip(*batch, strict=True), schema, strict=True)
        ]
        out.write_table(pa.Table.from_arrays(arrays, schema=schema))
    size = len(batch)
    batch.clear()
    return size


def _delimiter(feed: Feed, header: str) -> str:
    """The feed's own, or what a spreadsheet program has put in its place."""
    return (
        max((feed.delimiter, ";", "\t", ","), key=header.count) if feed.delimiter == "," else feed.delimiter
    )


def as_csv(fields: list[str]) -> str:
    """Fields as one record of CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="").writerow(fields)
    return text.getvalue()
