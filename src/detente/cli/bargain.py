"""detente bargain: one model on one table, without a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.output import show, write
from detente.pictures.bargaining import draw
from detente.questions.bargain import about, bargain, listed
from detente.questions.bargain_homes import homes


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("bargain")(command)


def command(
    model: Annotated[
        str | None, typer.Argument(metavar="MODEL", help="A model's name; --list shows all.")
    ] = None,
    table: Annotated[
        Path | None, typer.Argument(metavar="TABLE", help="Actors x issues as CSV or YAML.")
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter", "-p", metavar="NAME=VALUE", help="A parameter of the model; may be given again."
        ),
    ] = None,
    draws: Annotated[
        int, typer.Option(min=1, max=100_000_000, help="Random draws of an uncertain table.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 0,
    listing: Annotated[bool, typer.Option("--list", help="List the models, or the ranges of one.")] = False,
    figure: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.svg", help="Draw it: positions by round, density of outcomes, or a winset's map."
        ),
    ] = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Run one bargaining model on a table of actors and issues.

    Examples: `detente bargain compromise table.csv`, `detente bargain --list`,
    `detente bargain challenge table.csv -p rounds=5 -f json`
    """
    if listing or model is None:
        show(listed() if model is None else about(model), format, output)
        return
    if table is None:
        show(about(model), format, output)
        return
    if model == "two-level":
        show(homes(table), format, output)
        return
    run = bargain(model, table, setting or [], draws, seed)
    if figure is not None:
        write(draw(run), figure)
    show(run.answer, format, output)
