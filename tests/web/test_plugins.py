"""Questions of plug-ins have pages of their own."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.reading.plugins import Plugin
from detente.web.menu import menu

HOTLINES = Plugin(kind="question", name="hotlines", target="a:b", package="hot", version="1")


def hotlines(book: Casebook) -> Answer:
    table = Table(title="Lines", columns=("line",), rows=(Row(values=("<b>red</b>",)),))
    return Answer(
        question="hotlines", headline=f"{len(book.documents)} documents & one line.", tables=(table,)
    )


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Plugin, "load", lambda self: hotlines)
    for room in ("detente.questions.plugins.plugins", "detente.web.menu.plugins"):
        monkeypatch.setattr(room, lambda kind=None: [HOTLINES] if kind == "question" else [])
    menu.cache_clear()


@pytest.mark.usefixtures("brought")
def test_a_question_of_a_plugin_is_in_the_menu_and_answers(client: TestClient) -> None:
    page = client.get("/ask/hotlines").text
    assert " documents &amp; one line." in page
    assert "&lt;b&gt;red&lt;/b&gt;" in page
    assert '<a href="/ask/hotlines" aria-current="page">hotlines</a>' in page
    menu.cache_clear()


def test_a_question_that_nobody_brings_is_refused_in_words(client: TestClient) -> None:
    answer = client.get("/ask/nobody")
    assert answer.status_code == 400
    assert "E405" in answer.text
