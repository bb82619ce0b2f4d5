"""Word documents (.docx), by python-docx: paragraphs, lists and tables in their order, with their markup."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from detente.records import Markup
from detente.sources.draft import Draft
from detente.sources.errors import Bomb, Damaged, Empty, Encrypted
from detente.sources.header import header
from detente.sources.headline import headline
from detente.sources.limits import Limits
from detente.sources.registry import source
from detente.sources.writer import Tag, Writer

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADING = re.compile(r"(?i)^(?:heading|title|subtitle|заголовок|titre|überschrift|título)")
_NEST = 20


def sniff(head: bytes) -> bool:
    """True for a zip container, or for that of old or locked Office files, refused."""
    return head.startswith((b"PK\x03\x04", _OLD_OFFICE))


@source("docx", suffixes=(".docx",), media_types=(_MEDIA,), sniff=sniff, isolated=True, signature=True)
def read(data: bytes, name: str | None, limits: Limits) -> Iterator[Draft]:
    """One draft. Raises `Encrypted` (E110), `Bomb` (E111), `Damaged` (E109), `Empty` (E106)."""
    where = name or "the input"
    if data.startswith(_OLD_OFFICE):
        raise Encrypted(
            f"{where}, a Word file of before 2007 or one locked by a password",
            "an open .docx",
            "Open it in a word processor and save it as .docx without a password.",
        )
    _check_container(data, where, limits)
    from docx import Document as open_docx

    try:
        word = open_docx(io.BytesIO(data))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, SyntaxError) as reason:
        raise Damaged(
            f"{where} ({reason})", "a whole .docx file", "Open it in Word and save it anew."
        ) from reason
    writer = Writer()
    _inside(word, writer, 0)
    text = writer.done()
    if not text.strip():
        raise Empty(
            f"{where} without a word in it", "a .docx with text", "Its text may be in pictures: copy it out."
        )
    yield _draft(text, writer.markup, word.core_properties)


def _check_container(data: bytes, where: str, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as reason:
        raise Damaged(f"{where} ({reason})", "a whole .docx file", "Fetch or save the file anew.") from reason
    if any(entry.flag_bits & 1 for entry in entries):
        raise Encrypted(
            f"{where}, whose parts are locked", "an open .docx", "Save a copy without a password."
        )
    unpacked = sum(entry.file_size for entry in entries)
    ratio = unpacked / max(1, len(data))
    if unpacked > limits.unpacked or (unpacked > 2**20 and ratio > limits.ratio) or len(entries) > 10_000:
        raise Bomb(
            f"{where}, {len(data):,} bytes that unpack to {unpacked:,} in {len(entries):,} parts",
            f"at most {limits.unpacked:,} bytes and {limits.ratio} times its size",
            "If the file is sound, save its text alone.",
        )
    if not any(entry.filename.startswith("word/") for entry in entries):
        raise Damaged(
            f"{where}, a zip file without a Word document in it", "a .docx", "Unpack it and add its files."
        )


def _inside(container: Any, writer: Writer, depth: int) -> None:
    """Write the paragraphs and tables of a document or a cell."""
    from docx.table import Table

    for piece in container.iter_inner_content():
        if isinstance(piece, Table):
            if depth < _NEST:
                _table(piece, writer, depth)
        else:
            _paragraph(piece, writer, depth)


def _table(table: Any, writer: Writer, depth: int) -> None:
    writer.gap("\n" if depth else "\n\n")
    for row in table.rows:
        writer.gap("\n")
        with writer.marked("table_row"):
            seen: set[int] = set()
            for cell in row.cells:
                # A merged cell is given once for every column it spans.
                if id(cell._tc) in seen:
                    continue
                writer.cell(first=not seen)
                seen.add(id(cell._tc))
                _inside(cell, writer, depth + 1)
        writer.row_end()
    writer.gap("\n" if depth else "\n\n")


def _paragraph(paragraph: Any, writer: Writer, depth: int) -> None:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    tag = _tag(paragraph, style)
    gap = "\n" if depth or tag == "list_item" else "\n\n"
    writer.gap(gap)
    with writer.marked(tag):
        for piece in paragraph.iter_inner_content():
            for run in getattr(piece, "runs", [piece]):
                _run(run, writer)
    writer.gap(gap)


def _tag(paragraph: Any, style: str) -> Tag:
    if _HEADING.match(style):
        return "heading"
    properties = paragraph._p.pPr
    if style.startswith("List") or (properties is not None and properties.numPr is not None):
        return "list_item"
    if style.startswith(("Quote", "Intense Quote")):
        return "quote"
    return "caption" if style.startswith("Caption") else "paragraph"


def _run(run: Any, writer: Writer) -> None:
    with ExitStack() as marks:
        if run.bold:
            marks.enter_context(writer.marked("bold"))
        if run.italic:
            marks.enter_context(writer.marked("italic"))
        for number, line in enumerate(run.text.split("\n")):
            if number:
                writer.gap("\n")
            writer.text(line)


def _draft(text: str, marks: list[Markup], properties: Any) -> Draft:
    found = header(text)
    fields = {"author": properties.author or None, "language": properties.language or None}
    fields |= found.fields if found else {}
    first = min((m for m in marks if m.tag == "heading"), key=lambda m: m.start, default=None)
    said = fields.pop("title", None) or (
        text[first.start : first.end] if first and first.start == 0 else None
    )
    said = said or properties.title or headline(text[found.end :] if found else text)
    markup = [*marks, *([Markup(start=found.start, end=found.end, tag="header")] if found else [])]
    return Draft(text=text, title=said, markup=markup, media_type=_MEDIA, **fields)
