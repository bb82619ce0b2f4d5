"""Pages of little more than their article: written whole, since finding main content loses short answers in them."""

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
# News sites surround an article with a hundred links; a page saved by hand, or made for one text, has a few.
_MOST_LINKS = 25
_SHORT_LABEL = 160


def words(element: Any) -> int:
    """How many words an element holds, seen or not."""
    return sum(len(piece.split()) for piece in element.itertext())


def cleared(page: Any, headlines: set[str], folded: Any) -> Any:
    """The page's body without navigation, share bars, by-lines, headlines, credits and promotions (changes `page`)."""
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


def is_plain(page: Any, body: Any) -> bool:
    """True where the page is no site's: few links in all of it, and few words of its cleared body in links."""
    held = words(body)
    linked = sum(words(link) for link in body.iter("a"))
    links = sum(1 for link in page.iter("a") if link.get("href"))
    return bool(held) and held <= _MOST_WORDS and links <= _MOST_LINKS and linked <= _MOST_LINKED * held
