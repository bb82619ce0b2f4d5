"""A writer killed at any moment loses nothing that it acknowledged (200 runs: python -m benchmarks.ledger kill)."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.ledger.killing import kill_runs
from detente.ledger import Case

NEW = "import sys; from detente.ledger import Case; print('x', flush=True); Case.create(sys.argv[1]).close()"


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix signal")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    outcome = kill_runs(tmp_path, runs=10, seed=7)
    assert (outcome.lost, outcome.half, outcome.faults) == ([], [], [])
    assert outcome.acknowledged >= 5


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix signal")
def test_a_case_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(8):
        path = tmp_path / f"case-{number}"
        child = subprocess.Popen([sys.executable, "-c", NEW, str(path)], stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        child.kill()
        child.communicate()
        if not path.exists():
            Case.create(path).close()
        with Case.open(path) as case:
            assert case.ledger.verify().ok
