"""detente read: records on stdout, no case."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from detente.cli.add import WRONG, refusal
from detente.cli.options import ProfileOption, ReadingProfile
from detente.cli.output import notes, screen, write
from detente.cli.progress import bar
from detente.ledger.intake import read_files
from detente.reading.petrarch import load as load_dictionaries
from detente.records import Record, to_json
from detente.sources import Failure

# The field that says most about a record, the first that it has.
TELLING = ("kind", "act", "type", "stance", "medium", "unit")


class ReadFormat(StrEnum):
    """How records are written."""

    table = "table"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="txt md html pdf docx jsonl; - is standard input.")
    ],
    format: Annotated[
        ReadFormat,
        typer.Option("--format", "-f", help="table, or json: one object a line, the document first."),
    ] = ReadFormat.table,
    source: Annotated[
        str | None, typer.Option("--as", help="The files' format, where the ending does not tell.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read; one a core without it.")
    ] = None,
    profile: ProfileOption = ReadingProfile.accurate,
    dictionaries: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Code events with your own dictionaries, in PETRARCH's formats."),
    ] = None,
) -> None:
    """Read files and print what was found, without keeping anything.

    Examples: `detente read article.txt --format json | jq`, `detente read - --as html < page.html`
    """
    refused = 0
    folder = str(dictionaries) if dictionaries is not None else None
    if dictionaries is not None:
        load_dictionaries(dictionaries.resolve())  # a folder without any is refused once, not for every file
    with bar("Reading", len(files)) as done:
        for path, found in read_files(
            files, format=source, workers=workers, profile=profile.value, dictionaries=folder
        ):
            for each in found:
                if isinstance(each, Failure):
                    refused += 1
                    refusal(notes(), each)
                    continue
                document, records = each
                if format is ReadFormat.json:
                    sys.stdout.writelines(to_json(record) + "\n" for record in (document, *records))
                else:
                    write(_table(document.title or document.name or path, records), None)
            done(path)
    if refused:
        raise typer.Exit(WRONG)


def _table(title: str, records: Sequence[Record]) -> str:
    console = screen()
    table = Table("record", "what", "at", "text", title=Text(title), title_justify="left")
    for record in records:
        span = getattr(record, "span", None)
        if span is not None:
            tag = str(type(record).__struct_config__.tag)
            what = next((str(getattr(record, name)) for name in TELLING if getattr(record, name, None)), "")
            text = " ".join(span.quote.split())[:100]
            table.add_row(tag, what, f"{span.start}-{span.end}", Text(text))
    with console.capture() as captured:
        console.print(table)
    return captured.get()
