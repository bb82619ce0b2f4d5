"""What mkdocs does before it builds: the order of the pages, and the results of the benchmarks as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
SHELVES = (
    ("Questions", "questions"),
    ("Commands", "commands"),
    ("Reading", "reading"),
    ("Methods", "methods"),
    ("Python", "reference"),
    ("Errors", "errors"),
)
FIRST = (("Start", "index.md"), ("Tutorial", "tutorial.md"), ("Glossary", "glossary.md"))
RESULTS = "results.md"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Every page has its place: new ones need not be listed."""
    docs = Path(config.docs_dir)
    shelves = [{title: _shelf(docs, docs / folder)} for title, folder in SHELVES]
    named = {name for _, name in FIRST}
    rest = [page.name for page in sorted(docs.glob("*.md")) if page.name not in named]
    about: list[Any] = [*rest, {"Figures": RESULTS}]
    config.nav = [*({title: name} for title, name in FIRST), *shelves, {"About": about}]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The results of all benchmarks, as they are stored."""
    text = (ROOT / "benchmarks" / "RESULTS.md").read_text("utf-8")
    files.append(File.generated(config, RESULTS, content=text))
    return files


def _shelf(docs: Path, folder: Path) -> list[Any]:
    """The pages of a folder by name, its index first, then its own folders."""
    pages = sorted(folder.glob("*.md"), key=lambda page: (page.name != "index.md", page.name))
    inner = [
        {each.name.capitalize(): _shelf(docs, each)} for each in sorted(folder.iterdir()) if each.is_dir()
    ]
    return [*(str(page.relative_to(docs).as_posix()) for page in pages), *inner]
