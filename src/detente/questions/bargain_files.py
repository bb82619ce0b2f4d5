"""Bargaining tables in files: CSV and YAML in, CSV out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from detente.questions.bargain_numbers import written
from detente.questions.bargain_table import BargainTable, built
from detente.questions.errors import BadBargainTable

COLUMNS = (
    "actor",
    "issue",
    "position",
    "salience",
    "capability",
    "low",
    "high",
    "status_quo",
    "present",
    "mark",
    "source",
)
MOST_BYTES = 20_000_000


def read_table(path: Path) -> BargainTable:
    """A table from a .csv, .tsv, .yaml or .yml file. Raises BadBargainTable (E441) naming line and column."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadBargainTable(
                f"{path.name}, {path.stat().st_size} bytes", f"at most {MOST_BYTES}", "Split it."
            )
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        raise BadBargainTable(
            f"{path} ({reason})", "a file of UTF-8 text", "Check name and encoding."
        ) from reason
    if path.suffix.lower() in (".yaml", ".yml"):
        return built(_yaml_rows(text, path.name), path.name)
    return built(_csv_rows(text, path.name), path.name)


def _csv_rows(text: str, file: str) -> Iterator[Mapping[str, str | None]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    names = [name.strip().lower().replace(" ", "_") for name in next(reader, [])]
    unknown = [name for name in names if name and name not in COLUMNS]
    if unknown or "actor" not in names:
        got = f"column {unknown[0]!r}" if unknown else f"the columns {', '.join(names) or 'none'}"
        raise BadBargainTable(f"{file}, line 1: {got}", ", ".join(COLUMNS), "Rename or remove it.")
    for line, row in enumerate(reader, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            raise BadBargainTable(
                f"{file}, line {line}: {len(row)} cells",
                f"{len(names)}, as in line 1",
                "Quote cells with a comma.",
            )
        yield {"where": f"line {line}", **dict(zip(names, [*row, *[""] * len(names)], strict=False))}


def _yaml_rows(text: str, file: str) -> Iterator[Mapping[str, Any]]:
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as reason:
        raise BadBargainTable(f"{file}: {reason}", "YAML", "Correct it at the line named.") from reason
    actors = found.get("actors") if isinstance(found, dict) else None
    if not isinstance(actors, dict):
        raise BadBargainTable(
            f"{file}: no `actors`", "actors and, within each, issues by name", "See whatif.md."
        )
    shared = found.get("issues") or {}
    for actor, own in actors.items():
        if not isinstance(own, dict):
            raise BadBargainTable(f"{file}, actor {actor}: {own!r}", "issues by name", "See whatif.md.")
        for issue, cell in own.items():
            if isinstance(cell, dict):
                general = {k: v for k, v in own.items() if k in COLUMNS and not isinstance(v, dict)}
                ends = {k: v for k, v in (shared.get(issue) or {}).items() if k in COLUMNS}
                row = {**general, **ends, **cell, "actor": str(actor), "issue": str(issue)}
                yield {"where": f"actor {actor}, issue {issue}", **{k: _text(v) for k, v in row.items()}}


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return f"[{', '.join(str(part) for part in value)}]"
    return None if value is None else str(value)


def write_table(table: BargainTable) -> str:
    """The table as CSV that `read_table` reads back as it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for actor in table.actors:
        for issue in table.issues:
            entry = table.entries[actor, issue.name]
            writer.writerow(
                [
                    actor,
                    issue.name,
                    written(entry.position),
                    written(entry.salience),
                    written(entry.capability),
                    f"{issue.low:g}",
                    f"{issue.high:g}",
                    "" if issue.status_quo is None else f"{issue.status_quo:g}",
                    "no" if actor in table.absent else "yes",
                    entry.mark,
                    entry.source,
                ]
            )
    return out.getvalue()
