"""Plain text: the file's characters, decoded, CRLF to LF, nothing else changed."""

from __future__ import annotations

from collections.abc import Iterator

from detente.records import Markup
from detente.sources.draft import Draft
from detente.sources.encoding import decode
from detente.sources.header import header
from detente.sources.headline import headline
from detente.sources.limits import Limits
from detente.sources.registry import source


def looks_like_text(head: bytes) -> bool:
    """True where the first bytes hold no zero byte (UTF-16 has its mark) and few control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head.strip()) and sum(b < 9 or 13 < b < 27 for b in head) * 100 <= len(head)


def plain(text: str, encoding: str) -> Draft:
    """A draft of decoded text: headline and header read, the text itself whole."""
    text = text.replace("\r\n", "\n")
    found = header(text)
    fields = dict(found.fields) if found else {}
    markup = [Markup(start=found.start, end=found.end, tag="header")] if found else []
    title = fields.pop("title", None) or headline(text[found.end :] if found else text)
    media_type = "text/plain" if encoding == "utf-8" else f"text/plain; charset={encoding}"
    return Draft(text=text, title=title, markup=markup, media_type=media_type, **fields)


def read(data: bytes, name: str | None, _limits: Limits) -> Iterator[Draft]:
    """One draft. Lone CR stays as it is: only CRLF is a line end to us, so that offsets can be told."""
    text, encoding = decode(data, where=name or "the input")
    yield plain(text, encoding)


source("txt", suffixes=(".txt", ".text"), media_types=("text/plain",), sniff=looks_like_text)(read)
