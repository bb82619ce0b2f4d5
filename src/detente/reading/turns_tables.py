"""The head rows of tables: what stands over the columns, also where a table goes on below a picture."""

from __future__ import annotations

from detente.reading.blocks_lines import Line

_LONGEST_HEAD = 5
"""Words of a cell beyond which it is no head."""


def head_rows(body: list[tuple[int, Line]]) -> set[int]:
    """The numbers of the rows that are heads: the first, where its cells are few words and ask nothing, and
    every row that says the same again."""
    rows: dict[int, list[str]] = {}
    for _, line in body:
        if line.row is not None:
            rows.setdefault(line.row, []).append(" ".join(line.words.casefold().split()).strip("*_: "))
    first = next(iter(rows.values()), [])
    if len(first) < 2 or any("?" in cell or len(cell.split()) > _LONGEST_HEAD for cell in first):
        return set()
    return {row for row, cells in rows.items() if cells == first}


__all__ = ["head_rows"]
