"""Pages of little more than their article: written whole, so that no short answer is lost."""

from __future__ import annotations

import re
from typing import Any

from detente.sources import leftovers
from detente.sources.elements import BLOCKS, UNSEEN

_FURNITURE = frozenset({"nav", "aside", "footer", "form", "menu"})
_NAMED = re.compile(
    r"(?i)(?:^|[\s_-])(?:share|sharing|social|related|sidebar|cookies?|newsletter|comments?|breadcrumbs?|menu|nav|navbar|"
    r"promo|advert\w*|ads?|banner|subscribe|subscription|byline|author|date|dateline|timestamp|tags?|meta|copyright|"
    r"published|pubdate|footer|recommended|teasers?|popular|read-?more|toolbar|login|search)(?:$|[\s_-])"
)
_MOST_WORDS = 6_000
_MOST_LINKED = 0.12
_MOST_LINKS = 25
_SHORT_LABEL = 160


def words(element: Any) -> int:
    """How many words an element holds, seen or not."""
    return sum(len(piece.split()) for piece in element.itertext())


def cleared(page: Any, headlines: set[str], folded: Any) -> Any:
    """The page's body without navigation, by-lines, headlines, credits and promotions (changes `page`)."""
    body = page.find("body") if page.tag != "body" else page
    if body is None:
        return None
    for element in list(body.iter()):
        if element is body or not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in UNSEEN or element.tag in _FURNITURE or _is_named_furniture(element):
            element.drop_tree()
        elif element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element):
            text = " ".join(" ".join(element.itertext()).split())
            if leftovers.kind(text) or folded(text) in headlines:
                element.drop_tree()
    return body


def _is_named_furniture(element: Any) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return bool(named.strip()) and bool(_NAMED.search(named)) and words(element) * 6 <= _SHORT_LABEL * 2


def has_few_links(page: Any) -> bool:
    """True where a page is no site's: sites surround an article with a hundred links."""
    return sum(1 for link in page.iter("a") if link.get("href")) <= _MOST_LINKS


def is_plain(body: Any) -> bool:
    """True where a cleared body is of an article's length, with few of its words in links."""
    held = words(body)
    return 0 < held <= _MOST_WORDS and sum(words(link) for link in body.iter("a")) <= _MOST_LINKED * held
