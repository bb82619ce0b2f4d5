"""Web pages: the article's text and what the markup said of it, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from detente.sources.draft import Draft, bounded
from detente.sources.encoding import declared_in_html, decode
from detente.sources.errors import Empty, NothingExtracted
from detente.sources.limits import Limits
from detente.sources.registry import source
from detente.sources.shallow import shallow

_OPENING = re.compile(
    rb"(?is)^[\s\xef\xbb\xbf]*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta)\b"
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_UNSEEN = re.compile(
    r"(?is)<!--.*?-->|<(script|style|template|noscript|svg|head)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>?"
)


def sniff(head: bytes) -> bool:
    """True where the bytes begin as a page does."""
    return bool(_OPENING.match(head.replace(b"\x00", b"")))


def tree_of(markup: str) -> Any:
    """The page's element tree: no network, no entities from elsewhere, no scripts run."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


@source(
    "html",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    sniff=sniff,
    isolated=True,
)
def read(data: bytes, name: str | None, limits: Limits) -> Iterator[Draft]:
    """One draft.

    Raises `Empty` (E106) for a page without words, `NothingExtracted` (E107) where only we failed.
    """
    from detente.sources.article import article
    from detente.sources.html_fields import fields

    where = name or "the input"
    if 0 < data.count(0) * 1000 < len(data):
        # Browsers pass over a stray zero byte; in UTF-16 there is one in every second place.
        data = data.replace(b"\x00", b"")
    markup, encoding = decode(data, declared=declared_in_html(data), where=where)
    markup = _DECLARATION.sub("", markup)
    if len(markup) > limits.characters:
        # Parsing what would be refused anyway can take longer than the time limit.
        bounded(_UNSEEN.sub("", markup), where, limits)
    tree = tree_of(shallow(markup, limits.depth))
    if tree is None:
        raise Empty(
            f"{where} without an element in it", "a web page with text", "Check that it was saved whole."
        )
    known = fields(tree)
    text, marks = article(tree, known.get("title"))
    if not text.strip():
        words = len(_UNSEEN.sub(" ", markup).split())
        if words:
            raise NothingExtracted(
                f"{where}, with {words:,} words in its markup but no article found among them",
                "a page with an article",
                "Copy the article's text into a .txt file and add that.",
            )
        raise Empty(
            f"{where} without a word on the page",
            "a web page with text",
            "Its text may be loaded by a script: save the page as shown.",
        )
    media_type = "text/html" if encoding == "utf-8" else f"text/html; charset={encoding}"
    yield Draft(text=text, markup=marks, media_type=media_type, **known)
