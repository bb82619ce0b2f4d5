"""Opening files: bytes in, documents out, one at a time or a batch."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from detente.errors import DetenteError
from detente.records import Document
from detente.sources import isolation
from detente.sources.draft import Failure, finish
from detente.sources.errors import BadLine, Empty, TooLarge, Unreadable
from detente.sources.limits import DEFAULT, Limits
from detente.sources.registry import which

Given = str | os.PathLike[str] | bytes
Progress = Callable[[str, int], None]


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
    """The documents of many files; what cannot be read comes as a `Failure` and the rest goes on.

    `progress(path, n)` is called after each file with its path and how many files are done.
    """
    for done, path in enumerate(paths, 1):
        shown = "<bytes>" if isinstance(path, bytes) else os.fspath(path)
        try:
            for part in parts(path, format=format, limits=limits):
                yield part if isinstance(part, Document) else Failure(shown, part)
        except DetenteError as reason:
            yield Failure(shown, reason)
        if progress is not None:
            progress(shown, done)


def parts(
    path_or_bytes: Given, *, name: str | None = None, format: str | None = None, limits: Limits = DEFAULT
) -> Iterator[Document | DetenteError]:
    """The documents of a file and, in their places, the errors of those of its parts that are not sound."""
    data, name = _bytes(path_or_bytes, name, limits)
    where = name or "the input"
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise Empty(
            f"{where} with {len(data)} bytes and no word",
            "a file with text",
            "Check that it was saved whole.",
        )
    reader = which(data, name, format)
    digest = hashlib.sha256(data).hexdigest()
    drafts = (
        isolation.parse(reader.name, data, name, limits)
        if reader.isolated
        else reader.read(data, name, limits)
    )
    for draft in drafts:
        if isinstance(draft, DetenteError):
            yield draft
            continue
        try:
            yield finish(draft, id=digest, name=name, limits=limits)
        except DetenteError as reason:
            if draft.id is None:
                raise
            yield reason


def _bytes(given: Given, name: str | None, limits: Limits) -> tuple[bytes, str | None]:
    if isinstance(given, bytes):
        return _within(given, name, limits), name
    if os.fspath(given) == "-":
        return _within(sys.stdin.buffer.read(limits.size + 1), name or "standard input", limits), name
    path = Path(given)
    try:
        if not path.is_file():
            what = "a folder" if path.is_dir() else "no regular file" if path.exists() else "nothing"
            raise Unreadable(f"{path}, where there is {what}", "a file", "Check the path.")
        with path.open("rb") as stream:
            return _within(stream.read(limits.size + 1), str(path), limits), name or path.name
    except (OSError, ValueError) as reason:
        raise Unreadable(
            f"{given!s} ({reason})", "a file that may be read", "Check the path and its permissions."
        ) from reason


def _within(data: bytes, name: str | None, limits: Limits) -> bytes:
    if len(data) > limits.size:
        raise TooLarge(
            f"{name or 'the input'} with more than {limits.size:,} bytes",
            f"at most {limits.size:,} bytes",
            "Split it, or raise Limits.size.",
        )
    return data
