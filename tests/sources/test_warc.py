"""Web archives: pages come out, the rest is left, a bomb is stopped."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from detente.records import Document
from detente.sources import Limits, open_documents
from detente.sources.errors import Bomb, Damaged
from detente.sources.opening import parts

PAGE = b"<html><head><title>Talks</title></head><body><p>The parties met in Doha on Sunday.</p></body></html>"


def record(body: bytes, kind: str, number: int, status: str = "200 OK", extra: bytes = b"") -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n".encode()
        + extra
        + b"\r\n"
        + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2020-01-02T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [
    record(PAGE, "text/html; charset=utf-8", 1),
    record(b"\x89PNG....", "image/png", 2),
    record(b"<html><body></body></html>", "text/html", 3),
    record(PAGE, "text/html", 4, status="404 Not Found"),
    record(b"The talks go on in Rabat.", "text/plain", 5),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_texts_come_out_and_a_bad_record_is_named(packed: bool) -> None:
    data = b"".join(gzip.compress(each) for each in RECORDS) if packed else b"".join(RECORDS)
    found = list(parts(data, name="a.warc.gz" if packed else "a.warc"))
    first, bad, last = found
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.text, first.url) == ("The parties met in Doha on Sunday.", "https://example.org/1")
    assert first.id == hashlib.sha256(PAGE).hexdigest()
    assert first.published is None
    assert bad.code == "E114"
    assert "record 3" in bad.got
    assert last.text == "The talks go on in Rabat."


def test_a_bomb_in_an_archive_is_stopped() -> None:
    data = gzip.compress(record(b"<p>" + b"a" * 200_000_000, "text/html", 1))
    with pytest.raises(Bomb):
        list(open_documents(data, name="a.warc.gz"))


def test_an_archive_that_breaks_off_gives_what_came_before() -> None:
    found = open_documents(RECORDS[0] + RECORDS[4][:-20], name="a.warc")
    assert next(found).text == "The parties met in Doha on Sunday."
    with pytest.raises(Damaged, match="record 2"):
        next(found)


def test_a_packed_page_in_a_record_does_not_grow_past_the_limit() -> None:
    inner = gzip.compress(b"<p>" + b"word " * 10_000_000)
    data = record(inner, "text/html", 1, extra=b"Content-Encoding: gzip\r\n") + RECORDS[4]
    found = list(parts(data, name="a.warc", limits=Limits(size=1_000_000)))
    assert [type(each) is Document for each in found] == [False, True]
