"""No file crashes a reader: a clear error with its code or a sound document, and the batch goes on."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.records import Document, from_json, to_json
from detente.sources import Failure, Limits, open_many
from detente.sources.opening import parts

_spec = importlib.util.spec_from_file_location("hostile_set", Path(__file__).with_name("hostile_set.py"))
assert _spec is not None
assert _spec.loader is not None
hostile_set = importlib.util.module_from_spec(_spec)
sys.modules["hostile_set"] = hostile_set
_spec.loader.exec_module(hostile_set)

LIMITS = Limits(seconds=20)


def sound(document: Document) -> None:
    document.text.encode("utf-8")
    assert document.text.strip()
    assert len(document.id) == 64
    assert from_json(to_json(document)) == document
    for mark in document.markup:
        assert 0 <= mark.start < mark.end <= len(document.text)


@pytest.mark.parametrize("case", hostile_set.HOSTILE, ids=lambda case: case.name)
def test_a_hostile_file_gives_a_clear_error_or_a_sound_document(case: hostile_set.Hostile) -> None:
    documents, errors = 0, []
    try:
        for part in parts(case.make(), name=case.name, limits=Limits(seconds=case.seconds)):
            if isinstance(part, Document):
                sound(part)
                documents += 1
            else:
                errors.append(part)
    except DetenteError as reason:
        errors.append(reason)
    for error in errors:
        assert error.code in case.codes, str(error)
        assert case.name.removesuffix(".gz") in error.got, "an error names its file"
        assert error.wanted
        assert error.do
    assert documents or errors
    if documents:
        assert case.sound, "a document came of what should have been refused"
    if not case.codes:
        assert documents


@pytest.mark.parametrize(
    "name", ["nested-div.html", "nested-open.html", "nested-300.html", "nested-table.html", "nested-b.html"]
)
def test_deep_nesting_loses_no_word_of_the_article(name: str) -> None:
    case = next(c for c in hostile_set.HOSTILE if c.name == name)
    (document,) = parts(case.make(), name=name, limits=LIMITS)
    assert isinstance(document, Document)
    assert document.text.split() == hostile_set.ARTICLE.split()


def test_scripts_pictures_and_frames_leave_nothing_in_the_text() -> None:
    case = next(c for c in hostile_set.HOSTILE if c.name == "active.html")
    (document,) = parts(case.make(), name=case.name, limits=LIMITS)
    assert isinstance(document, Document)
    for trace in ("SCRIPT", "SVG", "IFRAME", "alert", "data:", "base64"):
        assert trace not in document.text
    assert "prisoners" in document.text


def test_no_local_file_is_drawn_into_a_document() -> None:
    case = next(c for c in hostile_set.HOSTILE if c.name == "entities.docx")
    try:
        texts = [
            part.text
            for part in parts(case.make(), name=case.name, limits=LIMITS)
            if isinstance(part, Document)
        ]
    except DetenteError:
        texts = []
    assert not any("root:" in text for text in texts)


def test_the_rest_of_a_batch_goes_on(tmp_path: Path) -> None:
    names = {"binary.txt", "nested-div.html", "locked.pdf", "bomb.docx", "empty.html", "truncated.pdf"}
    for case in hostile_set.HOSTILE:
        if case.name in names:
            (tmp_path / case.name).write_bytes(case.make())
    for number in range(3):
        (tmp_path / f"a{number}.txt").write_text(hostile_set.ARTICLE, encoding="utf-8")
        (tmp_path / f"z{number}.html").write_bytes(hostile_set.page(f"<p>{hostile_set.ARTICLE}</p>"))
    seen: list[int] = []
    found = list(open_many([tmp_path], limits=LIMITS, progress=lambda _path, done: seen.append(done)))
    failed = {Path(each.path).name for each in found if isinstance(each, Failure)}
    assert failed == {"binary.txt", "locked.pdf", "bomb.docx", "empty.html", "truncated.pdf"}
    assert sum(isinstance(each, Document) for each in found) == 7
    assert seen == list(range(1, 13))
