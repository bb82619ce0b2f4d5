"""The hostile set: files that break readers, made here so that none has to be kept."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

SENTENCE = "The two delegations met in Djibouti on Tuesday and agreed to exchange lists of prisoners. "
ARTICLE = "\n".join([SENTENCE * 3] * 5)


@dataclass(frozen=True)
class Hostile:
    """A file's name, its bytes, and the codes it may be refused with; `sound` where a document may come of it."""

    name: str
    make: Callable[[], bytes]
    codes: tuple[str, ...] = ()
    sound: bool = False
    seconds: int = 20


def page(body: str, head: str = "") -> bytes:
    """An HTML page around a body."""
    return f"<!doctype html><html><head><title>Talks</title>{head}</head><body>{body}</body></html>".encode()


def pdf(text_lines: list[str], pages: int = 1) -> bytes:
    """A small PDF with the lines on each page, made by hand."""
    shown = " T* ".join(f"({line}) Tj" for line in text_lines)
    content = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET".encode("latin-1")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    packed = zlib.compress(content)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    for _ in range(pages):
        objects.append(stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(b"%d 0 R" % k for k in kids))
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([SENTENCE]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(paragraphs: list[str]) -> bytes:
    """A Word document with the paragraphs."""
    from docx import Document

    word = Document()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def bomb_docx() -> bytes:
    """A Word document whose text is 600 MB of one letter, packed to some 600 kB."""
    out = io.BytesIO(docx(["x"]))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as container,
        container.open("word/more.xml", "w") as part,
    ):
        for _ in range(600):
            part.write(b"a" * 2**20)
    return out.getvalue()


