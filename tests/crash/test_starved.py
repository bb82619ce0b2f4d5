"""A full disk and a read-only disk: refused with the right word, nothing lost, nothing half-written."""

import sys
from pathlib import Path

import pytest

from benchmarks.ledger.starved import full_runs, read_only, really_full

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs Unix file limits and mounts")


def test_files_that_may_not_grow(tmp_path: Path) -> None:
    assert full_runs(tmp_path, [150_000, 777_777]) == []


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    faults = really_full(tmp_path)
    if faults is None:
        pytest.skip("no file system may be mounted here")
    assert faults == []


def test_a_disk_that_is_read_only(tmp_path: Path) -> None:
    faults = read_only(tmp_path)
    if faults is None:
        pytest.skip("no file system may be mounted here")
    assert faults == []
