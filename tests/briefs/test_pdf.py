"""The PDF brief, opened again: its pages, its links from line to note and back, and what its letters lack."""

from __future__ import annotations

import datetime as dt
import io
import re

import msgspec
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject
from pypdfium2 import PdfDocument
from typer.testing import CliRunner

from detente.briefs.brief import MOST_ROWS, Brief, Section, brief
from detente.briefs.cells import Notes
from detente.briefs.pdf import brief_pdf
from detente.briefs.pdf_type import LACKING
from detente.cli.main import app
from detente.questions.answer import Answer, Citation, Row, Table
from tests.questions.world import book, document, report

MANY = 200


def cited(number: int, quote: str | None = None) -> Citation:
    said = quote or f"Sentence {number} of the report stands here as it was written."
    url = "https://example.org/a?b=1&c=2" if number % 2 else "javascript:go()"
    return Citation(
        document="d", start=number * 100, end=number * 100 + len(said), quote=said, url=url, outlet="Gazette"
    )


def made(rows: list[Row], case: str = "A <case> & more") -> Brief:
    table = Table(title="Who said what", columns=("line", "what"), rows=tuple(rows))
    answer = Answer(question="said", headline=f"{len(rows)} statements.", tables=(table,))
    return Brief(case=case, sections=(Section(title="Who said what", answer=answer),), sources=())


@pytest.fixture(scope="module")
def data() -> bytes:
    """A brief with 200 notes, each cited by a line of its own and by one other."""
    rows = [
        Row(values=(f"line-{n}", f"<b>{n}</b> {'word ' * 30}"), evidence=(cited(n), cited((n * 7) % MANY)))
        for n in range(MANY)
    ]
    return brief_pdf(made(rows))


@pytest.fixture(scope="module")
def many(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def links(data: bytes, below: float = 24) -> list[tuple[str, str]]:
    """Every link inside the file: the words that it is on, and the words of the line that it leads to."""
    reader, drawn = PdfReader(io.BytesIO(data)), PdfDocument(data)
    order = {
        page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference
    }
    texts = [page.get_textpage() for page in drawn]
    found = []
    for number, page in enumerate(reader.pages):
        for annotation in page.get("/Annots", ArrayObject()):
            told = annotation.get_object()
            if "/Dest" not in told:
                continue
            left, bottom, right, top = map(float, told["/Rect"])
            words = texts[number].get_text_bounded(left - 1, bottom, right + 1, top).strip()
            target, height = order[told["/Dest"][0].idnum], float(told["/Dest"][3])
            found.append((words, texts[target].get_text_bounded(0, height - below, 600, height + 3)))
    return found


def test_every_page_says_which_it_is_of_how_many(data: bytes, many: PdfReader) -> None:
    feet = [page.get_textpage().get_text_bounded(0, 20, 600, 45) for page in PdfDocument(data)]
    told = [re.search(r"page (\d+) of\s+(\d+)", foot) for foot in feet]
    numbers = [tuple(map(int, found.groups())) for found in told if found]
    assert numbers == [(n + 1, len(many.pages)) for n in range(len(many.pages))]
    assert 10 < len(many.pages) < 20


def test_two_hundred_notes_are_led_to_and_lead_back(data: bytes) -> None:
    found = links(data)
    notes = [(words, target) for words, target in found if re.fullmatch(r"\[\d+\]", words)]
    back = [(words, target) for words, target in found if re.fullmatch("[a-z]", words)]
    assert {words for words, _ in notes} == {f"[{n}]" for n in range(1, MANY + 1)}
    assert all(words in target for words, target in notes)
    lines = [re.search(r"line-(\d+)", target) for _, target in back]
    assert {int(line.group(1)) for line in lines if line} == set(range(MANY))
    assert None not in lines
    assert len(back) == len(notes) == sum(len({n, (n * 7) % MANY}) for n in range(MANY))


def test_the_contents_and_the_outline_lead_to_the_sections(data: bytes, many: PdfReader) -> None:
    titles = ["Who said what", "Definitions used", "What this brief does not know", "Evidence", "Sources"]
    assert [each.title for each in many.outline if not isinstance(each, list)] == titles
    led = {words: target for words, target in links(data, 90) if words in titles}
    assert all(title in led[title] for title in titles)


def test_text_of_documents_stays_text_and_only_web_addresses_are_links(many: PdfReader) -> None:
    text = "".join(page.extract_text() for page in many.pages)
    assert "A <case> & more" in text
    assert "<b>3</b>" in text
    addresses = {
        str(each.get_object()["/A"]["/URI"])
        for page in many.pages
        for each in page.get("/Annots", ArrayObject())
        if "/URI" in each.get_object().get("/A", {})
    }
    assert addresses == {"https://example.org/a?b=1&c=2"}
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(many.trailer["/Root"].get("/Names", {}))


@pytest.mark.parametrize(
    "name", ["Čapek Łukasz Ðorđe Ştefan", "Владимир Зеленський", "Κυριάκος Μητσοτάκης", "Nguyễn Văn"]
)
def test_names_in_latin_greek_and_cyrillic_letters_are_shown(name: str) -> None:
    text = PdfReader(io.BytesIO(brief_pdf(made([Row(values=("1", name), evidence=(cited(1, name),))], name))))
    shown = "".join(page.extract_text() for page in text.pages)
    assert name.split()[0] in shown
    assert LACKING not in shown


def test_letters_that_are_lacking_are_shown_as_lacking_and_counted() -> None:
    row = Row(values=("1", "محمد"), evidence=(cited(1, "The envoy met 习近平."),))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(brief_pdf(made([row])))).pages)
    assert LACKING * 3 in text
    assert "How 6 characters are written" in " ".join(text.split())


