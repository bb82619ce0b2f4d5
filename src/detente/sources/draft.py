"""A draft: what a reader makes of bytes, before it has its identity and its checks."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from detente.records import Document, Markup
from detente.records.dates import is_edtf
from detente.sources.dateline import dateline
from detente.sources.errors import Empty, TooLarge
from detente.sources.limits import Limits

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_META_LENGTH = 1000


class Draft(msgspec.Struct, kw_only=True, tag=True):
    """One text as a format gave it. `id` is set only where the document is a part of its file."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    markup: list[Markup] = []
    id: str | None = None
    part: str | None = None


@dataclass(frozen=True)
class Failure:
    """A file, or one document of a file, that could not be read, and why."""

    path: str
    error: Exception


def encodable(text: str) -> str:
    """The text with lone surrogates, which no file can hold, replaced by U+FFFD; offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def bounded(text: str, where: str, limits: Limits) -> None:
    """Raise `TooLarge` (E102) where a text has more characters than the limits allow."""
    if len(text) > limits.characters:
        raise TooLarge(
            f"{where} with {len(text):,} characters of text",
            f"at most {limits.characters:,}",
            "Split it into one file an article, or raise Limits.characters.",
        )


def field(value: object) -> str | None:
    """A metadata value as one clean line, or None where nothing is left of it."""
    if not isinstance(value, str):
        return None
    line = " ".join(_CONTROL.sub(" ", encodable(value)).split())
    return line[:_META_LENGTH] or None


def finish(draft: Draft, *, id: str, name: str | None, limits: Limits) -> Document:
    """The document of a draft: fields cleaned, offsets checked, its size within the limits."""
    text = encodable(draft.text)
    where = name or "the input"
    if not text.strip():
        raise Empty(
            f"{where} without a word in it", "a file with text", "Check that the file was saved whole."
        )
    bounded(text, where, limits)
    told = {} if draft.published else dateline(text)
    published = field(draft.published) or told.get("published")
    markup = sorted(
        (m for m in draft.markup if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end, m.tag)
    )
    language = field(draft.language)
    return Document(
        id=draft.id or id,
        text=text,
        title=field(draft.title),
        outlet=field(draft.outlet) or told.get("outlet"),
        author=field(draft.author),
        published=published if published and is_edtf(published) else None,
        language=language[:2].lower() if language and re.match(r"[A-Za-z]{2}($|[-_])", language) else None,
        url=field(draft.url),
        media_type=draft.media_type,
        name=f"{name}#{draft.part}" if name and draft.part else name,
        markup=tuple(markup),
    )
