"""detente verify: proof that nothing was lost or altered."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import CaseArgument
from detente.ledger.case import Case

DAMAGED = 2


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(command)


def command(
    case: CaseArgument,
    rebuild_head: Annotated[
        bool, typer.Option("--rebuild-head", help="First write a lost head file anew from the chain.")
    ] = False,
) -> None:
    """Check the chain of entries, its head, and every evidence span against the stored text.

    Example: `detente verify talks`
    """
    if rebuild_head:
        Case.rebuild_head(case)
    with Case.open(case, readonly=True) as opened:
        found = opened.ledger.verify()
    counts = ", ".join(f"{number} {kind}" for kind, number in sorted(found.counts.items()))
    typer.echo(f"{found.entries} entries ({counts}), {found.spans} evidence spans, head {found.head}")
    for fault in found.faults:
        typer.echo(f"FAULT in {fault.where} at {fault.position}: {fault.what}")
    if not found.ok:
        raise typer.Exit(DAMAGED)
    typer.echo("Nothing was lost or altered.")
