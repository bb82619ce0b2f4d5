"""What the documentation shows is what happens."""

import re
import shutil
from pathlib import Path

import pytest
import typer.main

from detente.cli.main import app
from tools.shown import ROOT, pages, prepare, shown

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shown")
    prepare(folder)
    return folder


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_output_shown_is_the_real_output(page: Path, prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    assert shown(page, tmp_path) == page.read_text("utf-8"), "run: python -m tools.shown"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_page_that_names_every_option(name: str) -> None:
    page = (ROOT / "docs" / "commands" / f"{name}.md").read_text("utf-8")
    inner = getattr(COMMANDS[name], "commands", {})
    for command in (COMMANDS[name], *inner.values()):
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert option in page, f"{name}: {option} is not in docs/commands/{name}.md"
    for word in inner:
        assert re.search(rf"\b{word}\b", page), f"{name} {word} is not in docs/commands/{name}.md"


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
