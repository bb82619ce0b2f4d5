"""Blocks have the kinds a reader sees: headline, paragraphs, headings, lists, quotes, tables."""

from __future__ import annotations

from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.records import Document, Markup


def kinds(text: str, *markup: Markup, title: str | None = None) -> list[tuple[str, str]]:
    page = Page(Document(id="d", text=text, markup=markup, title=title))
    return [(block.kind, block.span.quote) for block in page.of(blocks)]


def test_a_report_has_a_headline_paragraphs_and_a_list() -> None:
    text = "Bridge reopens\n\nThe bridge reopened on Monday. It has two lanes:\n\n- one for carts\n- one for people\n\nNobody paid."
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
    ]


def test_markdown_marks_make_headings_and_quotes() -> None:
    text = "# Bridge reopens\n\nIt reopened on Monday.\n\n## The carts\n\n> “We waited for years.”\n\nThey crossed."
    assert [kind for kind, _ in kinds(text)] == ["headline", "paragraph", "heading", "quote", "paragraph"]


def test_markup_of_the_format_is_used() -> None:
    text = "Bridge reopens\n\nIt reopened.\n\none lane\n\nYear\tCarts\n2023\t12"
    at, row = text.index("one lane"), text.index("Year")
    marks = (
        Markup(start=at, end=at + 8, tag="list_item"),
        Markup(start=row, end=row + 10, tag="table_row"),
        Markup(start=row + 11, end=len(text), tag="table_row"),
    )
    found = kinds(text, *marks)
    assert ("list_item", "one lane") in found
    assert [quote for kind, quote in found if kind == "table"] == ["Year", "Carts", "2023", "12"]


def test_paragraphs_broken_by_hand_are_joined() -> None:
    text = (
        "Bridge reopens\n\nThe bridge over the Sava reopened on Monday morning, after\nfour years in which nobody had been allowed to\n"
        "cross it, and the two mayors met in the middle and\nshook hands.\n\nNobody paid."
    )
    assert [kind for kind, _ in kinds(text)] == ["headline", "paragraph", "paragraph"]


def test_the_title_of_the_document_is_the_headline() -> None:
    text = "WORLD\nBridge over the Sava reopens after four years.\nIt reopened on Monday."
    assert kinds(text, title="Bridge over the Sava reopens after four years.")[1][0] == "headline"
