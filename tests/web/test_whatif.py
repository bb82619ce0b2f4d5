"""Sliders become the shortest address that says the same, and only what can be is taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from detente.ledger.case import Case
from detente.web import create_app
from tests.web.conftest import TOKEN

TABLE = """actor,issue,position,salience,capability,low,high,status_quo,present
A.B,land,0..15,0.8..1,0.3,0,100,20,yes
C,land,75..100,0.9,0.1..0.25,0,100,20,yes
D,land,40 < 50 < 90,50e-2,1 +- 0.1,0,100,20,no
A.B,sea,10,0.5,0.3,0,1000,,yes
C,sea,900,0.5,0.1..0.25,0,1000,,yes
D,sea,400 +- 50,0.5,1 +- 0.1,0,1000,,no
"""
SEATED = [("seat", "A.B"), ("seat", "C")]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("whatif") / "case"
    Case.create(folder, name="A table").close()
    (folder / "bargain.csv").write_text(TABLE, "utf-8")
    with TestClient(create_app(folder, TOKEN), base_url="http://127.0.0.1", follow_redirects=False) as client:
        client.cookies.set("detente", TOKEN)
        yield client


def asked(client: TestClient, *form: tuple[str, str]) -> dict[str, list[str]]:
    answer = client.get("/q/whatif/ask", params=list(form))
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith("/q/whatif")
    return parse_qs(urlsplit(answer.headers["location"]).query)


def test_nothing_moved_is_the_plain_address(asking: TestClient) -> None:
    assert asked(asking, *SEATED, ("A.B.land.position", "7.5"), ("C.capability", "0.175")) == {}


def test_a_moved_interval_keeps_its_width_and_stays_on_its_scale(asking: TestClient) -> None:
    told = asked(asking, *SEATED, ("A.B.land.position", "40"), ("C.land.position", "99"))
    assert told["set"] == ["A.B.land.position=32.5..47.5", "C.land.position=86.5..100"]


def test_triangles_means_and_values_move_too(asking: TestClient) -> None:
    form = [
        ("D.land.position", "30"),
        ("D.sea.position", "600"),
        ("C.sea.position", "10"),
        ("D.capability", "1.2"),
    ]
    assert asked(asking, *SEATED, *form)["set"] == [
        "C.sea.position=10",
        "D.land.position=20 < 30 < 70",
        "D.capability=1.2 +- 0.1",
        "D.sea.position=600 +- 50",
    ]


def test_seats_become_with_and_without(asking: TestClient) -> None:
    told = asked(asking, ("seat", "A.B"), ("seat", "D"), ("model", "compromise"), ("draws", "500"))
    assert told == {"without": ["C"], "with": ["D"], "model": ["compromise"], "draws": ["500"]}


def test_a_cell_typed_into_the_address_stays_as_it_is_until_its_slider_moves(asking: TestClient) -> None:
    kept = ("set", "A.B.land.position=10..90")
    assert asked(asking, *SEATED, kept, ("A.B.land.position", "50"))["set"] == ["A.B.land.position=10..90"]
    assert asked(asking, *SEATED, kept, ("A.B.land.position", "45"))["set"] == ["A.B.land.position=5..85"]


def test_the_page_of_an_address_has_its_sliders_where_it_says(asking: TestClient) -> None:
    page = asking.get("/q/whatif?set=A.B.land.position=30..50&with=D&draws=500").text
    assert (
        'name="A.B.land.position" aria-label="A.B.land.position" min="0.0" max="100.0" step="any" value="40.0"'
        in page
    )
    assert page.count("(moved)") == 1
    assert page.count('name="seat"') == page.count(" checked>") == 3


@pytest.mark.parametrize(
    "address",
    [
        "/q/whatif?set=nobody.land.position=2",
        "/q/whatif?set=<script>",
        "/q/whatif?without=A.B&without=C",
        "/q/whatif?model=nobody",
        "/q/whatif?draws=1000000",
        "/q/whatif/ask?seat=A.B&seat=C&A.B.land.position=1e9",
        "/q/whatif/ask?seat=A.B&seat=C&A.B.land.position=nan",
        "/q/whatif/ask?seat=A.B&seat=C&A.B.land.position=x",
    ],
)
def test_what_cannot_be_is_refused_in_words(asking: TestClient, address: str) -> None:
    answer = asking.get(address)
    assert 400 <= answer.status_code < 500
    assert "<script>" not in answer.text


def test_a_case_that_tells_of_nobody_says_so(tmp_path: Path) -> None:
    Case.create(tmp_path / "empty", name="Empty").close()
    with TestClient(create_app(tmp_path / "empty", TOKEN), base_url="http://127.0.0.1") as client:
        client.cookies.set("detente", TOKEN)
        for name in ("whatif", "forecast", "turning-points", "venues", "timeline", "hypotheses", "positions"):
            answer = client.get(f"/q/{name}")
            assert answer.status_code == 200, name
            assert "missing" in answer.text or "Nothing" in answer.text, name
        for path in ("/", "/brief", "/export", "/corrections", "/export/brief.pdf", "/export/case.jsonl"):
            assert client.get(path).status_code == 200, path
