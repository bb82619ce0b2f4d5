"""A page: one document while it is being read, with what has been found in it so far.

Readers are pure functions of a page. What one reader finds and another needs (sentences, mentions,
turns, dates) is asked for with `page.of(function)` and computed once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from detente.records import Document, Span, span

T = TypeVar("T")


class Page:
    """A document under reading. `text` is the document's text; spans are cut with `span`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._found: dict[Callable[..., Any], Any] = {}

    def of(self, find: Callable[[Page], T]) -> T:
        """What `find` finds on this page, computed at the first asking."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast(T, self._found[find])

    def span(self, start: int, end: int) -> Span:
        """The evidence [start, end) of this document."""
        return span(self.text, start, end, self.document.id)
