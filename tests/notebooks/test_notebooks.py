"""The worked notebooks run from the first cell to the last, offline, and their answers draw themselves."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LIMIT_S = 300


def test_there_are_four() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["1_first_case", "2_counting", "3_what_if", "4_forecast"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_what_a_run_leaves(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_its_answers_draw_themselves(path: Path, tmp_path: Path) -> None:
    ran = run(nbformat.read(path, as_version=4), tmp_path)
    drawn = [output.data for cell in ran.cells for output in cell.get("outputs", ()) if "data" in output]
    assert any("text/html" in data for data in drawn)
    source = "".join(cell.source for cell in ran.cells)
    assert "to_pandas(" in source
    assert "to_arrow(" in source


def run(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run a notebook in a folder; raises CellExecutionError where a cell fails."""
    where = {"metadata": {"path": str(folder)}}
    closed = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    client = NotebookClient(notebook, timeout=LIMIT_S, kernel_name="python3", resources=where)
    client.execute(env=os.environ | closed | {"NO_COLOR": "1"})
    return notebook
