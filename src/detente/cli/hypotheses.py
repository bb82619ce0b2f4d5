"""detente hypotheses: rival readings of the talks against the signals reported."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.output import show
from detente.questions.hypotheses import hypotheses


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("hypotheses")(command)


def command(
    case: options.CaseArgument,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Hypotheses to weigh; else CASE/hypotheses.yaml, else the shipped three.",
        ),
    ] = None,
    prior: Annotated[
        list[str] | None,
        typer.Option(
            "--prior",
            metavar="CODE=CHANCE",
            help="Chance before any signal (settlement=.5); may be given again.",
        ),
    ] = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Weigh rival hypotheses against the reported signals, and say what would change the verdict.

    Examples: `detente hypotheses talks`, `detente hypotheses talks --prior stalling=.6`
    """
    with asked(case, since, until, as_known_on) as book:
        answer = hypotheses(book, case_folder=case, file=file, prior=prior or ())
    show(answer, format, output)
