"""An answer in a notebook: as Arrow, as a DataFrame, as a page that only shows."""

import json
import re
import sys
from html.parser import HTMLParser

import pyarrow as pa
import pytest

from detente.questions.answer import Answer, Citation, Row, Table
from detente.questions.contacts import contacts
from detente.questions.display import SHOWN
from detente.questions.errors import NeedsPandas
from tests.questions.world import book, document, report

FIRST, SECOND = document("first"), document("second", outlet="Herald")
WORLD = book(
    report(FIRST, ("Aro", "Bel"), "2001-03-04"),
    report(SECOND, ("Aro", "Bel"), "2001-04", medium="in_person"),
    documents=(FIRST, SECOND),
    as_known_on="2001-12-31",
)
HOSTILE = '<script>go()</script><img src=x onerror="go()">$x$ & "y"'
CITED = Citation(document="d", start=3, end=7, quote=HOSTILE, prefix=HOSTILE, outlet=HOSTILE)
MIXED = Table(
    title=HOSTILE,
    columns=("whole", "number", "truth", "list", "mixed", HOSTILE),
    rows=(
        Row(values=(1, 0.5, True, ("a", "b"), 2, "x"), evidence=(CITED, CITED)),
        Row(values=(None, 2, None, None, "two", None)),
    ),
    note=HOSTILE,
)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_arrow_table_has_the_rows_of_the_answer_and_their_evidence() -> None:
    answer = contacts(WORLD)
    made, first = answer.to_arrow(), answer.tables[0]
    assert first.rows
    assert made.column_names == [*first.columns, "evidence"]
    assert made.num_rows == len(first.rows)
    for told, row in zip(made["evidence"].to_pylist(), first.rows, strict=True):
        assert [each["quote"] for each in told] == [each.quote for each in row.evidence]
    about = made.schema.metadata
    assert about[b"headline"].decode() == answer.headline
    assert about[b"as_known_on"] == b"2001-12-31"
    assert answer.definition is not None
    assert json.loads(about[b"definition"])["name"] == answer.definition["name"]


def test_every_table_of_an_answer_can_be_had_by_its_title() -> None:
    answer = contacts(WORLD)
    for table in answer.tables:
        assert answer.to_arrow(table.title).num_rows == len(table.rows)
    with pytest.raises(KeyError, match="none of"):
        answer.to_arrow("no such table")


def test_columns_keep_their_kind_and_what_is_not_known_stays_so() -> None:
    made = MIXED.to_arrow()
    kinds = [made.schema.field(place).type for place in range(6)]
    assert kinds == [pa.int64(), pa.float64(), pa.bool_(), pa.list_(pa.string()), pa.string(), pa.string()]
    assert made["whole"].to_pylist() == [1, None]
    assert made["number"].to_pylist() == [0.5, 2.0]
    assert made["mixed"].to_pylist() == ["2", "two"]
    assert made["evidence"].to_pylist()[1] == []


def test_an_empty_table_and_an_answer_of_figures_alone_have_a_shape() -> None:
    assert Table(title="t", columns=("a", "b")).to_arrow().column_names == ["a", "b", "evidence"]
    figures = Answer(question="q", headline="h", figures={"count": 3, "name": "x"}).to_arrow()
    assert figures.select(["figure", "value"]).to_pylist() == [
        {"figure": "count", "value": "3"},
        {"figure": "name", "value": "x"},
    ]


def test_the_frame_is_the_arrow_table_with_what_it_is_about() -> None:
    pytest.importorskip("pandas")
    answer = contacts(WORLD)
    frame = answer.to_pandas()
    assert list(frame.columns) == answer.to_arrow().column_names
    assert len(frame) == len(answer.tables[0].rows)
    assert frame.attrs["headline"] == answer.headline
    mixed = MIXED.to_pandas()
    assert mixed["whole"].dtype == "Int64"
    assert mixed["whole"].isna().tolist() == [False, True]


def test_without_pandas_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(NeedsPandas, match=r"E404.*pip install pandas.*to_arrow"):
        MIXED.to_pandas()


def test_the_notebook_shows_what_documents_say_and_obeys_none_of_it() -> None:
    answer = Answer(
        question="q",
        headline=HOSTILE,
        tables=(MIXED,),
        notes=(HOSTILE,),
        definition={"name": HOSTILE, "title": HOSTILE},
        as_known_on=HOSTILE,
    )
    tags = Tags(answer._repr_html_())
    assert not {"script", "img", "style", "a", "iframe"} & set(tags.names)
    assert tags.attributes == {"class", "scope"}
    # headline, day, definition (2), title, column, evidence (2 of 3 parts), note, notes
    assert tags.text.count(HOSTILE) == 14


def test_every_row_shown_unfolds_onto_its_quotes() -> None:
    page = contacts(WORLD)._repr_html_()
    rows = [row for table in contacts(WORLD).tables for row in table.rows]
    assert page.count("<mark>") == sum(len(row.evidence) for row in rows) > 0
    assert page.count("<details>") == sum(bool(row.evidence) for row in rows)


def test_a_long_table_is_cut_and_says_so() -> None:
    long = Table(title="t", columns=("n",), rows=tuple(Row(values=(n,)) for n in range(SHOWN + 5)))
    page = long._repr_html_()
    assert len(re.findall(r"<tr><td>", page)) == SHOWN
    assert "5 more rows" in page
