"""The article within a page: trafilatura finds it, we write its text with the markup kept."""

from __future__ import annotations

import copy
from typing import Any

import trafilatura

from detente.records import Markup
from detente.sources.writer import Tag, Writer

_BLOCKS: dict[str, Tag] = {"head": "heading", "p": "paragraph", "item": "list_item", "quote": "quote"}
_INLINE: dict[str, Tag] = {"#b": "bold", "#i": "italic"}


def article(tree: Any) -> tuple[str, list[Markup]]:
    """Text and markup of the page's main content; ("", []) where none is found."""
    found: Any = trafilatura.bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_formatting=True, include_tables=True
    )
    writer = Writer()
    if found is not None and found.body is not None:
        for child in found.body:
            _block(child, writer)
    return writer.done(), writer.markup


def _block(element: Any, writer: Writer) -> None:
    name = element.tag
    if name == "table":
        writer.gap("\n\n")
        for row in element.iter("row"):
            _row(row, writer)
        writer.gap("\n\n")
    elif name == "list":
        writer.gap("\n\n")
        for item in element:
            _block(item, writer)
        writer.gap("\n\n")
    else:
        gap = "\n" if name == "item" else "\n\n"
        writer.gap(gap)
        with writer.marked(_BLOCKS.get(name, "paragraph")):
            _inside(element, writer)
        writer.gap(gap)
    if element.tail:
        writer.text(element.tail)


def _row(row: Any, writer: Writer) -> None:
    writer.gap("\n")
    with writer.marked("table_row"):
        for number, cell in enumerate(row):
            writer.cell(first=number == 0)
            _inside(cell, writer)
    writer.row_end()


def _inside(element: Any, writer: Writer) -> None:
    writer.text(element.text)
    for child in element:
        name = child.tag
        if name == "lb":
            writer.gap("\n")
        elif name == "hi" and child.get("rend") in _INLINE:
            with writer.marked(_INLINE[child.get("rend")]):
                _inside(child, writer)
        elif name in {"p", "item", "row", "head", "quote"}:
            writer.gap("\n")
            _inside(child, writer)
            writer.gap("\n")
        else:
            _inside(child, writer)
        writer.text(child.tail)
