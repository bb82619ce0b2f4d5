"""detente contacts: how many times have they met?"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.contacts import DEFAULT, contacts
from detente.questions.names import state_codes


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("contacts")(command)


def command(
    case: options.CaseArgument,
    definition: Annotated[
        str,
        typer.Option("--definition", "-d", help="The definition to count under, shipped or the case's own."),
    ] = DEFAULT,
    parties: options.PartiesOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Count contacts under a written definition, with what was left out and why.

    Examples: `detente contacts talks`,
    `detente contacts talks -d leaders-only --parties USA,RUS --until 2025-08-15`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = contacts(book, under=definition, parties=state_codes(parties), case_folder=case)
    show(answer, format, output)
