"""Answers come out whole in every format, and a spreadsheet cannot be made to run one."""

import csv
import io
import json
from pathlib import Path

import pytest
import typer

from detente.cli.errors import CannotWrite
from detente.cli.options import Format
from detente.cli.output import as_text, show, write
from detente.questions.answer import Answer, Citation, Row, Table

CITED = Citation(document="d", start=0, end=9, quote="=1+1|[x]*", outlet="Gazette", published="2001")
ANSWER = Answer(
    question="contacts",
    headline="One contact.",
    figures={"count": 1},
    tables=(
        Table(
            title="Counted", columns=("date", "who"), rows=(Row(values=("2001", "=cmd"), evidence=(CITED,)),)
        ),
    ),
)


def test_json_holds_the_whole_answer() -> None:
    told = json.loads(as_text(ANSWER, Format.json))
    assert told["figures"] == {"count": 1}
    assert told["tables"][0]["rows"][0]["evidence"][0]["quote"] == CITED.quote


def test_jsonl_has_a_row_a_line_with_its_evidence() -> None:
    (line,) = as_text(ANSWER, Format.jsonl).splitlines()
    assert json.loads(line)["date"] == "2001"
    assert json.loads(line)["evidence"][0]["outlet"] == "Gazette"


def test_csv_cells_cannot_be_formulas() -> None:
    rows = list(csv.reader(io.StringIO(as_text(ANSWER, Format.csv))))
    assert rows[0] == ["table", "date", "who", "quote", "outlet", "published"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[1])


def test_markdown_shows_a_quote_and_does_not_obey_it() -> None:
    text = as_text(ANSWER, Format.markdown)
    assert r"=1+1\|\[x\]\*" in text
    assert "[^1]" in text


def test_the_table_numbers_its_evidence() -> None:
    text = as_text(ANSWER, Format.table, wide=True)
    assert "[1]" in text
    assert "Gazette, 2001" in text


def test_a_question_without_an_answer_leaves_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as left:
        show(Answer(question="x", headline="Nothing here.", answered=False), Format.table, None)
    assert left.value.exit_code == 1
    assert "Nothing here." in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="E902"):
        write("text", tmp_path / "no" / "such" / "folder.txt")
    assert list(tmp_path.iterdir()) == []
