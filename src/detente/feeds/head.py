"""The start of a table of lines: which columns it has, and how many."""

from __future__ import annotations

from dataclasses import dataclass

from detente.feeds.errors import NotThisFeed
from detente.feeds.feed import Feed
from detente.feeds.rows import match
from detente.feeds.survey import BOM


@dataclass(frozen=True)
class Head:
    """What a table's first lines say.

    `names`: the feed's name for each column, None where it knows none. `widths`: how many columns a row may
    have; `width`: how many it gets. `start`: where the first row begins, in bytes.
    """

    names: tuple[str | None, ...]
    widths: tuple[int, ...]
    width: int
    start: int


def head(feed: Feed, member: str, encoding: str, chunk: bytes) -> Head:
    """Read off the first whole lines of a table; raises NotThisFeed (E501)."""
    start = len(BOM) if chunk.startswith(BOM) else 0
    if not feed.header:
        width = _width(feed, member, feed.widths, chunk[start:])
        return Head(tuple(c.name for c in feed.columns[:width]), feed.widths, width, start)
    line = chunk[start:].partition(b"\n")[0]
    start = min(len(chunk), start + len(line) + 1)
    text = line.decode(encoding, "replace").rstrip("\r")
    names = match(feed, text.split(feed.delimiter), member)
    rows = _found(feed, chunk[start:])
    if rows and len(names) not in rows and _in_order(feed, names) and len(feed.columns) in rows:
        names = tuple(column.name for column in feed.columns)
    widths = (len(names),)
    return Head(names, widths, _width(feed, member, widths, chunk[start:]), start)


def _in_order(feed: Feed, names: tuple[str | None, ...]) -> bool:
    """True where a header has all the feed's columns in their order and names more that no row has.

    Some weeks of POLECAT are so, as Beger found: andybeger.com/blog/2024-05-21-polecat-event-data.
    """
    return [name for name in names if name is not None] == [column.name for column in feed.columns]


def _found(feed: Feed, chunk: bytes) -> list[int]:
    """How many columns each of the first thousand rows has."""
    delimiter = feed.delimiter.encode()
    return [line.count(delimiter) + 1 for line in chunk.split(b"\n", 1000)[:1000] if line.strip()]


def _width(feed: Feed, member: str, widths: tuple[int, ...], chunk: bytes) -> int:
    """How many columns the rows have: the most that one of the first thousand has and may have."""
    found = _found(feed, chunk)
    fitting = [width for width in found if width in widths]
    if found and not fitting:
        raise NotThisFeed(
            f"{member} with {found[0]} columns",
            f"{' or '.join(map(str, widths))} columns as in {feed.title}",
            "Check --format.",
        )
    return max(fitting, default=widths[-1])
