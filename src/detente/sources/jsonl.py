"""One document a line: a JSON object with its text and what is known of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from detente.errors import DetenteError
from detente.sources import days
from detente.sources.draft import Draft
from detente.sources.errors import BadLine
from detente.sources.headline import headline
from detente.sources.limits import Limits
from detente.sources.registry import source

_KEYS = {
    "text": ("text", "content", "body", "article", "articleBody", "maintext", "fulltext", "full_text"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "site", "sitename", "source_domain"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "date_publish", "publish_date", "published_at", "datePublished"),
    "language": ("language", "lang"),
    "url": ("url", "link", "source_url"),
}

_HALF = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u....)\\u[dD][c-fC-F]")


def sniff(head: bytes) -> bool:
    """True where the first line begins an object, with a quoted key."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and start[1:].lstrip().startswith(b'"')


@source(
    "jsonl",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson"),
    sniff=sniff,
    streamed=True,
)
def read(stream: BinaryIO, name: str | None, limits: Limits) -> Iterator[Draft | DetenteError]:
    """A draft a line; a line that is wrong comes as `BadLine` (E114) with its number and the rest goes on.

    A document's id is the SHA-256 of its line's bytes, line end left out.
    """
    where = name or "the input"
    number = 0
    while line := stream.readline(limits.size + 1):
        number += 1
        if len(line) > limits.size:
            yield _bad(where, number, f"longer than {limits.size:,} bytes", "shorter lines")
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.size)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        line = line.rstrip(b"\r\n")
        if not line.strip():
            continue
        try:
            yield _draft(line, number)
        except (ValueError, RecursionError) as reason:
            what = "half a surrogate pair" if _HALF.search(line) else str(reason)[:200]
            yield _bad(where, number, what, 'a JSON object with a "text"')


def _bad(where: str, number: int, what: str, wanted: str) -> BadLine:
    return BadLine(
        f"line {number:,} of {where}: {what}", wanted, "Mend or drop the line; the other lines are read."
    )


def _draft(line: bytes, number: int) -> Draft:
    """A line's draft; ValueError says what is wrong with it."""
    value: Any = msgspec.json.decode(line)
    if not isinstance(value, dict):
        raise ValueError(f"a {type(value).__name__}, not an object")
    found = {field: _first(value, keys) for field, keys in _KEYS.items()}
    text, published = found["text"], found["published"]
    if text is None or not text.strip():
        raise ValueError(f"no text among its keys ({', '.join(list(value)[:8])})")
    text = text.replace("\r\n", "\n")
    return Draft(
        text=text,
        title=found["title"] or headline(text),
        outlet=found["outlet"],
        author=found["author"],
        language=found["language"],
        url=found["url"],
        published=days.published(published) if published else None,
        media_type="application/jsonl",
        id=hashlib.sha256(line).hexdigest(),
        part=str(number),
    )


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, list) and found and all(isinstance(each, str) for each in found):
            return ", ".join(found)
    return None
