"""Every address with whatever fits its description, and much that does not: refused in words, never a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from detente.ledger.case import Case
from detente.ledger.intake import take_in
from detente.web import create_app
from tests.web.conftest import TOKEN

OURS = {"Host": "127.0.0.1", "Cookie": f"detente={TOKEN}", "Sec-Fetch-Site": "same-origin"}
DESCRIBED = create_app(Path("no case is opened for its description"), TOKEN).openapi()
OPERATIONS = [(path, method) for path, methods in DESCRIBED["paths"].items() for method in methods]
EVERY = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
ODD = (
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "....//....//etc/passwd",
    "/etc/passwd",
    "%00",
    "\x01",
    "é" * 300,
)


@pytest.fixture(scope="module")
def schema(case: Path) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(case, TOKEN), headers=OURS)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_nothing_that_is_sent_makes_the_server_fail(
    schema: Any, path: str, method: str, mode: GenerationMode
) -> None:
    @EVERY
    @given(sent=schema[path][method.upper()].as_strategy(generation_mode=mode))
    def sends(sent: Any) -> None:
        answer = sent.call(headers=OURS)
        assert answer.status_code < 500, answer.text[:400]
        if path.startswith("/api/") and answer.status_code == 200:
            assert answer.headers["content-type"][0].startswith("application/json")

    try:
        sends()
    except Unsatisfiable:
        assert (
            mode is GenerationMode.NEGATIVE
        )  # where any text will do, nothing can be sent that does not fit


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    """A case that may be spoilt, and the id of a contact in it."""
    report = tmp_path_factory.mktemp("fuzz") / "report.txt"
    report.write_text(
        "Date: 2001-03-05\n\nThe president of Sudan and the president of Egypt met on 4 March 2001.\n"
    )
    with Case.create(report.with_name("case")) as made:
        take_in(made, [str(report)], workers=1)
        contact = made.ledger.records("contact")[0]
    app = create_app(report.with_name("case"), TOKEN)
    with TestClient(app, base_url="http://127.0.0.1", headers=OURS, raise_server_exceptions=False) as browser:
        yield browser, getattr(contact, "id", "")


FIELDS = st.sampled_from(["date", "medium", "participants", "span", "id", "record", "levels", "nothing"])
VALUES = st.one_of(
    st.text(max_size=40),
    st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists).map(json.dumps),
)


@settings(EVERY, max_examples=25)
@given(field=FIELDS | st.text(max_size=20), value=VALUES, reason=st.text(max_size=10))
def test_a_correction_with_nonsense_is_refused_and_the_pages_still_stand(
    own: tuple[TestClient, str], field: str, value: str, reason: str
) -> None:
    browser, contact = own
    sent = {"field": field, "value": value, "reason": reason}
    answer = browser.post(f"/records/{contact}/change", data=sent, follow_redirects=False)
    assert answer.status_code in (303, 400, 404, 422), answer.text[:400]
    for address in ("/", "/q/contacts", f"/records/{contact}", "/api/questions/contacts"):
        assert browser.get(address).status_code < 500


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_a_foreign_host_is_refused_everywhere(own: tuple[TestClient, str], path: str, method: str) -> None:
    answer = own[0].request(method, path, headers={"Host": "evil.example"})
    assert answer.status_code == 421


@pytest.mark.parametrize("path", [path for path, method in OPERATIONS if method != "get"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_write_from_another_site_is_refused_everywhere(
    own: tuple[TestClient, str], path: str, site: str
) -> None:
    assert own[0].post(path, headers={"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "path", [*(path for path, method in OPERATIONS if method == "get" and "{" in path), "/static/{id}"]
)
def test_no_path_leads_out_of_the_case(own: tuple[TestClient, str], path: str, odd: str) -> None:
    name = path[path.index("{") : path.index("}") + 1]
    answer = own[0].get(path.replace(name, odd if odd.startswith("..%") else quote(odd, safe="/.")))
    assert answer.status_code in (400, 404, 422)
    assert "root:" not in answer.text
