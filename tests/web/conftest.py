"""A case with hostile and honest documents behind the web page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.ledger.case import Case
from detente.ledger.intake import take_in
from detente.web import create_app

TOKEN = "a-token-for-the-tests"
HOSTILE = """Title: <script>alert(1)</script> & friends
Outlet: <img src=x onerror=alert(2)>
Date: 2001-03-05

President Aro Bel met Minister Cato Dune in Geneva on 4 March 2001, a spokesman said.
"We <b hx-get='/steal' onclick='go()'>offer</b> talks in Vienna," the foreign minister of Sudan said. {{ 7 * 7 }}
"""


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    hostile = folder / "hostile.txt"
    hostile.write_text(HOSTILE, "utf-8")
    plain = folder / "plain.txt"
    plain.write_text(
        "Date: 2001-03-05\n\nThe president of Sudan and the president of Egypt spoke by phone on 4 March 2001.\n",
        "utf-8",
    )
    with Case.create(folder / "case", name="A <i>case</i>") as made:
        intake = take_in(made, [str(hostile), str(plain)], workers=1)
    assert not intake.failures
    return folder / "case"


@pytest.fixture
def client(case: Path) -> Iterator[TestClient]:
    with TestClient(
        create_app(case, TOKEN), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as browser:
        browser.cookies.set("detente", TOKEN)
        yield browser
