"""A newcomer's path: a fresh copy of the project, a fresh virtual environment, the README's own commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 60  # the bundled case must be built within, once installed
KEPT_OUT = {"PYTHONPATH", "VIRTUAL_ENV", "DETENTE_SHARED"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / ".git").exists() or shutil.which("make") is None or os.name == "nt":
        pytest.skip("needs git, make and a checkout")
    copy = tmp_path_factory.mktemp("fresh") / "project"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if name.startswith(("src/", "requirements/")) or "/" not in name:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).exists():
                shutil.copy2(ROOT / name, copy / name)
    return copy


def run(command: list[str], folder: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in KEPT_OUT}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=900)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-4000:]
    return ran.stdout


def test_two_commands_make_a_brief_from_nothing(fresh: Path) -> None:
    out = run(["make", "demo", f"PYTHON={sys.executable}"], fresh)
    assert "12 contacts" in out
    assert (fresh / "demo" / "brief.html").is_file()


def test_once_installed_the_demo_works_from_any_folder_within_a_minute(fresh: Path, tmp_path: Path) -> None:
    detente = fresh / ".venv" / "bin" / "detente"
    if not detente.exists():
        pytest.skip("the environment was not made")
    started = time.monotonic()
    out = run([str(detente), "demo"], tmp_path)
    assert time.monotonic() - started < SECONDS
    assert "12 contacts" in out
    assert (tmp_path / "detente-demo" / "brief.html").is_file()


def test_own_files_make_a_brief(fresh: Path, tmp_path: Path) -> None:
    detente = str(fresh / ".venv" / "bin" / "detente")
    (tmp_path / "report.txt").write_text(
        "Date: 2004-05-06\n\nThe president of Kenya met the president of Uganda in Nairobi on 5 May 2004.\n"
    )
    run([detente, "new", "talks"], tmp_path)
    run([detente, "add", "talks", "report.txt"], tmp_path)
    run([detente, "brief", "talks", "-o", "brief.html"], tmp_path)
    assert "Nairobi" in (tmp_path / "brief.html").read_text("utf-8")


def test_the_tutorial_runs_as_written(fresh: Path, tmp_path: Path) -> None:
    """Every line of it, from making the virtual environment to the brief, in one shell that stops at a fault."""
    page = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    install, *rest = re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").symlink_to(sys.executable)
    work = tmp_path / "work"
    work.mkdir()
    lines = [f'export PATH="{tmp_path / "bin"}:$PATH"', f'cd "{fresh}"', install]
    lines += [f'export PATH="{fresh / ".venv" / "bin"}:$PATH"', f'cd "{work}"', *rest]
    out = run(["sh", "-e", "-c", "\n".join(lines)], tmp_path)
    assert "3 contacts between KEN and UGA" in out
    assert "1 contact between KEN and UGA" in out
    assert "Nairobi" in (work / "brief.html").read_text("utf-8")
    assert (work / "brief.pdf").read_bytes().startswith(b"%PDF-")
