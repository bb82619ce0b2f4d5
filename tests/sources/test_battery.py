"""Every registered reader, on any bytes: documents or a DetenteError, and texts that any file can hold."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError
from detente.records import Document, from_json, to_json
from detente.sources import Limits
from detente.sources.opening import parts
from detente.sources.registry import SOURCES

PIECES = st.sampled_from(
    [
        b"<p>", b"</p>", b"<b>", b"<table><tr><td>", b"<li>", b"<!--", b"]]>", b"<script>", b"&#xD800;", b"&amp;", b"<div ",
        b"# ", b"**", b"> ", b"| a | b |\n|---|---|\n", b"---\n", b"Title: ", b"Date: 3 May 2001\n", b"\n\n", b"\r\n", b"\t",
        b'{"text": "', b'"}\n', b"{", b"[", b"\\ud800", b"%PDF-1.4\n", b"1 0 obj\n", b"stream\n", b"xref\n", b"PK\x03\x04",
        b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f", b"\x00", b"\x1f\x8b\x08", b"WARC/1.0\r\n",
        "Министр".encode("cp1251"), "وزير".encode(), b"The parties met in Geneva. ", "« Oui », dit-il. ".encode(),
    ]
)  # fmt: skip
ANY_BYTES = st.one_of(
    st.binary(max_size=300), st.lists(PIECES | st.binary(max_size=6), max_size=30).map(b"".join)
)
LIMITS = Limits(seconds=20, characters=100_000)


def outcomes(data: bytes, name: str, format: str | None = None) -> list[Document | DetenteError]:
    """The documents and errors of some bytes; anything raised but a DetenteError passes through."""
    found: list[Document | DetenteError] = []
    try:
        found += parts(data, name=name, format=format, limits=LIMITS)
    except DetenteError as reason:
        found.append(reason)
    assert found
    return found


@pytest.mark.parametrize("format", sorted(SOURCES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=ANY_BYTES)
def test_any_bytes_give_documents_or_a_clear_error(format: str, data: bytes) -> None:
    for part in outcomes(data, f"any.{format}", format):
        if isinstance(part, Document):
            part.text.encode("utf-8")
            assert part.text.strip()
            assert from_json(to_json(part)) == part
            assert all(0 <= mark.start < mark.end <= len(part.text) for mark in part.markup)
        else:
            assert part.code.startswith("E1")
            assert part.got
            assert part.do


@pytest.mark.parametrize("each", SOURCES.values(), ids=lambda each: each.name)
def test_every_format_says_how_it_is_known(each: object) -> None:
    assert each.suffixes  # type: ignore[attr-defined]
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in each.suffixes)  # type: ignore[attr-defined]
    assert each.media_types  # type: ignore[attr-defined]
    assert each.read.__doc__  # type: ignore[attr-defined]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1))
def test_plain_text_is_the_files_characters(text: str) -> None:
    (document,) = outcomes(text.encode("utf-8"), "a.txt")
    if isinstance(document, DetenteError):
        assert document.code in {"E105", "E106", "E104"}
        return
    assert document.text == text.removeprefix("\ufeff").replace("\r\n", "\n")
