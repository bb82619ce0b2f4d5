"""detente mediators: who could mediate."""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.mediators import mediators
from detente.questions.names import state_codes


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mediators")(command)


def command(
    case: options.CaseArgument,
    parties: options.PartiesOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Show who offered, accepted or refused to mediate, who was there, and who usually mediates.

    Example: `detente mediators talks --parties UKR,RUS`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = mediators(book, parties=state_codes(parties))
    show(answer, format, output)
