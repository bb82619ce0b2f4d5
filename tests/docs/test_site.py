"""The documentation builds into a site, offline and strictly, and no page of it asks anything of another host."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import typer.main

from detente.cli.main import app
from tools.shelves import HEADS, index, pages
from tools.shown import ROOT

DOCS = ROOT / "docs"
FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
ASKS = {
    "stylesheet",
    "preconnect",
    "preload",
    "prefetch",
    "dns-prefetch",
    "icon",
    "manifest",
    "modulepreload",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    closed = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | closed | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return folder


class Fetches(HTMLParser):
    """The addresses that a browser fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in FETCHED and told.get(FETCHED[tag]):
            self.found.append(str(told[FETCHED[tag]]))
        if tag == "link" and ASKS & set((told.get("rel") or "").split()):
            self.found.append(str(told.get("href")))


def test_no_page_fetches_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        fetches = Fetches()
        fetches.feed(page.read_text("utf-8"))
        assert not [each for each in fetches.found if re.match(r"(?:[a-z]+:)?//", each)], page.name
    for sheet in site.rglob("*.css"):
        assert not re.findall(r"(?:@import|url\()\s*['\"]?(?:https?:)?//[^)]*", sheet.read_text("utf-8")), (
            sheet.name
        )


def test_every_page_of_the_documentation_is_in_the_site_and_its_navigation(site: Path) -> None:
    start = (site / "index.html").read_text("utf-8")
    for page in DOCS.rglob("*.md"):
        inside = page.relative_to(DOCS).with_suffix(".html")
        assert (site / inside).is_file(), inside
        assert f'href="{inside.as_posix()}"' in start, f"{inside} is not in the navigation"


def test_the_python_reference_holds_the_docstrings(site: Path) -> None:
    text = (site / "reference" / "answer.html").read_text("utf-8")
    assert "is the answer in a sentence" in text
    assert "to_pandas" in text


@pytest.mark.parametrize("shelf", list(HEADS))
def test_the_index_of_a_shelf_names_every_page(shelf: str) -> None:
    stored = (DOCS / shelf / "index.md").read_text("utf-8")
    assert stored == index(shelf), "run: python -m tools.shelves"
    assert all(f"]({page.name})" in stored for page in pages(shelf))


ASKING = [
    "claims",
    "contacts",
    "follow-through",
    "forecast",
    "hypotheses",
    "mediators",
    "positions",
    "signals",
]


@pytest.mark.parametrize("name", [*ASKING, "stage", "turning-points", "venues", "whatif"])
def test_every_question_has_a_page_that_says_how_good_it_is_and_when_not_to_trust_it(name: str) -> None:
    assert name in typer.main.get_command(app).commands  # type: ignore[attr-defined]
    names = (f"{name}.md", f"{name.replace('-', '_')}.md")
    page = next(DOCS / "questions" / each for each in names if (DOCS / "questions" / each).is_file())
    text = page.read_text("utf-8").lower()
    assert re.search(r"how good|figures|measured", text), f"{page.name} does not say how good it is"
    assert re.search(r"not to trust|limits|when not|does not|cannot", text), f"{page.name} names no limit"
