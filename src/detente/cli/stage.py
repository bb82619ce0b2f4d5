"""detente stage: where the process stands."""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.names import state_codes
from detente.questions.stage import stage


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stage")(command)


def command(
    case: options.CaseArgument,
    parties: options.PartiesOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Show the stage of the process, how it came there, and which stage is likely next.

    Example: `detente stage talks --parties UKR,RUS`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = stage(book, parties=state_codes(parties))
    show(answer, format, output)
