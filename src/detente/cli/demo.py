"""detente demo: the bundled case, from nothing to a brief."""

from __future__ import annotations

import shutil
import tomllib
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from detente.briefs.brief import brief
from detente.cli.add import report
from detente.cli.asking import asked
from detente.cli.brief import BriefFormat, drawn
from detente.cli.output import notes, write
from detente.cli.progress import bar
from detente.ledger.case import SETTINGS, Case
from detente.ledger.intake import take_in

MARK = ".made-by-detente-demo"  # only a case that bears it is ever replaced
SUFFIXES = (".md", ".txt", ".html")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(command)


def command(
    case: Annotated[
        Path,
        typer.Option("--case", metavar="CASE", help="Where to make it; an earlier demo is replaced."),
    ] = Path("detente-demo"),
) -> None:
    """Build the bundled case and print its brief.

    Example: `detente demo`
    """
    if (case / MARK).is_file() and (case / SETTINGS).is_file():
        shutil.rmtree(case)
    with resources.as_file(resources.files("detente.examples")) as examples:
        told = next(iter(sorted(examples.glob("*/example.toml"))))
        folder, name = told.parent, tomllib.loads(told.read_text("utf-8"))["name"]
        texts = [*(folder / "reports").iterdir(), *folder.iterdir()]
        files = sorted(str(path) for path in texts if path.suffix in SUFFIXES and path.name != "README.md")
        with Case.create(case, name=name) as made, bar("Reading", len(files)) as done:
            (case / MARK).touch()
            for table in folder.glob("*.csv"):
                shutil.copy(table, case)
            intake = take_in(made, files, progress=done)
    report(intake)
    with asked(case) as book:
        answered = brief(book, case_folder=case)
    page = case / "brief.html"
    write(drawn(answered, BriefFormat.html), page)
    write(drawn(answered, BriefFormat.table), None)
    notes().print(f"The brief: {page.resolve()}", markup=False, soft_wrap=True)
