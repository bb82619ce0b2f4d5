"""An answer or a brief on a terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.briefs.brief import Brief
from detente.briefs.cells import Notes, line
from detente.briefs.terminal_grids import grids
from detente.questions.answer import Answer, Table

SHOWN = 40


def print_answer(console: Console, answer: Answer) -> None:
    """The headline, the tables with numbered evidence, the evidence."""
    notes = Notes()
    console.print(_answer(answer, notes, None, console.width))
    console.print(_evidence(notes))


def print_brief(console: Console, brief: Brief, most: int = SHOWN) -> None:
    """The brief; tables longer than `most` rows are cut, saying how many rows the other formats show."""
    console.rule(Text(brief.case, style="bold"))
    notes = Notes()
    for section in brief.sections:
        console.print()
        console.print(Text(section.title, style="bold underline"))
        console.print(_answer(section.answer, notes, most, console.width))
    console.print()
    console.print(Text("Evidence", style="bold underline"))
    console.print(_evidence(notes))


def _answer(answer: Answer, notes: Notes, most: int | None, width: int) -> RenderableType:
    parts: list[RenderableType] = [Text(answer.headline, style="bold")]
    if answer.definition:
        parts.append(
            Text(f"Counted under {answer.definition.get('name')}: {answer.definition.get('title')}.")
        )
    parts += [_table(table, notes, most, width) for table in answer.tables if table.rows]
    parts += [Text(note, style="dim") for note in answer.notes]
    return Group(*parts)


def _table(table: Table, notes: Notes, most: int | None, width: int) -> RenderableType:
    left = len(table.rows) - len(table.rows[:most])
    more = [Text(f"… {left} more rows in the HTML brief", style="dim")] if left else []
    return Group(*grids(table, notes, most, width), *more)


def _evidence(notes: Notes) -> RenderableType:
    return Group(
        *(
            Padding(Text(f"[{number}] {line(citation)}"), (0, 0, 0, 0))
            for number, citation in enumerate(notes.cited, start=1)
        )
    )
