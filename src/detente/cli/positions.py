"""detente positions: where each party stands on each issue, over time."""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.positions import positions


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("positions")(command)


def command(
    case: options.CaseArgument,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Show every position with its condition and its quote.

    Example: `detente positions talks`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = positions(book)
    show(answer, format, output)
