"""detente follow-through: words and deeds."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.follow_through import follow_through


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("follow-through")(command)


def command(
    case: options.CaseArgument,
    window: Annotated[
        int | None, typer.Option("--window", min=1, max=3650, help="Days a word has to be followed (90).")
    ] = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Match promises, announcements and threats with later deeds: kept, broken, pending, unverifiable.

    Example: `detente follow-through talks --window 60`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = follow_through(book, window_days=window)
    show(answer, format, output)
