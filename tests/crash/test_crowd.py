"""Writers and readers at once (two and ten for a minute: python -m benchmarks.ledger crowd)."""

from pathlib import Path

from benchmarks.ledger.crowd import crowd


def test_no_write_is_lost_and_no_reader_fails(tmp_path: Path) -> None:
    found = crowd(tmp_path, writers=2, readers=2, seconds=2.5)
    assert (found["lost"], found["errors"], found["faults"]) == (0, [], [])
    assert found["written"] > 10
    assert found["reads"] > 10
