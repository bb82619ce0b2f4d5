"""An answer or a brief on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from detente.briefs.brief import Brief
from detente.briefs.cells import Notes, line
from detente.questions.answer import Answer, Table
from detente.questions.cells import cell

SHOWN = 40


def print_answer(console: Console, answer: Answer) -> None:
    """The headline, the tables with numbered evidence, the evidence."""
    notes = Notes()
    console.print(_answer(answer, notes, None))
    console.print(_evidence(notes))


def print_brief(console: Console, brief: Brief, most: int = SHOWN) -> None:
    """The brief; tables longer than `most` rows are cut, saying how many rows the other formats show."""
    console.rule(Text(brief.case, style="bold"))
    notes = Notes()
    for section in brief.sections:
        console.print()
        console.print(Text(section.title, style="bold underline"))
        console.print(_answer(section.answer, notes, most))
    console.print()
    console.print(Text("Evidence", style="bold underline"))
    console.print(_evidence(notes))


def _answer(answer: Answer, notes: Notes, most: int | None) -> RenderableType:
    parts: list[RenderableType] = [Text(answer.headline, style="bold")]
    if answer.definition:
        parts.append(
            Text(f"Counted under {answer.definition.get('name')}: {answer.definition.get('title')}.")
        )
    parts += [_grid(table, notes, most) for table in answer.tables if table.rows]
    parts += [Text(note, style="dim") for note in answer.notes]
    return Group(*parts)


def _grid(table: Table, notes: Notes, most: int | None) -> RenderableType:
    grid = Grid(title=Text(table.title), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in (*table.columns, "evidence"):
        grid.add_column(Text(column), overflow="fold", no_wrap=column == "date")
    shown = table.rows[:most]
    for row in shown:
        numbers = " ".join(f"[{number}]" for number in notes.numbers(row))
        grid.add_row(*(Text(cell(value)) for value in row.values), Text(numbers, style="dim"))
    left = len(table.rows) - len(shown)
    return Group(grid, Text(f"… {left} more rows in the HTML brief", style="dim")) if left else grid


def _evidence(notes: Notes) -> RenderableType:
    return Group(
        *(
            Padding(Text(f"[{number}] {line(citation)}"), (0, 0, 0, 0))
            for number, citation in enumerate(notes.cited, start=1)
        )
    )
