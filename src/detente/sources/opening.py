"""Opening files: bytes in, documents out, one at a time or a batch."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from detente.errors import DetenteError
from detente.records import Document
from detente.sources import isolation
from detente.sources.draft import Failure, finish
from detente.sources.errors import BadLine, Empty, TooLarge, Unreadable
from detente.sources.limits import DEFAULT, Limits
from detente.sources.registry import HEAD, Source, which
from detente.sources.streams import Given, opened

Progress = Callable[[str, int], None]
_BLANK = b" \t\r\n\x0b\x0c\xef\xbb\xbf"


def open_documents(
    path_or_bytes: Given, *, name: str | None = None, format: str | None = None, limits: Limits = DEFAULT
) -> Iterator[Document]:
    """The documents of one file, of bytes, or of standard input ("-").

    `name` stands for the file in messages and in `Document.name`; `format` overrides what the ending and the
    bytes say. A file of many documents gives all that are sound and then raises `BadLine` (E114)
    naming those that are not; every other fault raises at once.
    """
    bad: list[DetenteError] = []
    for part in parts(path_or_bytes, name=name, format=format, limits=limits):
        if isinstance(part, Document):
            yield part
        else:
            bad.append(part)
    if len(bad) == 1:
        raise bad[0]
    if bad:
        raise BadLine(f"{len(bad)} parts: " + "; ".join(b.got for b in bad[:5]), bad[0].wanted, bad[0].do)


def open_many(
    paths: Iterable[Given],
    *,
    format: str | None = None,
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
) -> Iterator[Document | Failure]:
    """The documents of many files and folders; what cannot be read comes as a `Failure` and the rest goes on.

    A folder stands for the files in it and below, in the order of their names, hidden ones left out.

    `progress(path, n)` is called after each file with its path and how many files are done.
    """
    for done, path in enumerate(_files(paths), 1):
        shown = "<bytes>" if isinstance(path, bytes) else os.fspath(path)
        try:
            for part in parts(path, format=format, limits=limits):
                yield part if isinstance(part, Document) else Failure(shown, part)
        except DetenteError as reason:
            yield Failure(shown, reason)
        if progress is not None:
            progress(shown, done)


def _files(paths: Iterable[Given]) -> Iterator[Given]:
    for path in paths:
        if isinstance(path, bytes) or os.fspath(path) == "-" or not Path(path).is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path):
            below[:] = sorted(each for each in below if not each.startswith("."))
            yield from (Path(folder, each) for each in sorted(names) if not each.startswith("."))


def parts(
    path_or_bytes: Given, *, name: str | None = None, format: str | None = None, limits: Limits = DEFAULT
) -> Iterator[Document | DetenteError]:
    """The documents of a file and, in their places, the errors of those of its parts that are not sound."""
    with opened(path_or_bytes, name, limits) as (stream, name):
        head = cast(io.BufferedReader, stream).peek(HEAD)[:HEAD]
        reader = which(head, name, format) if head.strip(_BLANK) or format else None
        if reader is not None and reader.streamed:
            yield from _streamed(reader, stream, name, limits)
            return
        data = _whole(stream, name, limits)
    yield from _parsed(reader or which(data, name, format), data, name, limits)


def _streamed(
    reader: Source, stream: BinaryIO, name: str | None, limits: Limits
) -> Iterator[Document | DetenteError]:
    """The parts of a file of many documents; each carries its own id."""
    count = 0
    for draft in reader.read(stream, name, limits):
        count += 1
        try:
            yield draft if isinstance(draft, DetenteError) else finish(draft, id="", name=name, limits=limits)
        except DetenteError as reason:
            yield reason
    if not count:
        raise Empty(
            f"{name or 'the input'} without a document in it",
            "at least one",
            "Check that it was saved whole.",
        )


def _parsed(
    reader: Source, data: bytes, name: str | None, limits: Limits
) -> Iterator[Document | DetenteError]:
    digest = hashlib.sha256(data).hexdigest()
    drafts = (
        isolation.parse(reader.name, data, name, limits)
        if reader.isolated
        else reader.read(data, name, limits)
    )
    for draft in drafts:
        yield draft if isinstance(draft, DetenteError) else finish(draft, id=digest, name=name, limits=limits)


def _whole(stream: BinaryIO, name: str | None, limits: Limits) -> bytes:
    where = name or "the input"
    try:
        data = stream.read(limits.size + 1)
    except OSError as reason:
        raise Unreadable(
            f"{where} ({reason})", "a file that can be read to its end", "Check the disk."
        ) from reason
    if len(data) > limits.size:
        raise TooLarge(
            f"{where} with more than {limits.size:,} bytes",
            f"at most {limits.size:,} bytes",
            "Split it, or raise Limits.size.",
        )
    if not data.strip(_BLANK):
        raise Empty(
            f"{where} with {len(data)} bytes and no word",
            "a file with text",
            "Check that it was saved whole.",
        )
    return data
