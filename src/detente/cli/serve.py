"""detente serve: the workbench in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import CaseArgument
from detente.ledger.case import Case

PORT = 8765


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(command)


def command(
    case: CaseArgument,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = PORT,
) -> None:
    """Open a case in the browser, on this machine only. Stop with Ctrl-C.

    Example: `detente serve talks`
    """
    from detente.web import serve  # the web's libraries are loaded by this command alone

    Case.open(case, readonly=True).close()
    serve(case, port, lambda address: typer.echo(f"Open {address}"))