def test_a_row_longer_than_a_page_and_words_without_a_break_still_make_a_file() -> None:
    rows = [Row(values=("x" * 400, "word " * 4000), evidence=tuple(cited(n) for n in range(60)))]
    assert PdfReader(io.BytesIO(brief_pdf(made(rows)))).pages


def test_the_same_brief_is_the_same_bytes() -> None:
    rows = [Row(values=("1", "x"), evidence=(cited(1),))]
    assert brief_pdf(made(rows)) == brief_pdf(made(rows))


def test_a_brief_of_a_case_says_how_it_stands_and_what_is_missing() -> None:
    first = document("first")
    asked = book(report(first, ("Aro", "Bel"), "2001-03-04"), documents=(first,), as_known_on="2001-12-31")
    text = " ".join(
        "".join(p.extract_text() for p in PdfReader(io.BytesIO(brief_pdf(brief(asked)))).pages).split()
    )
    assert "As known on 2001-12-31. 1 document." in text
    assert "official only: yes" in text
    assert "Anything that the documents under Sources do not report." in text
    assert "“A report called first.”" in text


def test_long_tables_are_cut_and_say_so() -> None:
    reports = [document(f"r{n}") for n in range(MOST_ROWS + 40)]
    days = [(dt.date(2001, 1, 1) + dt.timedelta(days=3 * n)).isoformat() for n in range(len(reports))]
    asked = book(
        *(report(of, ("Aro", "Bel"), day) for of, day in zip(reports, days, strict=True)),
        documents=tuple(reports),
    )
    happened = next(section for section in brief(asked).sections if section.title == "What happened").answer
    (table,) = happened.tables
    assert len(table.rows) == MOST_ROWS
    assert table.rows[-1].values[0] == max(days)
    assert table.note is not None
    assert f"The last {MOST_ROWS} of" in table.note


def test_the_command_writes_a_file_and_refuses_a_terminal(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("pdf")
    run = CliRunner().invoke(app, ["new", str(folder / "case")])
    assert run.exit_code == 0
    run = CliRunner().invoke(app, ["brief", str(folder / "case"), "-o", str(folder / "brief.pdf")])
    assert run.exit_code == 0
    assert (folder / "brief.pdf").read_bytes().startswith(b"%PDF-")
    assert "without a file" in str(
        CliRunner().invoke(app, ["brief", str(folder / "case"), "-f", "pdf"]).exception
    )


def test_notes_have_the_numbers_of_every_other_format(many: PdfReader) -> None:
    rows = [
        Row(values=("1", "x"), evidence=(cited(5), cited(2))),
        Row(values=("2", "y"), evidence=(cited(2),)),
    ]
    notes = Notes()
    assert [notes.numbers(row) for row in rows] == [[1, 2], [2]]
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(brief_pdf(made(rows)))).pages)
    assert re.search(r"\[1\]\s*“Sentence 5", text)
    assert re.search(r"\[2\]\s*“Sentence 2", text)
    assert msgspec.to_builtins(made(rows))["sections"][0]["answer"]["tables"][0]["rows"]
