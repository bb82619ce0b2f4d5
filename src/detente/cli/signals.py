"""detente signals: signs of where the talks go."""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.signals import signals


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("signals")(command)


def command(
    case: options.CaseArgument,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Show every reported signal, cheap talk told apart from costly signals.

    Example: `detente signals talks`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = signals(book)
    show(answer, format, output)
