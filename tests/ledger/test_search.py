"""Words and phrases find documents; no query is an error."""

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.ledger import Case
from detente.records import Document

TEXTS = {
    "river": "The envoys of Arda met at the river crossing. They agreed on a corridor.",
    "harbour": "A café by the harbour; Zürich was named. The corridor stays closed.",
    "russian": "Переговоры прошли в Женеве, сообщил посредник.",
}


@pytest.fixture
def library(case: Case) -> Case:
    for name, text in TEXTS.items():
        id = hashlib.sha256(text.encode()).hexdigest()
        case.ledger.add_document(Document(id=id, text=text, title=name, outlet="Example"), [], {})
    return case


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("corridor", {"river", "harbour"}),
        ("corridor closed", {"harbour"}),
        ('"river crossing"', {"river"}),
        ('"crossing river"', set()),
        ("cafe zurich", {"harbour"}),
        ("женеве", {"russian"}),
        ("посред*", {"russian"}),
        ("harbour", {"harbour"}),
        ("nothing", set()),
        ("", set()),
        ('"', set()),
        ("NOT corridor", set()),
        ("title:river", set()),
        ("-- ) OR *", set()),
    ],
)
def test_what_is_found(library: Case, query: str, found: set[str]) -> None:
    assert {hit.title for hit in library.ledger.search(query)} == found


def test_a_hit_shows_its_place(library: Case) -> None:
    (hit,) = library.ledger.search("crossing")
    assert TEXTS["river"][hit.start : hit.end] == "crossing"
    assert "river crossing" in hit.excerpt


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=30))
def test_no_query_is_an_error(library: Case, query: str) -> None:
    library.ledger.search(query)
