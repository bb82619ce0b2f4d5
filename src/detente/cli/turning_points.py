"""detente turning-points: a turning point, or a symbolic gesture?"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.asking import asked
from detente.cli.errors import BadOption
from detente.cli.output import show
from detente.methods.change import WAYS
from detente.questions.contacts import main_parties
from detente.questions.names import state_codes
from detente.questions.turning_points import turning_points
from detente.questions.turning_points_acts import Acts, acts_of_case, acts_of_table, members

Method = StrEnum("Method", {name: name for name in WAYS})  # type: ignore[misc]
SourceArgument = Annotated[
    Path,
    typer.Argument(metavar="CASE", help="The case's folder, or a Parquet or CSV file of events."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("turning-points")(command)


def command(
    case: SourceArgument,
    parties: options.PartiesOption = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="Was this date a turning point?")
    ] = None,
    method: Annotated[Method, typer.Option("--detector", help="How shifts are found.")] = Method(WAYS[0]),
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """Find where relations of two sides shifted, and judge whether a date was a turning point.

    Examples: `detente turning-points talks --parties USA,RUS --date 2025-02-12`,
    `detente turning-points events.parquet --parties IRQ,IRN`
    """
    acts, sides = read(case, parties, since, until, as_known_on)
    show(turning_points(acts, sides, day(date), method.value), format, output)


def read(
    source: Path, parties: str | None, since: str | None, until: str | None, known: str | None
) -> tuple[Acts, tuple[str, str]]:
    """The acts between two sides: of a case, or of a file of events, whose actors may be any names."""
    if source.is_file():
        given = tuple(name.strip() for name in (parties or "").split(",") if name.strip())
        a, b = pair(given)
        return acts_of_table(source, members(a), members(b), since, until), (a, b)
    with asked(source, since, until, known) as book:
        sides = pair(_sides(parties) or main_parties(book))
        return acts_of_case(book, sides), sides


def _sides(parties: str | None) -> tuple[str, ...]:
    """The sides by the codes of their states; + joins states into one side. Raises UnknownParty (E403)."""
    return tuple("+".join(state_codes(side.replace("+", ","))) for side in (parties or "").split(",") if side)


def pair(given: tuple[str, ...]) -> tuple[str, str]:
    """Two different sides, of one actor or several joined by +. Raises BadOption (E901)."""
    if len(set(given)) != 2 or set(members(given[0])) & set(members(given[-1])):
        raise BadOption(
            f"{len(set(given))} sides" if len(set(given)) != 2 else f"{given[0]} and {given[1]}",
            "two different ones",
            "Name them with --parties, such as USA,RUS or USA+GBR,RUS.",
        )
    return given[0], given[1]


def day(given: str | None) -> dt.date | None:
    """A whole day. Raises BadOption (E901)."""
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError as reason:
        raise BadOption(f"--date {given}", "a whole date such as 2025-08-15", "Correct it.") from reason
