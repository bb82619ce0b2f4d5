"""A writer killed at any moment loses nothing that it acknowledged (200 runs: python -m benchmarks.ledger kill)."""

import sys
from pathlib import Path

import pytest

from benchmarks.ledger.killing import kill_runs


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix signal")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    outcome = kill_runs(tmp_path, runs=10, seed=7)
    assert (outcome.lost, outcome.half, outcome.faults) == ([], [], [])
    assert outcome.acknowledged >= 5
