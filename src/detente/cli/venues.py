"""detente venues: each party's word on each place."""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.names import state_codes
from detente.questions.venues import venues


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("venues")(command)


def command(
    case: options.CaseArgument,
    parties: options.PartiesOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Show who offered, accepted, evaded or refused which place, where they met, and rank places.

    Examples: `detente venues talks`, `detente venues talks --parties UKR,RUS`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = venues(book, parties=state_codes(parties))
    show(answer, format, output)
