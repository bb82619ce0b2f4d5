"""A brief in every format holds the same answers; what documents say is shown and never obeyed."""

import json
import re

import msgspec
import pytest

from detente.briefs.brief import Brief, brief
from detente.briefs.html import brief_html, safe_url
from detente.briefs.markdown import brief_markdown
from detente.questions.casebook import Casebook
from detente.records import Contact, Document, Made, Party, Place, span

HOSTILE = '<script>alert(1)</script> & "Aro" met Bel <img src=x onerror=go()>'
DOCUMENT = Document(
    id="d" * 64,
    text=HOSTILE,
    title="<b>T</b>",
    outlet="Ga|zette",
    published="2001-03-05",
    url="javascript:go()",
)
CONTACT = Contact(
    id="contact:1",
    span=span(HOSTILE, 0, len(HOSTILE), DOCUMENT.id),
    made=Made(reader="test"),
    participants=(
        Party(name="<i>Aro</i>", actor="person:aro", state="AAA"),
        Party(name="Bel", actor="person:bel", state="BBB"),
    ),
    medium="in_person",
    levels=("leader", "leader"),
    place=Place(name="Midway", iso3="UMI"),
    date="2001-03-04",
)


@pytest.fixture
def made() -> Brief:
    return brief(Casebook({DOCUMENT.id: DOCUMENT}, [CONTACT], name="A <case>"))


def test_the_page_has_no_tag_that_came_from_a_document(made: Brief) -> None:
    page = brief_html(made)
    assert "<script" not in page
    assert "<img" not in page
    assert "<i>Aro" not in page
    assert "&lt;script&gt;" in page


def test_no_link_of_the_page_leads_into_a_script(made: Brief) -> None:
    assert all(re.match(r"#|https?://", link) for link in re.findall(r'href="([^"]*)"', brief_html(made)))
    assert not safe_url("javascript:go()")
    assert safe_url("https://example.org/a?b=c")


def test_every_row_of_the_page_opens_onto_a_quote(made: Brief) -> None:
    page = brief_html(made)
    rows = page.count('<details class="row-details"')
    assert rows > 0
    assert page.count("<mark>") >= rows


def test_the_json_is_the_same_model(made: Brief) -> None:
    told = json.loads(msgspec.json.encode(made))
    assert [section["title"] for section in told["sections"]] == [s.title for s in made.sections]
    assert told["sections"][0]["answer"]["figures"]["count"] == 1


def test_markdown_has_a_footnote_for_every_mark(made: Brief) -> None:
    text = brief_markdown(made)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))


def test_an_empty_case_makes_a_brief_that_says_what_is_missing() -> None:
    empty = brief(Casebook({}, []))
    assert all(section.answer.headline for section in empty.sections)
    assert "no report" in brief_html(empty)
