"""Long tables come by pages whose addresses keep what was asked."""

from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from detente.questions.answer import Row, Table
from detente.web.paging import ROWS, leaf, number, shown, slug

MANY = list(range(ROWS * 2 + 1))


def test_a_page_has_its_items_and_its_neighbours() -> None:
    middle = leaf(MANY, QueryParams("since=2001&page=2"))
    assert list(middle.items) == MANY[ROWS : 2 * ROWS]
    assert (middle.first, middle.last, middle.total) == (ROWS + 1, 2 * ROWS, len(MANY))
    assert middle.before == "?since=2001&page=1"
    assert middle.after == "?since=2001&page=3"
    assert leaf(MANY, QueryParams("page=3")).after is None
    assert leaf(MANY, QueryParams("")).before is None


@pytest.mark.parametrize("given", ["0", "-1", "x", "1e9", "99999999999", "2.5", ""])
def test_nonsense_is_the_first_page(given: str) -> None:
    assert number(QueryParams({"page": given})) == 1


def test_a_page_beyond_the_last_is_the_last() -> None:
    assert leaf(MANY, QueryParams("page=999")).first == 2 * ROWS + 1
    assert leaf([], QueryParams("page=2")).total == 0


def test_of_several_tables_only_the_one_asked_for_turns() -> None:
    rows = tuple(Row(values=(n,)) for n in MANY)
    tables = [Table(title=name, columns=("n",), rows=rows) for name in ("What happened", "Left out")]
    tables.append(Table(title="Empty", columns=("n",)))
    first, second = shown(tables, QueryParams("table=left-out&page=2"))
    assert first.leaf.first == 1
    assert second.leaf.first == ROWS + 1
    assert str(first.leaf.after).endswith("table=what-happened&page=2#what-happened")


@pytest.mark.parametrize(
    "title, wanted", [("What happened", "what-happened"), ("«»", "table"), ("A & B!", "a-b")]
)
def test_a_title_becomes_part_of_an_address(title: str, wanted: str) -> None:
    assert slug(title) == wanted
