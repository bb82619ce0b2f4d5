"""The demo replaces a case that it made itself, and nothing else."""

from pathlib import Path

import pytest

from detente.cli.demo import command
from detente.ledger.errors import CaseExists


def test_a_folder_that_the_demo_did_not_make_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "brief.html").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CaseExists, match="not empty"):
        command(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "demo" / "brief.html").exists()
