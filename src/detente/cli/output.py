"""Answers onto the screen or into a file. Data goes to stdout, everything else to stderr."""

from __future__ import annotations

import csv
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import typer
from rich.console import Console

from detente.briefs.markdown import answer_markdown
from detente.briefs.terminal import print_answer
from detente.cli.errors import CannotWrite
from detente.cli.options import Format
from detente.questions.answer import Answer
from detente.questions.cells import cell

NO_ANSWER = 1
WIDTH = 100  # columns where the screen's width is not known


def notes() -> Console:
    """Where progress and remarks go: stderr, without colour where NO_COLOR is set."""
    return Console(stderr=True, highlight=False)


def show(answer: Answer, format: Format, output: Path | None) -> None:
    """Write an answer; leave with 1 where the case has none."""
    write(as_text(answer, format, wide=output is not None), output)
    if not answer.answered:
        raise typer.Exit(NO_ANSWER)


def as_text(answer: Answer, format: Format, wide: bool = False) -> str:
    """An answer in one of the formats, ending in a newline."""
    match format:
        case Format.json:
            return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n"
        case Format.jsonl:
            return "".join(msgspec.json.encode(row).decode() + "\n" for row in _records(answer))
        case Format.csv:
            return _csv(answer)
        case Format.markdown:
            return answer_markdown(answer)
        case Format.table:
            console = screen(wide)
            print_answer(console, answer)
            assert isinstance(console.file, io.StringIO)
            return console.file.getvalue()


def screen(wide: bool = False) -> Console:
    """A console that keeps what it is given as text, as wide and as colourful as stdout."""
    terminal = sys.stdout.isatty() and not wide
    width = Console().width if terminal else int(os.environ.get("COLUMNS", WIDTH))
    return Console(file=io.StringIO(), width=width, force_terminal=terminal, highlight=False)


def write(made: str | bytes, output: Path | None) -> None:
    """Text or bytes to a file, whole or not at all; or text to stdout. Raises CannotWrite (E902)."""
    if output is None:
        assert isinstance(made, str)
        with suppress(BrokenPipeError):
            sys.stdout.write(made)
            sys.stdout.flush()
        return
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(made.encode() if isinstance(made, str) else made)
        part.replace(output)
    except OSError as reason:
        raise CannotWrite(
            got=f"{output} ({reason.strerror})",
            wanted="a file that may be written",
            do="Check the folder and its permissions, or choose another name with -o.",
        ) from reason


def _records(answer: Answer) -> list[dict[str, object]]:
    return [
        {"table": table.title}
        | dict(zip(table.columns, row.values, strict=True))
        | {"evidence": msgspec.to_builtins(row.evidence)}
        for table in answer.tables
        for row in table.rows
    ]


def _csv(answer: Answer) -> str:
    """One table of the answer after another, each with its own header, a blank line between."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for number, table in enumerate(table for table in answer.tables if table.rows):
        if number:
            text.write("\n")
        writer.writerow(["table", *table.columns, "quote", "outlet", "published"])
        for row in table.rows:
            first = row.evidence[0] if row.evidence else None
            source = [first.quote, first.outlet, first.published] if first else [None] * 3
            cells = [None if value is None else cell(value) for value in row.values]
            writer.writerow([table.title, *(_tame(each) for each in [*cells, *source])])
    return text.getvalue()


def _tame(value: str | None) -> str | None:
    """A cell that a spreadsheet shows and does not run as a formula."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value
