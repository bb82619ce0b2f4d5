"""detente brief: everything at once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from detente.briefs.brief import Brief, brief
from detente.briefs.docx import brief_docx
from detente.briefs.html import brief_html
from detente.briefs.markdown import brief_markdown
from detente.briefs.terminal import print_brief
from detente.cli import options
from detente.cli.asking import asked
from detente.cli.errors import BadOption
from detente.cli.output import notes, screen, write


class BriefFormat(StrEnum):
    """How a brief is written."""

    table = "table"
    html = "html"
    markdown = "markdown"
    json = "json"
    docx = "docx"
    pdf = "pdf"


ENDINGS = {
    ".html": BriefFormat.html,
    ".htm": BriefFormat.html,
    ".md": BriefFormat.markdown,
    ".json": BriefFormat.json,
    ".txt": BriefFormat.table,
    ".docx": BriefFormat.docx,
    ".pdf": BriefFormat.pdf,
}


BYTES = (BriefFormat.docx, BriefFormat.pdf)  # formats that no terminal shows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("brief")(command)


def command(
    case: options.CaseArgument,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    as_known_on: options.KnownOption = None,
    format: Annotated[
        BriefFormat | None,
        typer.Option("--format", "-f", help="Without it, what the file's ending says."),
    ] = None,
    output: options.OutputOption = None,
) -> None:
    """Answer every question of a case at once, each line with its evidence.

    Examples: `detente brief talks`, `detente brief talks -o brief.html`, `detente brief talks -o brief.pdf`,
    `detente brief talks -f json`
    """
    chosen = format or _by_ending(output)
    if chosen in BYTES and output is None:
        got, do = f"--format {chosen} without a file", f"Add -o brief.{chosen}."
        raise BadOption(got=got, wanted="a file to write", do=do)
    with asked(case, since, until, as_known_on) as book:
        made = brief(book, case_folder=case)
    write(drawn(made, chosen, wide=output is not None), output)
    if output is not None:
        notes().print(f"Wrote {output}.", markup=False)


def drawn(made: Brief, format: BriefFormat, wide: bool = False) -> str | bytes:
    """A brief in one of the formats; bytes where the format is not text."""
    match format:
        case BriefFormat.docx:
            return brief_docx(made)
        case BriefFormat.pdf:
            from detente.briefs.pdf import brief_pdf  # its letters take a moment to load

            return brief_pdf(made)
        case BriefFormat.html:
            return brief_html(made)
        case BriefFormat.markdown:
            return brief_markdown(made)
        case BriefFormat.json:
            return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"
        case BriefFormat.table:
            console = screen(wide)
            with console.capture() as captured:
                print_brief(console, made)
            return captured.get()


def _by_ending(output: Path | None) -> BriefFormat:
    if output is None:
        return BriefFormat.table
    if output.suffix.lower() not in ENDINGS:
        raise BadOption(
            got=f"-o {output.name}", wanted=f"a name ending in {', '.join(ENDINGS)}", do="Or say --format."
        )
    return ENDINGS[output.suffix.lower()]
