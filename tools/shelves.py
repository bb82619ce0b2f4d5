"""The index page of each shelf of the documentation: `python -m tools.shelves` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer.main

from detente.cli.main import app

DOCS = Path(__file__).resolve().parent.parent / "docs"
ROOMS = (
    "Sources: files that cannot be read",
    "Ledger and case",
    "Reading and identity",
    "Questions",
    "Feeds",
    "Methods",
    "Scale and snapshots",
    "The web page",
    "The command line",
)
PYTHON = """```python
from detente.ledger.case import Case
from detente.questions.casebook import casebook
from detente.questions.contacts import contacts

with Case.open("talks", readonly=True) as case:
    answer = contacts(casebook(case), parties=("USA", "RUS"))
print(answer.headline)
```"""
HEADS = {
    "commands": """# Commands

`detente COMMAND --help` shows the options and examples of each. Data goes to stdout, notes to stderr; every
command that answers takes `--format table|json|jsonl|csv`. Exit code 0: fine; 1: this case has no answer; 2:
wrong call or bad input.""",
    "questions": """# Questions

What each answers, how, how good it is by measurement, and when not to trust it.""",
    "reading": """# Reading

How a text becomes records, one kind of meaning a page, with measured figures and limits.""",
    "errors": """# Errors

Every error says what it got, what it wanted and what to do, and has a code that does not change.""",
    "reference": f"""# Python

Every command is a Python call. `Case.open(path)` opens a case, `casebook(case)` gives the questions what they
ask of, and each question returns an `Answer`: a headline, figures, tables with evidence, notes; `to_pandas()`
and `to_arrow()` give its rows.

{PYTHON}""",
}


def pages(shelf: str) -> list[Path]:
    """The pages of a shelf by name, its index aside."""
    return sorted(page for page in (DOCS / shelf).glob("*.md") if page.name != "index.md")


def title(page: Path) -> str:
    """A page's first heading."""
    found = re.search(r"^# (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return found.group(1) if found else page.stem


def index(shelf: str) -> str:
    """The index page of a shelf."""
    return "\n".join([HEADS[shelf], *_lines(shelf)]) + "\n"


def _lines(shelf: str) -> Iterator[str]:
    if shelf == "commands":
        told = typer.main.get_command(app).commands  # type: ignore[attr-defined]
        yield from ("", "| command | what it does |", "|---|---|")
        for name, command in sorted(told.items()):
            yield f"| [`{name}`]({name}.md) | {_first(command.help)} |"
        return
    if shelf == "errors":
        for number, room in enumerate(ROOMS, start=1):
            own = [page for page in pages(shelf) if page.stem.startswith(f"E{number}")]
            yield from ("", f"## {room}", "", *(f"- [{title(page)}]({page.name})" for page in own))
        return
    yield from ("", *(f"- [{title(page)}]({page.name})" for page in pages(shelf)))


def _first(help: str | None) -> str:
    return (help or "").strip().split("\n")[0].rstrip(".")


if __name__ == "__main__":
    for shelf in HEADS:
        (DOCS / shelf / "index.md").write_text(index(shelf), "utf-8")
