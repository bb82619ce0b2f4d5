"""RESULTS.md shows the latest of every stored result."""

import json
from pathlib import Path

import pytest

from benchmarks.results import COLUMNS, HERE, page

STORED = sorted((HERE / "results").glob("*.json"))


def test_the_page_is_the_stored_results() -> None:
    assert (HERE / "RESULTS.md").read_text("utf-8") == page(), "run: python -m benchmarks.results"


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_result_says_when_where_and_against_which_goal(path: Path) -> None:
    result = json.loads(path.read_text("utf-8"))
    assert {"benchmark", "date", "machine", "versions", "rows"} <= set(result)
    assert result["rows"]
    for row in result["rows"]:
        assert set(COLUMNS) <= set(row), row["measure"]
