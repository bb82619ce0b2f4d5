"""Document -> records: one kind of meaning a file, each a pure function of a page."""

from __future__ import annotations

import functools
from importlib import import_module

from detente.reading.errors import ReaderFailed
from detente.reading.page import Page
from detente.reading.plugins import plugins
from detente.reading.registry import READERS, Reader
from detente.records import Document, Record

__all__ = ["Page", "read", "readers"]

_BUILT_IN = (
    "blocks",
    "statements",
    "tallies",
    "contacts",
    "events",
    "positions",
    "venue_stances",
    "signals",
)


@functools.cache
def readers() -> tuple[Reader, ...]:
    """All readers in the order they run: ours, then those of plug-ins. Raises BrokenPlugin (E302)."""
    for name in _BUILT_IN:
        import_module(f"detente.reading.{name}")
    for plugin in plugins("reader"):
        plugin.load()
    return tuple(READERS.values())


def read(document: Document) -> list[Record]:
    """Every record of a document, reader by reader, in the order of the text within each.

    Raises ReaderFailed (E301), naming the reader, where one breaks: half a reading is never returned.
    """
    page = Page(document)
    records: list[Record] = []
    for each in readers():
        try:
            records += each(page)
        except Exception as reason:
            where = document.name or document.id[:12]
            raise ReaderFailed(
                got=f"{type(reason).__name__} in the reader {each.name!r} on {where}: {reason}",
                wanted="records from every reader",
                do="Nothing of this document was kept. Please report it, with the document if you may.",
            ) from reason
    return records
