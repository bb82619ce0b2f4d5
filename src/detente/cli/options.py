"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


class ReadingProfile(StrEnum):
    """How texts are read."""

    accurate = "accurate"
    fast = "fast"


ProfileOption = Annotated[
    ReadingProfile,
    typer.Option(help="accurate: the learned reader first, rules on top; fast: rules alone."),
]
CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", help="The case's folder, made by `detente new`.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How the answer is written.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the screen.")
]
SinceOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Leave out what is dated before (2025, 2025-08 or 2025-08-15)."),
]
UntilOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="Leave out what is dated after; the day itself is kept.")
]
KnownOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Answer as the case stood at the end of that day of knowledge."),
]
PartiesOption = Annotated[
    str | None,
    typer.Option(
        "--parties",
        metavar="A,B",
        help="States by ISO 3166-1 code or name, separated by commas (USA,RUS). "
        "Without it: the two that meet most often.",
    ),
]
