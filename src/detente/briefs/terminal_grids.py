"""Tables on a terminal: no word is broken that fits, and a table too wide goes on below itself.

Columns get the width of their longest word first; what is left over goes, character by character, to
whichever column has most lines to save. Where even the longest words do not fit side by side, the columns are
dealt out to several grids, each beginning with the columns that say which row it is.
"""

from __future__ import annotations

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from detente.briefs.cells import Notes
from detente.questions.answer import Table
from detente.questions.cells import cell

LONGEST_WORD = 14
"""Characters of a word beyond which it may be broken."""
WEIGHED = 100
"""Rows, from the first, by which leftover width is shared out."""
BETWEEN, EDGES = 3, 2
"""Characters that the drawing takes between two columns, and at both ends of a row."""


def grids(table: Table, notes: Notes, most: int | None, width: int) -> list[Grid]:
    """The first `most` rows of a table (None: all) as grids that fit `width`, evidence last."""
    header = [*table.columns, "evidence"]
    lines = [
        [*map(cell, row.values), " ".join(f"[{number}]" for number in notes.numbers(row))]
        for row in table.rows[:most]
    ]
    columns = [[name, *(line[at] for line in lines)] for at, name in enumerate(header)]
    least = [_longest_word(column) for column in columns]
    dealt = _dealt(least, width)
    return [_grid(table.title if not number else "", columns, at, width) for number, at in enumerate(dealt)]


def _longest_word(column: list[str]) -> int:
    if column[0] == "date":
        return max(map(len, column))
    return min(LONGEST_WORD, max((len(word) for text in column for word in text.split()), default=1))


def _taken(widths: list[int]) -> int:
    return sum(widths) + BETWEEN * (len(widths) - 1) + EDGES


def _dealt(least: list[int], width: int) -> list[list[int]]:
    """Which columns stand in which grid; the first one or two stand in all."""
    every = list(range(len(least)))
    if _taken(least) <= width:
        return [every]
    keys = every[:2] if 2 * _taken(least[:2]) <= width else every[:1]
    dealt = [[*keys]]
    for at in every[len(keys) :]:
        if len(dealt[-1]) > len(keys) and _taken([least[here] for here in (*dealt[-1], at)]) > width:
            dealt.append([*keys])
        dealt[-1].append(at)
    return dealt


def _widths(columns: list[list[str]], width: int) -> list[int]:
    """Widths side by side: the longest word each, then a character at a time where it saves most lines."""
    widths = [_longest_word(column) for column in columns]
    lengths = [[len(text) for text in column[: WEIGHED + 1]] for column in columns]
    for _ in range(width - _taken(widths)):
        more = [
            sum((length - 1) // wide for length in column if length)
            for column, wide in zip(lengths, widths, strict=True)
        ]
        if not any(more):
            break
        widths[more.index(max(more))] += 1
    return widths


def _grid(title: str, columns: list[list[str]], at: list[int], width: int) -> Grid:
    grid = Grid(
        title=Text(title) if title else None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    here = [columns[number] for number in at]
    for column, wide in zip(here, _widths(here, width), strict=True):
        grid.add_column(Text(column[0]), overflow="fold", width=wide)
    for row in range(1, len(here[0])):
        grid.add_row(*(Text(column[row], style="dim" if column[0] == "evidence" else "") for column in here))
    return grid


__all__ = ["grids"]
