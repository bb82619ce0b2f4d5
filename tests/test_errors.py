"""Every error has a stable code, unique, with a page that says what to do."""

import pkgutil
from importlib import import_module
from pathlib import Path

import detente
from detente.errors import catalogue

DOCS = Path(__file__).parents[1] / "docs" / "errors"


def declared() -> set[str]:
    for module in pkgutil.walk_packages(detente.__path__, "detente."):
        if module.name.endswith(".errors"):
            import_module(module.name)
    return set(catalogue())


def test_every_error_has_a_page_that_says_what_to_do() -> None:
    for code in declared():
        page = (DOCS / f"{code}.md").read_text("utf-8")
        assert page.startswith(f"# {code}: {catalogue()[code].title}\n"), code
        assert "What to do" in page, code


def test_every_page_belongs_to_an_error() -> None:
    assert {page.stem for page in DOCS.glob("E*.md")} <= declared()
