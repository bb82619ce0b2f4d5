"""The readers of file formats: which there are, and which one a file is for.

A reader is one file with one function marked `@source`, from bytes to drafts. Adding one is writing the
file and naming it in `sources/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from detente.errors import DetenteError
from detente.sources.draft import Draft
from detente.sources.errors import UnknownFormat
from detente.sources.limits import Limits

Read = Callable[[Any, str | None, Limits], Iterable[Draft | DetenteError]]
Sniff = Callable[[bytes], bool]


@dataclass(frozen=True)
class Source:
    """One format: how it is known (name endings, media types, first bytes) and its reader.

    `isolated` formats are parsed in a process that can be killed. `streamed` formats hold many documents
    and get a stream of bytes instead of bytes. `sniff` sees the first 8 KiB; where it knows a `signature`, it
    outranks the name's ending.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Read
    sniff: Sniff | None = None
    isolated: bool = False
    streamed: bool = False
    signature: bool = False


SOURCES: dict[str, Source] = {}
HEAD = 8192


def source(
    name: str,
    *,
    suffixes: tuple[str, ...],
    media_types: tuple[str, ...],
    sniff: Sniff | None = None,
    isolated: bool = False,
    streamed: bool = False,
    signature: bool = False,
) -> Callable[[Read], Read]:
    """Register a function `(data, name, limits) -> drafts and errors` as the reader of a format.

    It raises a `DetenteError` where the whole file cannot be read, and yields one where a part cannot.
    Sniffing asks the formats in the order they were registered.
    """

    def register(function: Read) -> Read:
        SOURCES[name] = Source(
            name,
            suffixes,
            media_types,
            function,
            sniff,
            isolated=isolated,
            streamed=streamed,
            signature=signature,
        )
        return function

    return register


def known() -> str:
    """The name endings that are read, for messages."""
    return " ".join(suffix for each in SOURCES.values() for suffix in each.suffixes)


def which(head: bytes, name: str | None, format: str | None = None) -> Source:
    """The reader for a file: the format given, else what the bytes say, else the name's ending.

    A signature in the bytes (PDF, docx) outranks the ending, since endings lie; plain text formats go by
    the ending. Raises `UnknownFormat` (E103).
    """
    if format is not None:
        return _named(format)
    for each in SOURCES.values():
        if each.signature and each.sniff and each.sniff(head):
            return each
    suffix = PurePath(name).suffix.lower() if name else ""
    for each in SOURCES.values():
        if suffix and suffix in each.suffixes:
            return each
    for each in SOURCES.values():
        if each.sniff and each.sniff(head):
            return each
    raise UnknownFormat(
        f"{name or 'the input'}, whose content tells no format", f"one of {known()}", "Name the format."
    )


def _named(format: str) -> Source:
    asked = format.lower().lstrip(".")
    for each in SOURCES.values():
        if asked == each.name or f".{asked}" in each.suffixes or asked in each.media_types:
            return each
    raise UnknownFormat(f"the format {format!r}", f"one of {' '.join(SOURCES)}", "Name one of these.")
