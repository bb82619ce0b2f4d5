"""detente diff: what changed in the answers, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import options
from detente.cli.errors import BadOption
from detente.cli.output import show
from detente.ledger.case import Case
from detente.questions.difference import difference
from detente.records.dates import is_edtf


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff")(command)


def command(
    case: options.CaseArgument,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="The day at whose end the case is compared with now.")
    ],
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Show which answers and records changed since a day, and the entries behind each change.

    Example: `detente diff talks --since 2025-08-15`
    """
    if not is_edtf(since):
        raise BadOption(got=f"--since {since}", wanted="a date such as 2025-08-15", do="Correct it.")
    with Case.open(case, readonly=True) as opened:
        answer = difference(opened, since, case_folder=case)
    show(answer, format, output)
