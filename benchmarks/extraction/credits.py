"""Credits and captions that an extraction left in, found apart from what the reader itself looks for."""

from __future__ import annotations

import re

from lxml import html

_AGENCY = r"(?:reuters|afp|ap|epa|getty)"
_CREDIT = re.compile(
    rf"getty images|\bap photo\b|[/|]\s*{_AGENCY}\b|\b{_AGENCY}\s*/|©|shutterstock|istockphoto|\(courtesy"
    r"|\bphoto(?:graph)?s? (?:by|courtesy|credit)"
    r"|^\W*(?:photo|image|picture|credit|image credit|foto|фото)s?\s*[:：]",
    re.I,
)
_LONGEST = 300


def _flat(text: str) -> str:
    return " ".join(text.split())


def captions(page: bytes) -> set[str]:
    """The texts of a page's caption and credit elements."""
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    found = tree.xpath("//figcaption | //*[contains(@class, 'caption') or contains(@class, 'credit')]")
    texts = (_flat(" ".join(element.itertext())) for element in found)
    return {text for text in texts if 15 <= len(text) <= _LONGEST}


def left(text: str, gold: str, page: bytes) -> list[str]:
    """Lines of a text that are a credit by their words, or a caption of the page that the gold lacks."""
    wanted = _flat(gold)
    shown = captions(page)
    found = []
    for line in map(_flat, text.split("\n")):
        caption = line in shown and line not in wanted
        if line and len(line) <= _LONGEST and (caption or _CREDIT.search(line)):
            found.append(line)
    return found
