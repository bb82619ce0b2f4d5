"""Rows that a table is made of, ready for DuckDB: where they lie, their columns, and their lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.feeds.errors import NotThisFeed
from detente.feeds.feed import Feed

LINE = "line_"  # the column that holds each row's line, where rows are kept as Parquet


@dataclass(frozen=True)
class Rows:
    """Structurally sound rows of one table.

    `names`: for each column in the file, the feed's name for it, None where the feed does not know it.
    `parquet`: whether `path` is Parquet of strings with the line of each row; else it is the table itself.
    `skip`: lines before the first row. `dropped`: the row numbers (from 0) that rows set aside had.
    """

    path: Path
    names: tuple[str | None, ...]
    count: int
    parquet: bool
    skip: int = 0
    first_line: int = 1
    dropped: Sequence[int] = ()

    def line(self, row: int) -> int:
        """The line in the original file of a row in the table as DuckDB sees it, from 0."""
        lost = 0
        while True:  # every dropped line before it moves the row further down
            moved = bisect_right(self.dropped, row + lost)
            if moved == lost:
                return self.first_line + row + lost
            lost = moved


def match(feed: Feed, header: list[str], name: str) -> tuple[str | None, ...]:
    """The feed's names for the columns of a header; raises NotThisFeed (E501) where one that it needs is
    missing."""
    known = {_plain(spelling): c.name for c in feed.columns for spelling in (c.name, *c.aliases)}
    names: list[str | None] = []
    for column in header:
        found = known.get(_plain(column))
        names.append(found if found not in names else None)
    missing = [c.name for c in feed.columns if c.name not in names and not c.optional]
    if missing:
        raise NotThisFeed(
            f"{name} without {_some(missing)}; its first columns are {_some(header)}",
            f"the columns of {feed.title}",
            "Check --format; for another table use --format table with --mapping.",
        )
    return tuple(names)


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _some(names: list[str], most: int = 5) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")
