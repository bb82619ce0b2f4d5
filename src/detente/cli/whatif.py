"""detente whatif: who gains if somebody leaves the table, joins it, or changes its mind?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.errors import BadOption
from detente.cli.output import notes, show, write
from detente.questions.answer import Answer
from detente.questions.bargain_draft import draft, draft_answer
from detente.questions.bargain_files import read_table, write_table
from detente.questions.bargain_table import BargainTable
from detente.questions.whatif import Settings, swept, whatif
from detente.questions.whatif_changes import Changes, leader, sweep

TABLES = ("bargain.csv", "bargain.yaml", "bargain.yml")


class HangsOn(StrEnum):
    """How the inputs that the answer hangs on are found."""

    tornado = "tornado"
    sobol = "sobol"
    none = "none"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("whatif")(command)


def command(
    case: options.CaseArgument,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="ACTOR", help="The actor leaves the table.")
    ] = None,
    joining: Annotated[
        list[str] | None, typer.Option("--with", metavar="ACTOR", help="A listed actor joins the table.")
    ] = None,
    cells: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="CELL=NUMBER", help="ACTOR.ISSUE.FIELD=NUMBER, or 40..60 for an interval."
        ),
    ] = None,
    leading: Annotated[
        str | None,
        typer.Option("--leader", metavar="ACTOR.ISSUE", help="Sweep a leader's position over the scale."),
    ] = None,
    sweeping: Annotated[
        str | None, typer.Option("--sweep", metavar="CELL=FROM:TO:STEP", help="Sweep a cell over a range.")
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The table; without it bargain.csv of the case, or one drafted."),
    ] = None,
    drafting: Annotated[
        bool, typer.Option("--draft", help="Only draft the table; -o FILE.csv writes it for editing.")
    ] = False,
    model: Annotated[
        list[str] | None, typer.Option("--model", "-m", help="Only this model; may be given again.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, max=100_000_000, help="Random draws.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 0,
    hangs_on: Annotated[
        HangsOn, typer.Option("--hangs-on", help="How to find what the answer hangs on.")
    ] = HangsOn.tornado,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Compare the settlement after a change at the table with the settlement before it.

    Examples: `detente whatif talks --without USA`, `detente whatif talks --set RUS.territory.position=60`,
    `detente whatif talks --draft -o talks/bargain.csv`
    """
    changes = Changes(tuple(without or ()), tuple(joining or ()), tuple(cells or ()))
    if not (changes or leading or sweeping or drafting):
        raise BadOption(
            "nothing to change", "--without, --with, --set, --leader, --sweep or --draft", "Say one."
        )
    with asked(case, since, until, as_known_on) as book:
        found = table or next((case / name for name in TABLES if (case / name).exists()), None)
        made = draft(book) if drafting or found is None else None
        drafted = draft_answer(book, made)
    if drafting and made is not None and output is not None and output.suffix.lower() == ".csv":
        write(write_table(made.table), output)
        notes().print(f"Wrote {output}; correct it, and mark what you have checked.", markup=False)
        return
    if drafting or (found is None and made is None):
        show(drafted, format, output)
        return
    chosen: BargainTable = read_table(found) if found is not None else made.table  # type: ignore[union-attr]
    settings = Settings(draws, seed, tuple(model or ()), hangs_on=hangs_on.value)
    show(_answer(chosen, changes, leading, sweeping, settings), format, output)


def _answer(
    table: BargainTable, changes: Changes, leading: str | None, sweeping: str | None, settings: Settings
) -> Answer:
    if leading or sweeping:
        if changes:
            raise BadOption("a sweep and a change at once", "one of them", "Ask twice.")
        moving = leader(table, leading) if leading else sweep(table, sweeping or "")
        return swept(table, moving, settings)
    return whatif(table, changes, settings)
