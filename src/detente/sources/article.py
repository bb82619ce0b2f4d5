"""The article within a page: trafilatura finds it, we clear it of what is none of it and keep its markup."""

from __future__ import annotations

import copy
import re
from typing import Any

import trafilatura

from detente.records import Markup
from detente.sources import leftovers
from detente.sources.pieces import gathered
from detente.sources.plain_page import cleared, has_few_links, is_plain
from detente.sources.render import render
from detente.sources.writer import Tag, Writer

_BLOCKS: dict[str, Tag] = {"head": "heading", "p": "paragraph", "item": "list_item", "quote": "quote"}
_INLINE: dict[str, Tag] = {"#b": "bold", "#i": "italic"}
_WORD = re.compile(r"\w+")
_CAPTIONS = re.compile(
    r"(?i)(?:^|[\s_-])(?:caption|figcaption|credits?|photo-?credit|image-?credit|photographer|wp-caption-text|copyright)(?:$|[\s_-])"
)
_MAIN = frozenset({"body", "article", "main"})
_LONGEST_CAPTION = 800
_LONGEST_POINTER = 250


def article(tree: Any, title: str | None = None) -> tuple[str, list[Markup]]:
    """Text and markup of the page's main content; ("", []) where none is found."""
    page = copy.deepcopy(tree)
    _drop_captions(page)
    pointers = _linked_blocks(page)
    headlines = _headlines(tree, title)
    whole = cleared(copy.deepcopy(page), headlines, _folded) if has_few_links(page) else None
    if whole is not None and is_plain(whole):
        return render(whole)
    body = _main(page)
    if body is not None and (whole := gathered(page, _words(body))) is not None:
        more = _main(whole)
        body = more if more is not None and len(_words(more)) > len(_words(body)) else body
    writer = Writer()
    if body is not None:
        _drop_leftovers(body, pointers, headlines)
        for child in body:
            _block(child, writer)
    if not writer.markup:
        # Nothing found where running text is: better the whole page than none of it.
        whole = cleared(copy.deepcopy(page), headlines, _folded)
        return render(whole) if whole is not None and is_plain(whole) else ("", [])
    return writer.done(), writer.markup


def _main(page: Any) -> Any:
    """The body of the main content as trafilatura finds it; None where it finds none."""
    found: Any = trafilatura.bare_extraction(
        copy.deepcopy(page), include_comments=False, include_formatting=True, include_tables=True
    )
    return None if found is None else found.body


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _headlines(tree: Any, title: str | None) -> set[str]:
    """What stands above the article: its headlines, and a standfirst set as a heading."""
    found = {_folded(title or ""), *(_folded(_words(h1)) for h1 in tree.iter("h1"))}
    said = {
        _folded(meta.get("content") or "")
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in {"og:description", "description"}
    }
    found |= said & {_folded(_words(heading)) for heading in tree.iter("h2", "h3", "h4")}
    return found - {""}


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _drop_captions(page: Any) -> None:
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        is_caption = element.tag == "figcaption" or (element.tag not in _MAIN and _CAPTIONS.search(named))
        if is_caption and len(_words(element)) <= _LONGEST_CAPTION:
            element.drop_tree()


def _linked_blocks(page: Any) -> set[str]:
    """The texts of blocks that are links and nothing else: pointers to other pieces."""
    found = set()
    for block in page.iter("p", "li", "h2", "h3", "h4", "h5", "h6", "div"):
        links = list(block.iter("a"))
        if not links or len(links) > 5:
            continue
        text = _words(block)
        if (
            text
            and len(text) <= _LONGEST_POINTER
            and sum(len(_words(link)) for link in links) >= 0.9 * len(text)
        ):
            found.add(text)
    return found


def _drop_leftovers(body: Any, pointers: set[str], headlines: set[str]) -> None:
    blocks = list(body)
    for at, block in enumerate(blocks):
        text = _words(block)
        repeats_title = at < 3 and _folded(text) in headlines
        if repeats_title or leftovers.kind(text) or (text in pointers and not _heads_text(blocks, at)):
            body.remove(block)
        elif block.tag == "list":
            items = [_words(item) for item in block]
            if items and all(item in pointers or leftovers.kind(item) for item in items):
                body.remove(block)


def _heads_text(blocks: list[Any], at: int) -> bool:
    """True for a heading with a paragraph of text under it: a link, but also the article's own heading."""
    if blocks[at].tag != "head" or at + 1 >= len(blocks):
        return False
    return blocks[at + 1].tag != "head" and len(_words(blocks[at + 1])) > 2 * len(_words(blocks[at]))


def _block(element: Any, writer: Writer) -> None:
    name = element.tag
    if name == "table":
        writer.gap("\n\n")
        for row in element.iter("row"):
            _row(row, writer)
        writer.gap("\n\n")
    elif name == "list":
        writer.gap("\n\n")
        for item in element:
            _block(item, writer)
        writer.gap("\n\n")
    else:
        gap = "\n" if name == "item" else "\n\n"
        writer.gap(gap)
        with writer.marked(_BLOCKS.get(name, "paragraph")):
            _inside(element, writer)
        writer.gap(gap)
    if element.tail:
        writer.text(element.tail)


def _row(row: Any, writer: Writer) -> None:
    writer.gap("\n")
    with writer.marked("table_row"):
        for number, cell in enumerate(row):
            writer.cell(first=number == 0)
            _inside(cell, writer)
    writer.row_end()


def _inside(element: Any, writer: Writer) -> None:
    writer.text(element.text)
    for child in element:
        name = child.tag
        if name == "lb":
            writer.gap("\n")
        elif name == "hi" and child.get("rend") in _INLINE:
            with writer.marked(_INLINE[child.get("rend")]):
                _inside(child, writer)
        elif name in {"p", "item", "row", "head", "quote"}:
            writer.gap("\n")
            _inside(child, writer)
            writer.gap("\n")
        else:
            _inside(child, writer)
        writer.text(child.tail)
