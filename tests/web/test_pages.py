"""Every page draws; what a document says is shown and cannot run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.ledger.case import Case
from detente.web.asking import QUESTIONS
from detente.web.menu import TITLES

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Tags(HTMLParser):
    """Collects tags with attributes, and checks that they close."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def addresses(case: Path) -> list[str]:
    with Case.open(case, readonly=True) as opened:
        documents = [f"/documents/{each.id}" for each in opened.ledger.documents()]
        records = [f"/records/{each.id}" for each in opened.ledger.records() if getattr(each, "id", None)]
        met = [party for each in opened.ledger.records("contact") for party in each.participants]
    actors = sorted({f"/actors/{party.actor}" for party in met if party.actor})
    assert actors
    questions = [f"/q/{name}" for name in QUESTIONS]
    asked = [address for address in TITLES if address not in questions]
    return [*asked, "/search?q=Geneva", *actors, *questions, *documents, *records[:5]]


def test_no_page_holds_a_tag_or_attribute_that_came_from_a_document(client: TestClient, case: Path) -> None:
    for address in addresses(case):
        answer = client.get(address)
        assert answer.status_code == 200, address
        tags = Tags()
        tags.feed(answer.text)
        assert tags.open == [], address
        for tag, attributes in tags.seen:
            assert tag not in ("script", "img", "iframe", "object", "b hx-get"), address
            assert not any(name.startswith(("on", "hx-")) for name in attributes), address
            assert not str(attributes.get("href") or "").startswith(("javascript:", "data:")), address
        assert "49" not in re.findall(r"talks in Vienna.{0,80}", answer.text), address


def test_every_page_forbids_scripts_and_outside_requests(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_every_quote_leads_to_its_place_in_the_document(client: TestClient) -> None:
    page = client.get("/q/timeline").text
    links = re.findall(r'href="(/documents/[0-9a-f]{64})#([^"]+)"', page)
    assert links
    for document, anchor in links:
        assert f'id="{anchor}"' in client.get(document).text


def test_the_bounds_of_the_address_bound_the_answer(client: TestClient) -> None:
    whole = client.get("/api/questions/timeline").json()
    early = client.get("/api/questions/timeline?until=2000-01-01").json()
    assert whole["figures"]["contacts"] > early["figures"]["contacts"]


@pytest.mark.parametrize(
    "address",
    [
        "/q/nobody",
        "/documents/../../etc/passwd",
        "/documents/%2e%2e%2f%2e%2e%2fetc",
        "/records/none",
        "/jobs/none",
        "/static/../app.py",
        "/q/contacts?since=never",
        "/q/contacts?parties=Nowhereland",
        "/q/contacts?definition=nobody",
        "/api/questions/contacts?until=%00",
        "/api/questions/" + "x" * 500,
        '/search?q="unbalanced AND (',
    ],
)
def test_a_wrong_address_is_refused_in_words(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code < 500, answer.text
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text
