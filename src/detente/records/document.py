"""Documents and their blocks."""

from __future__ import annotations

from typing import Literal

import msgspec

from detente.records.evidence import Made, Span

BlockKind = Literal[
    "headline", "paragraph", "question", "answer", "list_item", "heading", "quote", "furniture", "table"
]


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks a block: the name as the document gives it, and the roles stated for it."""

    name: str
    actor: str | None = None
    roles: tuple[str, ...] = ()


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """What the source format said of a stretch of text: offsets into the document's text.

    "header" is the head of a file with its metadata ("Title: ..."): in the text, but not of the article.
    """

    start: int
    end: int
    tag: Literal[
        "heading", "bold", "italic", "list_item", "quote", "caption", "table_row", "paragraph", "header"
    ]


class Document(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="document"):
    """One text with where it came from. `id` is the SHA-256 of the bytes it was read from.

    `published` is an EDTF string or None; `language` an ISO 639-1 code or None; `markup` keeps what the
    format knew of the structure (none for plain text).
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    name: str | None = None
    markup: tuple[Markup, ...] = ()


class Block(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="block"):
    """A stretch of a document with one kind and, in an interview, one speaker.

    `turn` numbers questions and answers from 0: every block of one turn carries the same number.
    """

    kind: BlockKind
    span: Span
    made: Made
    speaker: Speaker | None = None
    turn: int | None = None
