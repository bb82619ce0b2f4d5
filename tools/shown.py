"""Output shown in the documentation is real: `python -m tools.shown` runs every shown command anew.

A fenced block marked `console` holds commands after "$ " and what they print. A page's blocks run one after
another in one new folder that holds the bundled case as `talks` and its texts as `texts/`. The test in
tests/docs runs the same and compares.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LIMIT_S = 300


def pages() -> list[Path]:
    """Every page with shown commands."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if BLOCK.search(page.read_text("utf-8"))]


def prepare(folder: Path) -> None:
    """The bundled case and its texts, for commands to work on."""
    bundled = ROOT / "src" / "detente" / "examples" / "anchorage"
    shutil.copytree(bundled, folder / "texts")
    run("detente demo --case talks", folder)


def run(command: str, folder: Path) -> str:
    """What a command prints on both streams, with this Python's scripts first on the path."""
    scripts = str(Path(sys.executable).parent)
    settings = {
        "PATH": scripts + os.pathsep + os.environ["PATH"],
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TZ": "UTC",
    }
    ran = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        timeout=LIMIT_S,
    )
    return ran.stdout.replace(str(folder.resolve()), "~")


def commands(block: str) -> Iterator[str]:
    """The commands of a block."""
    return (line[2:] for line in block.splitlines() if line.startswith("$ "))


def shown(page: Path, folder: Path) -> str:
    """The page's text with the output that its commands have now."""

    def renew(match: re.Match[str]) -> str:
        parts = [f"$ {command}\n{tidy(run(command, folder))}" for command in commands(match[1])]
        return "```console\n" + "".join(parts) + "```"

    return BLOCK.sub(renew, page.read_text("utf-8"))


def tidy(output: str) -> str:
    """Output without trailing spaces, so that a page passes any editor unchanged."""
    lines = [line.rstrip() for line in output.splitlines()]
    return "\n".join(lines).strip("\n") + "\n" if any(lines) else ""


def main() -> None:
    """Write every page, or those named, with the output of now."""
    asked = [Path(name).resolve() for name in sys.argv[1:]] or pages()
    with tempfile.TemporaryDirectory() as first:
        prepare(Path(first))
        for page in asked:
            with tempfile.TemporaryDirectory() as second:
                shutil.copytree(first, second, dirs_exist_ok=True)
                page.write_text(shown(page, Path(second)), "utf-8")
                print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
