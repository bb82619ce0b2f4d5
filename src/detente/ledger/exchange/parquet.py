"""A case as Parquet: one file of entries, its header in the file's metadata."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from detente.ledger import store
from detente.ledger.chain import COLUMNS, Entry, entry_of
from detente.ledger.errors import BadExport
from detente.ledger.exchange.bundle import Header, build, check_header, header_of
from detente.ledger.writing import last_entry

if TYPE_CHECKING:
    from detente.ledger.case import Case

NAMES = [*COLUMNS.split(", "), "hash"]
KEY = b"detente"
ROWS = 50_000
_UNREADABLE = (pa.ArrowException, OSError, KeyError, TypeError, ValueError, msgspec.DecodeError)
_NEVER_NULL = ("seq", "at", "kind", "author", "payload", "hash")
_INTEGERS = {"seq", "within", "supersedes"}


def _schema(header: Header) -> Any:
    kinds = [
        (n, pa.int64() if n in _INTEGERS else pa.binary() if n == "hash" else pa.string()) for n in NAMES
    ]
    return pa.schema(kinds, metadata={KEY: msgspec.json.encode(header)})


def export_parquet(case: Case, to: str | os.PathLike[str]) -> int:
    """Write the whole case, every entry ever made, as one Parquet file; the number of entries."""
    with store.in_our_words(case.ledger.path):
        connection = case.ledger.reading()
        head = last_entry(connection)[0]
        schema = _schema(header_of(case, head.seq, head.hash))
        sql = f"SELECT {COLUMNS}, hash FROM entries WHERE seq <= ? ORDER BY seq"
        rows = connection.execute(sql, (head.seq,))
        with pq.ParquetWriter(str(to), schema, compression="zstd") as file:
            while chunk := [row for _, row in zip(range(ROWS), rows, strict=False)]:
                columns = [
                    pa.array(column, kind)
                    for column, kind in zip(zip(*chunk, strict=True), schema.types, strict=True)
                ]
                file.write_table(pa.table(columns, schema=schema))
    return head.seq


def import_parquet(source: str | os.PathLike[str], to: str | os.PathLike[str]) -> Path:
    """Make a case of such a file, entry for entry with the same hashes; raises BadExport (E213)."""
    try:
        with pq.ParquetFile(str(source)) as file:
            header = check_header(msgspec.json.decode(file.schema_arrow.metadata[KEY], type=Header), source)
            if not file.schema_arrow.equals(_schema(header)):
                raise ValueError("its columns are not those of a case")
            return build(header, _entries(file), Path(to), source)
    except _UNREADABLE as reason:
        raise BadExport(
            f"{source}: {reason}", "a Parquet file of `detente export`", "Export it again."
        ) from reason


def _entries(file: Any) -> Iterator[tuple[Entry, str]]:
    for batch in file.iter_batches(ROWS, columns=NAMES):
        for row in zip(*(batch.column(name).to_pylist() for name in NAMES), strict=True):
            if any(row[NAMES.index(name)] is None for name in _NEVER_NULL):
                raise ValueError("an entry without its number, payload or hash")
            yield entry_of(row[:-1]), row[-1].hex()
