"""The Word brief, opened again: its rows and notes are those of the answers, and its links lead somewhere."""

import io
import re
import zipfile
from pathlib import Path

import docx
import msgspec
import pytest
from docx.document import Document as Opened
from docx.oxml.ns import qn
from lxml import etree
from typer.testing import CliRunner

from detente.briefs.brief import Brief, brief
from detente.briefs.cells import Notes, line
from detente.briefs.docx import brief_docx
from detente.cli.brief import ENDINGS, BriefFormat
from detente.cli.errors import BadOption
from detente.cli.main import app
from detente.questions.cells import cell
from tests.questions.world import book, document, report

FIRST = msgspec.structs.replace(document("first"), url="https://example.org/a?b=1&c=2")
SECOND = msgspec.structs.replace(
    document("second", outlet="Her\x01ald <b>&amp;", published="2001-07-01"), url="javascript:go()"
)


@pytest.fixture(scope="module")
def made() -> Brief:
    known = book(
        report(FIRST, ("Aro", "Bel"), "2001-03-04"),
        report(SECOND, ("Aro", "Bel"), "2001-04-05", medium="in_person", place=("Midway", "UMI")),
        report(SECOND, ("Dune", "Este"), "2001-05"),
        documents=(FIRST, SECOND),
        name="A <case> & more",
        as_known_on="2001-12-31",
    )
    return brief(known)


@pytest.fixture(scope="module")
def opened(made: Brief) -> Opened:
    return docx.Document(io.BytesIO(brief_docx(made)))


def under(paper: Opened, heading: str) -> list[str]:
    """The paragraphs under a heading of the first level."""
    found: list[str] = []
    inside = False
    for paragraph in paper.paragraphs:
        if paragraph.style is not None and paragraph.style.name == "Heading 1":
            inside = paragraph.text == heading
        elif inside:
            found.append(paragraph.text)
    return found


def shown(text: str) -> str:
    return text.replace("\x01", "\ufffd")


def test_the_headings_are_the_sections_of_the_brief(made: Brief, opened: Opened) -> None:
    first = [p.text for p in opened.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    closing = ["Definitions used", "What this brief does not know", "Evidence", "Sources"]
    assert first == [section.title for section in made.sections] + closing
    assert opened.paragraphs[0].text == made.case
    assert opened.paragraphs[1].text.startswith("As known on 2001-12-31. 2 documents.")


def test_every_row_stands_there_with_the_numbers_of_its_evidence(made: Brief, opened: Opened) -> None:
    notes = Notes()
    tables = [table for section in made.sections for table in section.answer.tables if table.rows]
    assert len(opened.tables) == len(tables) > 0
    for table, grid in zip(tables, opened.tables, strict=True):
        told = [[cell.text for cell in row.cells] for row in grid.rows]
        wanted = [
            [*(shown(cell(value)) for value in row.values), " ".join(f"[{n}]" for n in notes.numbers(row))]
            for row in table.rows
        ]
        assert told == [[*table.columns, "evidence"], *wanted]


def test_every_number_leads_to_the_note_with_its_quote(made: Brief, opened: Opened) -> None:
    notes = Notes()
    for section in made.sections:
        for table in section.answer.tables:
            for row in table.rows:
                notes.numbers(row)
    assert under(opened, "Evidence") == [
        f"[{n}]\t{shown(line(each))}" for n, each in enumerate(notes.cited, start=1)
    ]
    body = opened.element.body
    places = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    assert links == places == {f"evidence_{n + 1}" for n in range(len(notes.cited))}


def test_only_web_addresses_are_links(opened: Opened) -> None:
    targets = {each.target_ref for each in opened.part.rels.values() if each.is_external}
    assert targets == {FIRST.url}
    assert len(under(opened, "Sources")) == 2


def test_the_definition_stands_in_full_and_what_is_missing_is_said(made: Brief, opened: Opened) -> None:
    definitions = " ".join(under(opened, "Definitions used"))
    rule = next(s.answer.definition for s in made.sections if s.answer.definition)
    assert f"{rule['name']}: {rule['title']}" in definitions
    for part in rule["parts"]:
        assert part["name"] in definitions
    unknown = " ".join(under(opened, "What this brief does not know"))
    silent = [section for section in made.sections if not section.answer.answered]
    assert silent
    assert next(s.answer.headline for s in made.sections if s.answer.question == "open points") in unknown
    assert all(f"{section.title}: {cell(section.answer.headline)}" in unknown for section in silent)


def test_the_file_is_well_formed_and_carries_no_active_part(made: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(brief_docx(made))) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
        assert not [name for name in parts.namelist() if re.search("vba|activeX|embeddings", name)]
        body = etree.fromstring(parts.read("word/document.xml"))
    head = [row for row in body.iter(qn("w:tr")) if row.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(head) == len(list(body.iter(qn("w:tbl"))))


def test_columns_fill_the_width_of_the_page(opened: Opened) -> None:
    section = opened.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for grid in opened.tables:
        assert sum(column.width for column in grid.columns) == pytest.approx(room, rel=0.01)


def test_an_empty_case_makes_a_document_that_says_what_is_missing() -> None:
    paper = docx.Document(io.BytesIO(brief_docx(brief(book(documents=())))))
    assert under(paper, "Evidence") or paper.tables == []
    assert len(under(paper, "What this brief does not know")) > 1
    assert under(paper, "Sources") == []


def test_the_ending_chooses_the_format_and_a_screen_cannot_show_it(tmp_path: Path) -> None:
    assert ENDINGS[".docx"] is BriefFormat.docx
    ran = CliRunner().invoke(app, ["brief", str(tmp_path), "-f", "docx"])
    assert isinstance(ran.exception, BadOption)
    assert "-o" in str(ran.exception)
