"""detente backup and detente restore: the whole case in one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import CaseArgument
from detente.cli.output import notes
from detente.ledger.case import Case
from detente.ledger.exchange import import_jsonl, import_parquet

RESTORES = {".jsonl": import_jsonl, ".parquet": import_parquet}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup")(command)
    app.command("restore")(restore)


def command(
    case: CaseArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup to make (talks.zip).")],
) -> None:
    """Write the case as it is now into one file, while others may go on working.

    Example: `detente backup talks talks-2025-08-15.zip`
    """
    with Case.open(case, readonly=True) as opened:
        opened.backup(file)
    notes().print(f"Wrote {file}.", markup=False)


def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Made by `detente backup` or `detente export`.")
    ],
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The folder to make, new or empty.")],
) -> None:
    """Make a case out of a backup or an export (.jsonl, .parquet); it is verified before it takes its name.

    Example: `detente restore talks-2025-08-15.zip talks`
    """
    RESTORES.get(file.suffix.lower(), Case.restore)(file, case)
    notes().print(f"Restored {case}; nothing was lost or altered.", markup=False)
