"""detente venues: each party's word on each place."""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.venues import venues


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("venues")(command)


def command(
    case: options.CaseArgument,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Show who offered, accepted, evaded or refused which place, and where they met.

    Example: `detente venues talks`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = venues(book)
    show(answer, format, output)
