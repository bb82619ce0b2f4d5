"""detente forecast: what comes next between two sides?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.errors import BadOption
from detente.cli.output import show
from detente.cli.turning_points import SourceArgument, pair
from detente.questions.contacts import main_parties
from detente.questions.forecast import HORIZONS, forecast
from detente.questions.forecast_past import past_of_case, past_of_table
from detente.questions.forecast_top import forecast_top
from detente.questions.names import state_codes

Within = StrEnum("Within", {f"d{n}": str(n) for n in HORIZONS})  # type: ignore[misc]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("forecast")(command)


def command(
    case: SourceArgument,
    parties: options.PartiesOption = None,
    within: Annotated[Within, typer.Option("--within", help="Days to look ahead.")] = Within("30"),
    top: Annotated[
        int | None,
        typer.Option(
            "--top", min=1, metavar="N", help="The N likeliest acts of one actor, named by --parties."
        ),
    ] = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Give the chance of a meeting, an agreement, a sanction or force between two sides, with its record.

    Examples: `detente forecast talks --parties USA,RUS`,
    `detente forecast events.parquet --parties IRN,USA --within 90`
    """
    days = int(within.value)
    if case.is_file():
        given = tuple(name.strip() for name in (parties or "").split(",") if name.strip())
        past = past_of_table(case, since, until)
    else:
        with asked(case, since, until, as_known_on) as book:
            given = state_codes(parties) or (() if top else main_parties(book))
            past = past_of_case(book)
    if top is not None:
        show(forecast_top(past, one(given), days, top, ranker=True), format, output)
    else:
        show(forecast(past, pair(given), days), format, output)


def one(given: tuple[str, ...]) -> str:
    """One actor. Raises BadOption (E901)."""
    if len(given) != 1:
        raise BadOption(f"{len(given)} actors", "one actor with --top", "Name it: --parties USA.")
    return given[0]
