"""Articles that a page keeps in several containers of one kind: their paragraphs brought together."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lxml import html as lxml_html

_LONG = 80
_OUTSIDE = frozenset({"nav", "aside", "footer", "form", "header", "blockquote", "figure"})
# Where the page holds this share more of like paragraphs than were found, the article was cut.
_MISSING = 0.25


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _signature(element: Any) -> tuple[str, str]:
    return element.tag, element.get("class") or ""


def _paragraphs(page: Any) -> list[tuple[Any, str]]:
    """The page's paragraphs of running text: long, few links, in no navigation."""
    found = []
    for paragraph in page.iter("p"):
        text = _words(paragraph)
        if len(text) < _LONG or paragraph.getparent() is None:
            continue
        linked = sum(len(_words(link)) for link in paragraph.iter("a"))
        if linked < 0.5 * len(text) and not any(above.tag in _OUTSIDE for above in paragraph.iterancestors()):
            found.append((paragraph, text))
    return found


def gathered(page: Any, text: str) -> Any:
    """A page with only the containers of the article, in one; None where `text` holds them all already.

    The container is the kind (element and class) that most paragraphs of `text` stand in.
    """
    paragraphs = _paragraphs(page)
    flat = " ".join(text.split())
    inside = [(element, words) for element, words in paragraphs if words in flat]
    if not inside:
        return None
    home, _ = Counter(_signature(element.getparent()) for element, _ in inside).most_common(1)[0]
    if not home[1]:
        return None
    alike = [(element, words) for element, words in paragraphs if _signature(element.getparent()) == home]
    missing = sum(len(words) for _, words in alike if words not in flat)
    if missing < _MISSING * len(flat):
        return None
    whole = lxml_html.Element("article")
    seen: list[Any] = []
    for element, _ in alike:
        container = element.getparent()
        if container not in seen:
            seen.append(container)
            whole.append(container.__copy__())
    new = lxml_html.Element("html")
    body = lxml_html.Element("body")
    new.append(body)
    body.append(whole)
    return new
