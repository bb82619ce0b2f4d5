"""Markdown, Word, PDF, one document a line, gzip, folders and standard input."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest

from detente.records import Document
from detente.sources import Failure, Limits, isolation, open_documents, open_many
from detente.sources.errors import BadLine, TimedOut, UnknownFormat, Unreadable
from detente.sources.pages import paragraphs

SENTENCE = "The two delegations met in Djibouti on Tuesday."


def marked(document: Document, tag: str) -> list[str]:
    return [document.text[m.start : m.end] for m in document.markup if m.tag == tag]


def test_markdown_is_its_text_with_its_markup() -> None:
    source = "---\ntitle: Talks in Muscat\ndate: 2023-04-09\n---\n\n# Talks\n\n**Post:** Did it *help*?\n**Envoy:** Yes.\n\n- one\n- two\n\n| Q | A |\n|---|---|\n| Why? | Rain |\n"
    (document,) = open_documents(source.encode(), name="a.md")
    assert (document.title, document.published) == ("Talks in Muscat", "2023-04-09")
    assert marked(document, "header") == ["---\ntitle: Talks in Muscat\ndate: 2023-04-09\n---\n"]
    assert document.text.endswith("Talks\n\nPost: Did it help?\nEnvoy: Yes.\n\none\ntwo\n\nQ\tA\nWhy?\tRain")
    assert marked(document, "bold") == ["Post:", "Envoy:"]
    assert marked(document, "table_row") == ["Q\tA", "Why?\tRain"]


def test_front_matter_with_a_colon_in_its_title_is_read_line_by_line() -> None:
    source = "---\ntitle: A third trip: what is known\noutlet: Harbour Post\ndate: 2023-04-09\n---\n\n# Trip\n\nHe went.\n"
    (document,) = open_documents(source.encode(), name="trip.md")
    assert (document.title, document.outlet) == ("A third trip: what is known", "Harbour Post")
    assert document.published == "2023-04-09"


def test_word_keeps_lists_tables_and_bold_names() -> None:
    from docx import Document as new

    word = new()
    word.add_heading("Talks in Tripoli", 0)
    word.add_paragraph().add_run("Post: ").bold = True
    word.paragraphs[-1].add_run("Was it good?")
    word.add_paragraph("one", style="List Bullet")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "A", "Yes.\nIt was."
    out = io.BytesIO()
    word.save(out)
    (document,) = open_documents(out.getvalue(), name="renamed.txt")
    assert document.title == "Talks in Tripoli"
    assert document.text == "Talks in Tripoli\n\nPost: Was it good?\n\none\n\nA\tYes.\nIt was."
    assert marked(document, "bold") == ["Post:"]
    assert marked(document, "list_item") == ["one"]


def test_pages_become_paragraphs_without_running_heads() -> None:
    lines = (
        "The parties met in the {} hall for the third time since the ceasefire of",
        "March. They spoke in {} about prisoners, about the roads and of the displa-",
        "ced {} families.",
        "A second paragraph on the {} road begins here, and is as long as the first",
        "on {} days.",
    )
    words = ("northern", "southern", "eastern", "western")
    pages = [
        "\n".join(["Herald weekly", *(line.format(word) for line in lines), f"{n}"])
        for n, word in enumerate(words)
    ]
    found = paragraphs(pages)
    assert "Herald weekly" not in found
    first, second, *_ = found.split("\n\n")
    assert first.endswith(
        "ceasefire of March. They spoke in northern about prisoners, about the roads and of the displaced northern families."
    )
    assert (
        second
        == "A second paragraph on the northern road begins here, and is as long as the first on northern days."
    )
    assert len(found.split("\n\n")) == 8


def test_lines_are_documents_and_a_bad_line_is_named() -> None:
    good = json.dumps(
        {"text": SENTENCE, "title": "T", "date": "2020-01-02", "lang": "fr", "source": "Post"}
    ).encode()
    data = b"\n".join([good, b"not json", b'{"title": "no text"}', b'{"text": "' + SENTENCE.encode() + b'"}'])
    seen = []
    with pytest.raises(BadLine, match=r"line 2 .*line 3 "):
        seen += [seen.append(d) for d in open_documents(data, name="a.jsonl")]  # type: ignore[func-returns-value]
    first, last = seen
    assert (first.title, first.outlet, first.published, first.language) == ("T", "Post", "2020-01-02", "fr")
    assert first.id == hashlib.sha256(good).hexdigest()
    assert (first.name, last.name) == ("a.jsonl#1", "a.jsonl#4")


def test_gzip_is_unpacked_and_gives_the_same_document() -> None:
    (plain,) = open_documents(SENTENCE.encode(), name="a.txt")
    (packed,) = open_documents(gzip.compress(SENTENCE.encode()), name="a.txt.gz")
    assert plain == packed
    twice = gzip.compress(b'{"text": "One text."}\n') + gzip.compress(b'{"text": "Two texts."}\n')
    assert [d.text for d in open_documents(twice, name="a.jsonl.gz")] == ["One text.", "Two texts."]


def test_folders_are_walked_in_order_and_failures_keep_their_place(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b" / "c.html").write_text(f"<html><body><p>{SENTENCE}</p></body></html>")
    (tmp_path / "a.bin").write_bytes(bytes(range(256)))
    (tmp_path / ".hidden.txt").write_text(SENTENCE)
    found = list(open_many([tmp_path, tmp_path / "none.txt"]))
    assert [type(each) for each in found] == [Failure, Document, Document, Failure]
    assert isinstance(found[-1].error, Unreadable)


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, media in (
        (b"<html><body><p>They met.</p></body></html>", "text/html"),
        (b"They met.", "text/plain"),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        (document,) = open_documents("-")
        assert document.media_type == media
        assert document.text == "They met."


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UnknownFormat, match="nonsense"):
        list(open_documents(b"text", format="nonsense"))


def test_a_parser_is_reused_and_replaced_after_it_was_killed() -> None:
    page = b"<html><body><p>They met.</p></body></html>"
    list(open_documents(page, name="a.html"))
    assert isolation._parser is not None
    first = isolation._parser.pid
    list(open_documents(page, name="b.html"))
    assert isolation._parser.pid == first
    with pytest.raises(TimedOut):
        list(open_documents(b"[" * 1_000_000, name="slow.md", limits=Limits(seconds=1)))
    (document,) = open_documents(page, name="c.html")
    assert document.text == "They met."


def test_the_parsing_process_may_not_reach_out(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, socket; from detente.sources import worker; sys.addaudithook(worker._guard)\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: open(sys.argv[1], 'w'),"
        " lambda: __import__('subprocess').run(['true'])):\n"
        "    try: act(); print('went through')\n"
        "    except PermissionError: print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x")],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout.split("\n")[:3] == ["refused"] * 3, done.stderr