def lying_docx() -> bytes:
    """A bomb that says in its directory that it unpacks to little."""
    packed = bytearray(bomb_docx())
    size = (600 * 2**20).to_bytes(4, "little")
    while (at := packed.find(size)) >= 0:
        packed[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(packed)


def entities_docx() -> bytes:
    """A Word document whose XML asks for a local file and multiplies its entities."""
    grow = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    evil = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY e0 "ha">{grow}]>'
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'{evil}<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&f;&e9;</w:t></w:r></w:p></w:body></w:document>'
    source, out = zipfile.ZipFile(io.BytesIO(docx(["x"]))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for entry in source.infolist():
            data = body.encode() if entry.filename == "word/document.xml" else source.read(entry)
            container.writestr(entry.filename, data)
    return out.getvalue()


def gzip_bomb() -> bytes:
    """A gzip file that unpacks to 300 MB of spaces."""
    engine = zlib.compressobj(9, wbits=31)
    return b"".join(engine.compress(b" " * 2**20) for _ in range(300)) + engine.flush()


def _nested(tag: str, count: int, close: bool = True) -> bytes:
    return page(f"<{tag}>" * count + f"<p>{ARTICLE}</p>" + (f"</{tag}>" * count if close else ""))


def _active() -> bytes:
    script = "<script>document.write('SCRIPT RAN'); fetch('http://127.0.0.1/')</script>"
    picture = (
        "<svg onload='alert(1)'><text>SVG TEXT</text></svg><img src='data:image/png;base64,AAAA' onerror=x>"
    )
    frame = "<iframe src='data:text/html,IFRAME'></iframe><object data='http://127.0.0.1/x'></object>"
    return page(f"<article><p>{ARTICLE}</p>{script}{picture}<p>{SENTENCE}</p>{frame}</article>")


BINARY = bytes(range(256)) * 400
ARABIC = "التقى وزير الخارجية نظيره في جنيف يوم الاثنين لبحث وقف إطلاق النار. \u202eمعكوس\u202c "

HOSTILE = (
    Hostile("empty.txt", lambda: b"", ("E106",)),
    Hostile("empty.html", lambda: b"", ("E106",)),
    Hostile("empty.pdf", lambda: b"", ("E106",)),
    Hostile("blank.txt", lambda: b" \n\t\r\n" * 50, ("E106",)),
    Hostile("mark-only.txt", lambda: b"\xef\xbb\xbf", ("E106",)),
    Hostile("binary.txt", lambda: BINARY, ("E105",)),
    Hostile("binary.html", lambda: BINARY, ("E105",)),
    Hostile("binary.pdf", lambda: BINARY, ("E105", "E109")),
    Hostile("binary.docx", lambda: BINARY, ("E105", "E109")),
    Hostile("binary.jsonl", lambda: BINARY, ("E114",)),
    Hostile("binary", lambda: BINARY, ("E103", "E105")),
    Hostile("picture.txt", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + BINARY, ("E105",)),
    Hostile("50MB.txt", lambda: SENTENCE.encode() * (50_000_000 // len(SENTENCE)), ("E102",)),
    Hostile("70MB.html", lambda: page("<p>" + SENTENCE * (70_000_000 // len(SENTENCE))), ("E102",)),
    Hostile("one-line.txt", lambda: b"word " * 2_000_000, ("E102",)),
    Hostile("one-line.md", lambda: b"[" * 1_000_000, ("E112",), sound=True, seconds=2),
    Hostile("cp1251.txt", lambda: "Министры встретились в Женеве. ".encode("cp1251") * 20, sound=True),
    Hostile("latin1.html", lambda: page(f"<p>{'Le général a déclaré. ' * 30}").decode().encode("latin-1"), sound=True),
    Hostile("utf16.txt", lambda: ARTICLE.encode("utf-16"), sound=True),
    Hostile("utf16-torn.txt", lambda: ARTICLE.encode("utf-16")[:-1], ("E104",)),
    Hostile("wrong-charset.html", lambda: page(f"<p>{ARTICLE}é</p>", "<meta charset='utf-7'>"), sound=True),
    Hostile("surrogate.txt", lambda: (ARTICLE + "\ud83d").encode("utf-8", "surrogatepass"), ("E104",)),
    Hostile("surrogate.html", lambda: page(f"<p>{ARTICLE} &#xD800; &#55357; &#0;</p>"), sound=True),
    Hostile("surrogate.jsonl", lambda: b'{"text": "half \\ud83d a pair"}\n', ("E114",)),
    Hostile("nul.txt", lambda: ARTICLE.encode() + b"\x00" * 9, ("E105",)),
    Hostile("nul.html", lambda: page(f"<p>{ARTICLE}\x00{ARTICLE}</p>"), sound=True),
    Hostile("right-to-left.txt", lambda: (ARABIC * 30).encode(), sound=True),
    Hostile("right-to-left.html", lambda: page(f"<div dir=rtl><p>{ARABIC * 30}</p></div>"), sound=True),
    Hostile("nested-div.html", lambda: _nested("div", 100_000), sound=True),
    Hostile("nested-b.html", lambda: _nested("b", 100_000), sound=True),
    Hostile("nested-open.html", lambda: _nested("div", 100_000, close=False), sound=True),
    Hostile("nested-table.html", lambda: _nested("table><tr><td", 33_000, close=False), sound=True),
    Hostile("nested-list.html", lambda: _nested("ul><li", 50_000, close=False), sound=True),
    Hostile("nested-svg.html", lambda: _nested("svg", 100_000, close=False) + ARTICLE.encode(), ("E106", "E107"), sound=True),
    Hostile("nested-noscript.html", lambda: _nested("noscript", 50_000), sound=True),
    Hostile("nested-300.html", lambda: _nested("div", 300), sound=True),
    Hostile("nested.md", lambda: b">" * 100_000 + ARTICLE.encode(), sound=True),
    Hostile("nested.jsonl", lambda: b'{"text": ' + b"[" * 100_000 + b"\n", ("E114",)),
    Hostile("half-tags.html", lambda: b"<html><body>" + b"<a" * 500_000, ("E106", "E107", "E112"), sound=True),
    Hostile("attributes.html", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{ARTICLE}</p>"), sound=True),
    Hostile("no-article.html", lambda: page("<script>let a = 'words that are no text'</script>"), ("E106", "E107")),
    Hostile("active.html", _active, sound=True),
    Hostile("bomb.docx", bomb_docx, ("E111",)),
    Hostile("lying-bomb.docx", lying_docx, ("E109", "E111", "E113"), sound=True),
    Hostile("entities.docx", entities_docx, ("E106", "E109"), sound=True),
    Hostile("zip.docx", lambda: docx(["x"])[:200], ("E109",)),
    Hostile("locked.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, ("E110",)),
    Hostile("locked.pdf", locked_pdf, ("E110",)),
    Hostile("truncated.pdf", lambda: pdf([SENTENCE] * 20)[:300], ("E106", "E109")),
    Hostile("head-only.pdf", lambda: b"%PDF-1.7\n", ("E109",)),
    Hostile("scan.pdf", lambda: pdf([""]), ("E106",)),
    Hostile("pages.pdf", lambda: pdf(["x"], pages=2_100), ("E115",)),
    Hostile("loop.pdf", lambda: pdf([SENTENCE]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), ("E106", "E109", "E112")),
    Hostile("bomb.jsonl.gz", gzip_bomb, ("E111",)),
    Hostile("bomb.txt.gz", gzip_bomb, ("E111", "E102")),
    Hostile("torn.warc", lambda: b"WARC/1.0\r\nContent-Length: 99\r\n\r\nshort", ("E109",)),
    Hostile("endless-header.warc", lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, ("E109",)),
    Hostile("huge-record.warc", lambda: b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nshort", ("E109",)),
    Hostile("torn.txt.gz", lambda: zlib.compress(b"x" * 5000, wbits=31)[:20], ("E109",)),
    Hostile("good-and-bad.jsonl", lambda: json.dumps({"text": SENTENCE}).encode() + b"\n{\n", ("E114",), sound=True),
)  # fmt: skip
