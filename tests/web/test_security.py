"""Only this machine, only with the token, and writes only from our own pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.ledger.case import Case
from detente.web import create_app
from tests.web.conftest import TOKEN


def stranger(case: Path, base: str = "http://127.0.0.1") -> TestClient:
    return TestClient(create_app(case, TOKEN), base_url=base, follow_redirects=False)


def test_without_the_token_nothing_is_shown(case: Path) -> None:
    for address in ("/", "/q/contacts", "/api/questions/contacts", "/static/style.css"):
        assert stranger(case).get(address).status_code == 403


def test_the_token_becomes_a_cookie_and_leaves_the_address(case: Path) -> None:
    answer = stranger(case).get(f"/q/contacts?token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/q/contacts"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_wrong_token_is_refused(case: Path) -> None:
    assert stranger(case).get("/?token=guess").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", ""])
def test_a_foreign_host_is_refused_even_with_the_token(case: Path, host: str) -> None:
    answer = stranger(case).get(f"/?token={TOKEN}", headers={"host": host})
    assert answer.status_code == 421


WRITES = ("/records/x/reject", "/actors/merge", "/actors/RUS/split", "/corrections/1/undo", "/add")


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("site", [None, "cross-site", "same-site", "none"])
def test_a_write_from_another_site_is_refused(client: TestClient, site: str | None, path: str) -> None:
    headers = {"sec-fetch-site": site} if site else {}
    answer = client.post(path, data={"reason": "because"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", WRITES)
def test_nothing_is_written_by_reading(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (200, 404, 405)  # 200: the form for adding files


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/export", "/actors/../export"])
def test_taking_back_returns_to_our_own_pages_only(case: Path, back: str) -> None:
    with Case.open(case) as opened:
        seq = opened.ledger.correct.judge("note", "actor", ["RUS"], reason="to be taken back")
    browser = stranger(case)
    browser.cookies.set("detente", TOKEN)
    form = {"reason": "done"}
    answer = browser.post(
        f"/corrections/{seq}/undo?back={back}", data=form, headers={"sec-fetch-site": "same-origin"}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/corrections"
