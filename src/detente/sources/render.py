"""An HTML element written as text, whole: every visible word, with its markup."""

from __future__ import annotations

from typing import Any

from detente.records import Markup
from detente.sources.elements import BLOCKS, LINES, MARKS, UNSEEN
from detente.sources.writer import Writer


def render(element: Any) -> tuple[str, list[Markup]]:
    """Text and markup of an element with all that is in it that a reader of the page would see."""
    writer = Writer()
    write(element, writer)
    return writer.done(), writer.markup


def write(element: Any, writer: Writer, in_cell: bool = False) -> None:
    """Write one element (not its tail); inside a table's cell, blocks are lines."""
    name = element.tag if isinstance(element.tag, str) else None
    if name is None or name in UNSEEN:
        return
    if name == "br":
        writer.gap("\n")
        return
    if name == "tr" and not in_cell:
        _row(element, writer)
        return
    gap = _gap(name, in_cell)
    writer.gap(gap)
    mark = MARKS.get(name)
    if name == "p" and in_cell:
        mark = None
    with writer.marked(*([mark] if mark else [])):
        writer.text(element.text)
        for child in element:
            write(child, writer, in_cell)
            writer.text(child.tail)
    writer.gap(gap)


def _row(row: Any, writer: Writer) -> None:
    writer.gap("\n")
    with writer.marked("table_row"):
        for number, cell in enumerate(cell for cell in row if cell.tag in {"td", "th"}):
            writer.cell(first=number == 0)
            write(cell, writer, in_cell=True)
    writer.row_end()


def _gap(name: str, in_cell: bool) -> str:
    if name in {"td", "th"}:
        return " "
    if name not in BLOCKS:
        return ""
    return "\n" if in_cell or name in LINES else "\n\n"
