"""The tables of this room: tab-separated files in `data/`, one kind of entity each, with a source column."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from detente.identity.errors import BrokenTable

TABLES = (
    "states",
    "states_cyrillic",
    "territories",
    "seats",
    "organisations",
    "groups",
    "persons",
    "tenures",
    "offices",
    "cities",
    "venues",
    "sectors",
    "ambiguous",
    "not_actors",
    "words",
)


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Every row of a table as a dict of column to text; lists inside a cell are split by `split`.

    Raises `BrokenTable` (E330) where a row has more or fewer cells than the heading.
    """
    return tuple(_read(table))


def _read(table: str) -> Iterator[dict[str, str]]:
    text = (files("detente.identity") / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()
    heading = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(heading):
            raise BrokenTable(
                f"line {number} of {table}.tsv with {len(cells)} cells",
                f"{len(heading)} cells, as its heading has",
                "Reinstall détente, or mend the table if you changed it.",
            )
        yield dict(zip(heading, cells, strict=True))


def split(cell: str) -> list[str]:
    """The items of a cell that holds a list ("Kyiv;Kiev")."""
    return [item for item in (part.strip() for part in cell.split(";")) if item]


@cache
def words_of(name: str) -> frozenset[str]:
    """A closed list of words by its name in words.tsv; KeyError if there is none of that name."""
    return frozenset(split({row["list"]: row["words"] for row in rows("words")}[name]))
