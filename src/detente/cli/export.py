"""detente export: the whole case in an open format."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import CaseArgument
from detente.cli.output import notes
from detente.ledger.case import Case
from detente.ledger.exchange import export_jsonl, export_parquet, export_prov


class ExportFormat(StrEnum):
    """What a case can be written as."""

    jsonl = "jsonl"
    parquet = "parquet"
    prov = "prov"


EXPORTS = {
    ExportFormat.jsonl: export_jsonl,
    ExportFormat.parquet: export_parquet,
    ExportFormat.prov: export_prov,
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(command)


def command(
    case: CaseArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    format: Annotated[
        ExportFormat,
        typer.Option("--format", "-f", help="jsonl, parquet, or prov (PROV-JSON)."),
    ] = ExportFormat.jsonl,
) -> None:
    """Write every entry of a case: documents, records with evidence, corrections, and who made them.

    Example: `detente export talks talks.jsonl`; `detente restore talks.jsonl copy` makes the case again.
    """
    with Case.open(case, readonly=True) as opened:
        entries = EXPORTS[format](opened, file)
    notes().print(f"Wrote {entries} entries to {file}.", markup=False)
