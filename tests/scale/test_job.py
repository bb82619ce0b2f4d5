"""A job gives the same parts from any executor, and goes on after a kill without doing finished shards again."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.measured import ROOT
from benchmarks.scale.runner import shards
from benchmarks.scale.work import dies_writing, digits
from detente.scale import EXECUTORS, Shard, executor, run
from detente.scale.errors import OtherJob, RayUnavailable, ShardsFailed


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes]:
    run(digits, shards(12), tmp_path / "expected", job="digits-1", executor=executor("inprocess"))
    return files(tmp_path / "expected")


@pytest.mark.parametrize("name", EXECUTORS)
def test_any_executor_and_any_order_give_the_same_bytes(
    tmp_path: Path, expected: dict[str, bytes], name: str
) -> None:
    try:
        chosen = executor(name, 2)
    except RayUnavailable as reason:
        pytest.skip(f"Ray is not installed: {reason.got}")
    shuffled = shards(12)
    random.Random(5).shuffle(shuffled)
    report = run(digits, shuffled, tmp_path / "out", job="digits-1", executor=chosen)
    assert (report.done, report.kept, report.failed) == (12, 0, {})
    assert files(tmp_path / "out") == expected
    assert [path.name for path in report.parts()] == [f"part-{n:04d}.parquet" for n in range(12)]


def test_a_second_run_does_nothing_again(tmp_path: Path, expected: dict[str, bytes]) -> None:
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "expected").glob("*.parquet")}
    report = run(digits, shards(12), tmp_path / "expected", job="digits-1", executor=executor("inprocess"))
    assert (report.done, report.kept) == (0, 12)
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "expected").glob("*.parquet")} == before
    assert files(tmp_path / "expected") == expected


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix signal")
def test_killed_at_random_moments_it_goes_on_and_ends_the_same(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    chance, out, acknowledged = random.Random(11), tmp_path / "out", set()
    for _ in range(6):
        command = [sys.executable, "-m", "benchmarks.scale.runner", str(out), "12"]
        driver = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        time.sleep(chance.uniform(0.3, 1.6))
        driver.kill()
        said = driver.stdout.read().split()
        driver.wait()
        if "done" in said:
            said = said[: said.index("done")]
        assert not acknowledged & set(said), "a finished shard was done again"
        acknowledged |= set(said)
    report = run(digits, shards(12), out, job="digits-1", executor=executor("inprocess"))
    assert report.kept >= len(acknowledged)
    time.sleep(0.3)  # workers of the last driver, still at it when it was killed, write the same bytes
    run(digits, shards(12), out, job="digits-1", executor=executor("inprocess"))
    assert files(out) == expected


def test_a_poisoned_shard_is_alone_and_is_tried_again_next_time(tmp_path: Path) -> None:
    work = shards(5)
    work[2] = Shard(work[2].name, work[2].content | {"poison": 1})
    report = run(digits, work, tmp_path / "out", job="digits-1", executor=executor("pool", 2))
    assert report.failed == {"part-0002": "ValueError: row 100 is poison"}
    with pytest.raises(ShardsFailed, match=r"E701.*1 of 5.*part-0002"):
        report.raise_for_failures()
    lines = [json.loads(line) for line in (tmp_path / "out" / "manifest.jsonl").read_text().splitlines()]
    assert [line["shard"] for line in lines if "failed" in line] == ["part-0002"]
    again = run(digits, shards(5), tmp_path / "out", job="digits-1", executor=executor("inprocess"))
    assert (again.done, again.kept, again.failed) == (1, 4, {})
    again.raise_for_failures()


def test_a_part_that_was_lost_or_cut_is_made_again(tmp_path: Path, expected: dict[str, bytes]) -> None:
    out = tmp_path / "expected"
    (out / "part-0003.parquet").unlink()
    (out / "part-0004.parquet").write_bytes(b"PAR1")
    with (out / "manifest.jsonl").open("a") as file:
        file.write('{"shard": "part-0005", "par')
    report = run(digits, shards(12), out, job="digits-1", executor=executor("inprocess"))
    assert (report.done, report.kept) == (2, 10)
    assert files(out) == expected


def test_another_jobs_folder_is_not_touched(tmp_path: Path, expected: dict[str, bytes]) -> None:
    with pytest.raises(OtherJob, match="digits-2"):
        run(digits, shards(12), tmp_path / "expected", job="digits-2", executor=executor("inprocess"))
    assert files(tmp_path / "expected") == expected


@pytest.mark.parametrize("names", [["a", "a"], ["../a"], [".a"]])
def test_names_of_shards_are_names_of_files(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(ValueError, match="unique"):
        run(
            digits,
            [Shard(n, {"first": 0, "rows": 1}) for n in names],
            tmp_path,
            job="x",
            executor=executor("inprocess"),
        )


def test_what_a_killed_worker_had_begun_is_swept_away(tmp_path: Path) -> None:
    report = run(dies_writing, shards(2), tmp_path / "out", job="dies-1", executor=executor("pool", 1))
    assert len(report.failed) == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["job.json", "manifest.jsonl"]
