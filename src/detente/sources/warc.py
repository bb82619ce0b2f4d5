"""Web archives (WARC 1.0 and 1.1, ISO 28500): every page and text that a crawl was answered with.

Read here and not by a library, since fastwarc 2.0 ends the program on streams it cannot seek in.
"""

from __future__ import annotations

import hashlib
import http.client
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from detente.errors import DetenteError
from detente.sources import isolation
from detente.sources.draft import Draft
from detente.sources.errors import BadLine, Damaged
from detente.sources.limits import Limits
from detente.sources.registry import source
from detente.sources.streams import unpacked

_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_LINE = 64 * 1024
_MOST_HEADERS = 200
_PIECE = 2**20


@dataclass(frozen=True)
class _Record:
    """One record's headers, lower-cased names; `block` is None where it is longer than was asked for."""

    headers: dict[str, str]
    block: bytes | None


class _Wire:
    """Bytes in the place of a socket, for the standard library's HTTP parser."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, _mode: str) -> io.BytesIO:
        """The bytes as a file."""
        return io.BytesIO(self._data)


def sniff(head: bytes) -> bool:
    """True where the first bytes are a record's version line."""
    return head.startswith(b"WARC/1.")


@source("warc", suffixes=(".warc",), media_types=("application/warc",), sniff=sniff, streamed=True)
def read(stream: BinaryIO, name: str | None, limits: Limits) -> Iterator[Draft | DetenteError]:
    """A draft for each page or plain text that was answered with status 200; pictures are no documents.

    A document's id is the SHA-256 of the page, its address the one crawled; the day of the crawl is not the
    day of publication and is not taken for it. A record that cannot be read comes as `BadLine` (E114). Raises
    `Damaged` (E109) where the archive itself breaks off; what came before is read.
    """
    where = name or "the input"
    for number, record in enumerate(_records(stream, where, limits.size), 1):
        if record.headers.get("warc-type", "").lower() != "response":
            continue
        shown = f"record {number:,} of {where} ({record.headers.get('warc-target-uri', 'no address')[:200]})"
        try:
            for draft in _drafts(record, shown, limits):
                draft.part = str(number)
                yield draft
        except DetenteError as reason:
            yield BadLine(
                f"{shown}: {reason.code}, {reason.got}", reason.wanted, "The other records are read."
            )


def _records(stream: BinaryIO, where: str, most: int) -> Iterator[_Record]:
    number = 0
    while True:
        line = stream.readline(_LONGEST_LINE)
        while line in (b"\r\n", b"\n"):
            line = stream.readline(_LONGEST_LINE)
        if not line:
            return
        number += 1
        if not line.startswith(b"WARC/1."):
            raise _broken(where, number, "no version line where one is due")
        headers = _headers(stream, where, number)
        length = headers.get("content-length", "")
        if not length.isdecimal() or len(length) > 15:
            raise _broken(where, number, f"the length {length!r}")
        yield _Record(headers, _block(stream, int(length), most, where, number))


def _headers(stream: BinaryIO, where: str, number: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_LINE)
        if line in (b"\r\n", b"\n"):
            return found
        key, colon, value = line.decode("utf-8", "replace").partition(":")
        if not colon:
            break
        found.setdefault(key.strip().lower(), value.strip())
    raise _broken(where, number, "headers that do not end")


def _block(stream: BinaryIO, length: int, most: int, where: str, number: int) -> bytes | None:
    kept = io.BytesIO() if length <= most else None
    left = length
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            raise _broken(where, number, f"{length - left:,} bytes of {length:,}")
        left -= len(piece)
        if kept is not None:
            kept.write(piece)
    return None if kept is None else kept.getvalue()


def _broken(where: str, number: int, what: str) -> Damaged:
    return Damaged(
        f"{where}, record {number:,}: {what}", "a whole archive", "Fetch it anew; what came before is read."
    )


def _drafts(record: _Record, shown: str, limits: Limits) -> Iterator[Draft]:
    """The drafts of one answer; none where it is no page, no text, or no success."""
    if record.block is None:
        raise BadLine(f"{shown} with more than {limits.size:,} bytes", "a page", "Raise Limits.size.")
    answer = http.client.HTTPResponse(cast(Any, _Wire(record.block)))
    try:
        answer.begin()
        kind = (answer.headers.get_content_type() or "").lower()
        if answer.status != 200 or not (kind in _PAGES or kind == "text/plain"):
            return
        body = answer.read()
    except (http.client.HTTPException, ValueError, OSError) as reason:
        raise Damaged(f"{shown} ({type(reason).__name__})", "an HTTP answer", "The page is lost.") from reason
    plain, _ = unpacked(io.BytesIO(body), shown, limits)
    body = plain.read(limits.size + 1)
    if len(body) > limits.size:
        raise BadLine(
            f"{shown}, unpacking to more than {limits.size:,} bytes", "a page", "Raise Limits.size."
        )
    for draft in _parsed(body, kind, shown, limits):
        draft.id = hashlib.sha256(body).hexdigest()
        draft.url = draft.url or record.headers.get("warc-target-uri")
        yield draft


def _parsed(body: bytes, kind: str, shown: str, limits: Limits) -> Iterator[Draft]:
    if kind == "text/plain":
        from detente.sources.txt import read as read_text

        yield from read_text(body, shown, limits)
        return
    for part in isolation.parse("html", body, shown, limits):
        if isinstance(part, DetenteError):
            raise part
        yield part
