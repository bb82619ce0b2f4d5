"""Markdown: rendered to its text, with headings, bold, lists, quotes and tables kept as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from detente.records import Markup
from detente.sources.draft import Draft, bounded
from detente.sources.encoding import decode
from detente.sources.errors import Empty
from detente.sources.header import header
from detente.sources.headline import headline
from detente.sources.limits import Limits
from detente.sources.registry import source
from detente.sources.render import render

# Markers at the start of a line each open a level; twenty are more than any text needs, and cost time.
_LEVELS = re.compile(
    r"(?m)^((?:[ \t]{0,3}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20})"
    r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+"
)
_INDENT = re.compile(r"(?m)^[ \t]{80,}")
_HEADING = re.compile(rb"(?m)^#{1,6} \S|^\*\*[^*\n]{1,60}\*\*|^---\r?\n\w+:")


def sniff(head: bytes) -> bool:
    """True where a line is a heading, opens in bold, or front matter comes first."""
    return b"\x00" not in head and bool(_HEADING.search(head))


@source("md", suffixes=(".md", ".markdown"), media_types=("text/markdown",), sniff=sniff, isolated=True)
def read(data: bytes, name: str | None, limits: Limits) -> Iterator[Draft]:
    """One draft. Front matter stays at the head of the text, marked "header"; Markdown's signs go."""
    from markdown_it import MarkdownIt

    text, encoding = decode(data, where=name or "the input")
    bounded(text, name or "the input", limits)
    text = text.replace("\r\n", "\n")
    found = header(text)
    head = text[: found.end] if found else ""
    options = {"html": True, "breaks": True, "maxNesting": min(limits.depth, 100)}
    source_text = _INDENT.sub(" " * 80, _LEVELS.sub(r"\1", text[len(head) :]))
    engine = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    page = lxml_html.document_fromstring(f"<html><body>{engine.render(source_text)}</body></html>")
    body, marks = render(page.find("body"))
    if not body.strip() and not head:
        raise Empty(f"{name or 'the input'} without a word", "a text", "Check that the file was saved whole.")
    fields = dict(found.fields) if found else {}
    markup = [Markup(start=found.start, end=found.end, tag="header")] if found else []
    gap = "\n" if head and not head.endswith("\n\n") else ""
    shift = len(head) + len(gap)
    markup += [Markup(start=m.start + shift, end=m.end + shift, tag=m.tag) for m in marks]
    title = fields.pop("title", None) or _first_heading(body, marks) or headline(body)
    media_type = "text/markdown" if encoding == "utf-8" else f"text/markdown; charset={encoding}"
    yield Draft(text=head + gap + body, title=title, markup=markup, media_type=media_type, **fields)


def _first_heading(text: str, marks: list[Markup]) -> str | None:
    first = min((m for m in marks if m.tag == "heading"), key=lambda m: m.start, default=None)
    return text[first.start : first.end] if first and not text[: first.start].strip() else None
