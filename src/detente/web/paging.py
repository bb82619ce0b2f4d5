"""Long tables by pages: `?table=what-happened&page=3` shows the third hundred of that table's rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from detente.questions.answer import Row, Table

T = TypeVar("T")
U = TypeVar("U")
ROWS = 100


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """A page of a list: its items, the number of the first, how many there are, its neighbours."""

    items: Sequence[T]
    first: int
    total: int
    before: str | None
    after: str | None

    def of(self, items: Sequence[U]) -> Leaf[U]:
        """The same page of other items, one for each."""
        return Leaf(items, self.first, self.total, self.before, self.after)

    @property
    def last(self) -> int:
        """The number of the last item shown."""
        return self.first + len(self.items) - 1


@dataclass(frozen=True)
class Shown:
    """A table with the page of it that is asked for."""

    table: Table
    slug: str
    leaf: Leaf[Row]

    @property
    def cited(self) -> bool:
        """True where a row shown has evidence to open."""
        return any(row.evidence for row in self.leaf.items)


def slug(title: str) -> str:
    """A title as part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "table"


def number(query: QueryParams) -> int:
    """The page asked for; 1 where there is none, or nonsense."""
    given = query.get("page", "1")
    return int(given) if re.fullmatch(r"[1-9]\d{0,6}", given) else 1


def leaf(items: Sequence[T], query: QueryParams, table: str | None = None, size: int = ROWS) -> Leaf[T]:
    """The page of a list; a table named by its slug stays at its first page while another is asked for."""
    pages = max(1, -(-len(items) // size))
    page = min(number(query) if table in (None, query.get("table")) else 1, pages)
    return cutting(items[(page - 1) * size : page * size], len(items), page, query, table, size)


def cutting(
    items: Sequence[T], total: int, page: int, query: QueryParams, table: str | None = None, size: int = ROWS
) -> Leaf[T]:
    """A page already cut out, with the addresses of the ones before and after it."""

    def address(page: int) -> str:
        kept = [(key, value) for key, value in query.multi_items() if key not in ("page", "table")]
        asked = [("table", table)] if table else []
        return f"?{urlencode([*kept, *asked, ('page', str(page))])}" + (f"#{table}" if table else "")

    before = address(page - 1) if page > 1 else None
    after = address(page + 1) if page * size < total else None
    return Leaf(items, (page - 1) * size + 1, total, before, after)


def shown(tables: Sequence[Table], query: QueryParams) -> list[Shown]:
    """The tables that have rows, each with its page."""
    return [Shown(t, slug(t.title), leaf(t.rows, query, slug(t.title))) for t in tables if t.rows]
