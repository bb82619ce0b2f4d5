"""Evidence: the exact characters a record was read from, and how it was made."""

from __future__ import annotations

import hashlib

import msgspec

CONTEXT = 32


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document's text: W3C text-position and text-quote selectors in one.

    `start` and `end` count Unicode code points in the document's clean text, end exclusive;
    `quote` is that text; `prefix` and `suffix` are up to 32 characters before and after.
    """

    start: int
    end: int
    quote: str
    document: str = ""
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.quote) != self.end - self.start:
            raise ValueError(
                f"span {self.start}-{self.end} does not fit its quote of {len(self.quote)} characters"
            )

    def holds_in(self, text: str) -> bool:
        """True where the text has this quote at this place."""
        return text[self.start : self.end] == self.quote


def span(text: str, start: int, end: int, document: str = "") -> Span:
    """The span [start, end) of a text, with its quote and context."""
    return Span(
        start=start,
        end=end,
        quote=text[start:end],
        document=document,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """How a record came about: a reader with its version and confidence, or an analyst by name."""

    reader: str
    version: str = "1"
    confidence: float | None = None
    why: str | None = None
    analyst: str | None = None


def record_id(kind: str, *parts: object) -> str:
    """A stable id: the same record read again from the same place has the same id."""
    body = "\x1f".join([kind, *(str(part) for part in parts)])
    return f"{kind}:{hashlib.sha256(body.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
