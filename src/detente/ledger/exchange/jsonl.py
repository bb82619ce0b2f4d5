"""A case as JSON lines: a header, then one entry a line, each record with its Web Annotation.

The annotations (https://www.w3.org/TR/annotation-model/) are for other tools to read; the import reads the
entries and proves them by their hashes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import msgspec

from detente.ledger import store
from detente.ledger.chain import COLUMNS, Entry, entry_of
from detente.ledger.errors import BadExport
from detente.ledger.exchange.bundle import Header, build, check_header, header_of
from detente.ledger.verify import spans_in
from detente.ledger.writing import last_entry

if TYPE_CHECKING:
    from detente.ledger.case import Case


T = TypeVar("T")


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the export: the entry, its hash in hex, and for a record the annotation it amounts to."""

    entry: Entry
    hash: str
    annotation: dict[str, Any] | None = None


def annotation(entry: Entry) -> dict[str, Any] | None:
    """A record as a W3C Web Annotation: each span a target with a quote and a position selector."""
    spans = spans_in(entry.value()) if entry.kind == "record" else []
    if not spans:
        return None
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:detente:{entry.subject}",
        "type": "Annotation",
        "created": entry.at,
        "creator": {"name": entry.author},
        "motivation": "describing",
        "body": {"type": "TextualBody", "purpose": "classifying", "value": entry.name},
        "target": [target(span) for span in spans],
    }


def target(span: dict[str, Any]) -> dict[str, Any]:
    """One span as an annotation's target; positions count code points."""
    quote = {"type": "TextQuoteSelector", "exact": span["quote"]}
    quote |= {"prefix": span.get("prefix", ""), "suffix": span.get("suffix", "")}
    position = {"type": "TextPositionSelector", "start": span["start"], "end": span["end"]}
    return {"source": f"urn:sha256:{span['document']}", "selector": [quote, position]}


def export_jsonl(case: Case, to: str | os.PathLike[str] | IO[bytes]) -> int:
    """Write the whole case, every entry ever made; the number of entries."""
    if isinstance(to, str | os.PathLike):
        with Path(to).open("wb") as file:
            return export_jsonl(case, file)
    encode = msgspec.json.Encoder().encode
    with store.in_our_words(case.ledger.path):
        connection = case.ledger.reading()
        head = last_entry(connection)[0]
        to.write(encode(header_of(case, head.seq, head.hash)) + b"\n")
        sql = f"SELECT {COLUMNS}, hash FROM entries WHERE seq <= ? ORDER BY seq"
        for *columns, digest in connection.execute(sql, (head.seq,)):
            entry = entry_of(tuple(columns))
            to.write(encode(Line(entry=entry, hash=digest.hex(), annotation=annotation(entry))) + b"\n")
    return head.seq


def import_jsonl(source: str | os.PathLike[str], to: str | os.PathLike[str]) -> Path:
    """Make a case of such a file, entry for entry with the same hashes.

    Raises BadExport (E213) where a line does not parse, was altered, or is missing; then nothing is left
    behind.
    """
    with Path(source).open("rb") as file:
        header = check_header(_decode(file.readline(), Header, source, 1), source)
        return build(header, _entries(file, source), Path(to), source)


def _entries(file: IO[bytes], source: object) -> Iterator[tuple[Entry, str]]:
    for number, line in enumerate(file, start=2):
        parsed = _decode(line, Line, source, number)
        yield parsed.entry, parsed.hash


def _decode(line: bytes, kind: type[T], source: object, number: int) -> T:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as reason:
        raise BadExport(
            f"{source}, line {number}: {reason}", "a line of `detente export`", "Export the case again."
        ) from reason
