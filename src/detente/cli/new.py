"""detente new: a case is a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.output import notes
from detente.ledger.case import Case


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("new")(new)


def new(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="The folder to make; it must be new or empty.")
    ],
    name: Annotated[
        str | None, typer.Option(help="What the case is called; the folder's name without it.")
    ] = None,
    time_zone: Annotated[str, typer.Option(help="The time zone in which the case counts days.")] = "UTC",
    analyst: Annotated[str | None, typer.Option(help="Who signs corrections; your login without it.")] = None,
) -> None:
    """Make a new, empty case.

    Example: `detente new talks`
    """
    with Case.create(case, name=name, time_zone=time_zone, analyst=analyst) as made:
        notes().print(f"Made {made.path}. Next: detente add {case} FILE...")
