"""detente ask: a question that a plug-in brings."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.plugins import ask


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(command)


def command(
    case: options.CaseArgument,
    name: Annotated[str, typer.Argument(help="The question's name, as `detente plugins` lists it.")],
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Ask a case a question that an installed plug-in brings.

    Example: `detente ask talks hotlines`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = ask(book, name)
    show(answer, format, output)
