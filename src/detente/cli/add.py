"""detente add: files into a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from detente.cli.options import CaseArgument, ProfileOption, ReadingProfile
from detente.cli.output import notes
from detente.cli.progress import bar
from detente.ledger.case import Case
from detente.ledger.intake import Intake, take_in
from detente.sources import Failure

WRONG = 2


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("add")(add)


def add(
    case: CaseArgument,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="txt md html pdf docx jsonl; - is standard input.")
    ],
    format: Annotated[
        str | None, typer.Option(help="The format, where the ending does not tell (html, jsonl ...).")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read; one a core without it.")
    ] = None,
    profile: ProfileOption = ReadingProfile.accurate,
) -> None:
    """Read files and keep their records. A file that is already there changes nothing.

    Examples: `detente add talks *.html interview.txt`, `curl -s URL | detente add talks - --format html`
    """
    with Case.open(case) as opened, bar("Reading", len(files)) as done:
        intake = take_in(opened, files, format=format, workers=workers, profile=profile.value, progress=done)
    report(intake)
    if intake.failures:
        raise typer.Exit(WRONG)


def refusal(console: Console, failure: Failure) -> None:
    """Say why a file was refused."""
    text = f"{Path(failure.path).name}: {failure.error}"
    console.print(text, style="red", markup=False, soft_wrap=True)


def report(intake: Intake) -> None:
    """Say on stderr what came of the files."""
    console = notes()
    for failure in intake.failures:
        refusal(console, failure)
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(intake.records.items()))
    parts = [f"{intake.added} added"]
    parts += [f"{intake.reread} read anew"] if intake.reread else []
    parts += [f"{intake.known} already there"] if intake.known else []
    parts += [f"{len(intake.failures)} refused"] if intake.failures else []
    console.print(f"Documents: {', '.join(parts)}." + (f" Records: {kinds}." if kinds else ""), markup=False)
