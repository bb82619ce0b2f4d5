"""detente claims: are the counts that people claim right?"""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.claims import claims
from detente.questions.names import state_codes


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("claims")(command)


def command(
    case: options.CaseArgument,
    parties: options.PartiesOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Check each claimed count against its own parts and against the ledger.

    Example: `detente claims talks --parties USA,RUS`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = claims(book, parties=state_codes(parties), case_folder=case)
    show(answer, format, output)
