"""Writing a snapshot.

One folder of Parquet a kind of record, the same bytes from the same records in any order.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from detente.records import Document, Record, to_json
from detente.records.dates import bounds
from detente.snapshots.schema import DATED, KINDS, row, schema

ROWS = 50_000
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"  # what Hive, DuckDB and Arrow call a partition without a value


class Source(Protocol):
    """What a snapshot is made of; a ledger is one."""

    def documents(self) -> Iterable[Document]:
        """The documents in force."""
        ...

    def records(self, kind: str) -> Iterable[Record]:
        """The records of a kind in force."""
        ...


def write(source: Source, folder: Path) -> dict[str, Any]:
    """Write every kind of record below `folder` (new or empty) and a manifest; the manifest.

    The manifest lists each file with rows and SHA-256. It says nothing of when or in which order: two cases
    with the same records have the same snapshot, byte for byte.
    """
    files: dict[str, dict[str, Any]] = {}
    for kind in sorted(KINDS):
        records = source.documents() if kind == "document" else source.records(kind)
        for place, part in _partitions(kind, records).items():
            path = folder / kind / place / "part-0.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_part(kind, part, path)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            files[path.relative_to(folder).as_posix()] = {"rows": len(part), "sha256": digest}
    manifest = {"format": 1, "files": dict(sorted(files.items()))}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    return manifest


def _partitions(kind: str, records: Iterable[Record]) -> dict[str, list[Record]]:
    """Records by the folder they go to; an empty table still gets its one file."""
    parts: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        parts[_place(record) if kind in DATED else ""].append(record)
    if not parts:
        parts[f"year={UNKNOWN}/month={UNKNOWN}" if kind in DATED else ""] = []
    return dict(sorted(parts.items()))


def _place(record: Record) -> str:
    first, last = days(record)
    year = str(first.year) if first and last and first.year == last.year else UNKNOWN
    month = (
        f"{first.month:02d}" if first and last and year != UNKNOWN and first.month == last.month else UNKNOWN
    )
    return f"year={year}/month={month}"


def days(record: Record) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that a record's date can mean, None where it has none."""
    for name in ("date", "valid_from", "published"):
        value = getattr(record, name, None)
        if value is not None:
            try:
                return bounds(value)
            except ValueError:
                return None, None
    return None, None


def _order(record: Record) -> tuple[str, int, int, str]:
    """A total order that has nothing to do with the order of writing."""
    span = getattr(record, "span", None)
    return getattr(span, "document", ""), getattr(span, "start", 0), getattr(span, "end", 0), to_json(record)


def _write_part(kind: str, records: list[Record], path: Path) -> None:
    table = schema(kind)
    rows = []
    for record in sorted(records, key=_order):
        value = row(record)
        if "first_day" in table.names:
            value["first_day"], value["last_day"] = days(record)
        rows.append(value)
    with pq.ParquetWriter(path, table, compression="zstd", write_statistics=True, store_schema=True) as file:
        for at in range(0, max(1, len(rows)), ROWS):
            file.write_table(pa.Table.from_pylist(rows[at : at + ROWS], schema=table))
