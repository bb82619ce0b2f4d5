"""One battery for every executor: each shard once, a bad one alone set aside, order kept where asked."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.scale import work
from detente.scale import EXECUTORS, executor, in_order
from detente.scale.errors import RayUnavailable, UnknownExecutor

INTERRUPTIBLE = ["pool", "ray"]


def make(name: str):
    try:
        return executor(name, 2)
    except RayUnavailable as reason:
        pytest.skip(f"Ray is not installed: {reason.got}")


@pytest.mark.parametrize("name", EXECUTORS)
def test_every_shard_comes_back_once(name: str) -> None:
    found = list(make(name).map_shards(work.square, range(40)))
    assert sorted((o.index, o.shard, o.value, o.tries) for o in found) == [
        (n, n, n * n, 1) for n in range(40)
    ]


@pytest.mark.parametrize("name", EXECUTORS)
def test_no_shards_no_outcomes(name: str) -> None:
    assert list(make(name).map_shards(work.square, [])) == []


@pytest.mark.parametrize("name", EXECUTORS)
def test_a_shard_that_fails_twice_is_set_aside_alone(name: str) -> None:
    found = {o.shard: o for o in make(name).map_shards(work.bad_at_three, range(8))}
    assert {n: o.value for n, o in found.items() if o.ok} == {n: n for n in range(8) if n != 3}
    assert (found[3].error, found[3].tries) == ("ValueError: three is bad", 2)


@pytest.mark.parametrize("name", EXECUTORS)
def test_order_can_be_kept(name: str) -> None:
    found = in_order(make(name).map_shards(work.slow_square, range(12)))
    assert [o.shard for o in found] == list(range(12))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is Unix")
@pytest.mark.parametrize("name", INTERRUPTIBLE)
def test_a_shard_that_kills_its_worker_is_set_aside_alone(name: str) -> None:
    found = {o.shard: o for o in make(name).map_shards(work.dies_at_three, range(8))}
    assert sorted(n for n, o in found.items() if o.ok) == [0, 1, 2, 4, 5, 6, 7]
    assert found[3].tries == 2
    assert "died" in found[3].error


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is Unix")
@pytest.mark.parametrize("name", INTERRUPTIBLE)
def test_a_worker_that_dies_once_costs_one_try(name: str, tmp_path) -> None:
    found = {
        o.shard[1]: o for o in make(name).map_shards(work.dies_once, [(str(tmp_path), n) for n in range(6)])
    }
    assert all(o.ok for o in found.values())
    assert {n: o.tries for n, o in found.items()} == {0: 1, 1: 1, 2: 1, 3: 2, 4: 1, 5: 1}


@pytest.mark.parametrize("name", INTERRUPTIBLE)
def test_a_shard_that_hangs_is_set_aside_in_time(name: str) -> None:
    found = {o.shard: o for o in make(name).map_shards(work.hangs_at_three, range(6), timeout=3)}
    assert sorted(n for n, o in found.items() if o.ok) == [0, 1, 2, 4, 5]
    assert found[3].tries == 2


def test_what_cannot_be_sent_back_is_an_error_of_that_shard() -> None:
    found = {o.shard: o for o in executor("pool", 2).map_shards(work.unpicklable, range(5))}
    assert [n for n, o in found.items() if not o.ok] == [3]


def test_shards_are_drawn_as_they_are_needed() -> None:
    drawn = []

    def source():
        for number in range(1000):
            drawn.append(number)
            yield number

    outcomes = executor("pool", 2).map_shards(work.square, source())
    next(outcomes)
    outcomes.close()
    assert len(drawn) < 20


def test_a_consumer_that_stops_leaves_no_worker_behind() -> None:
    import multiprocessing

    outcomes = executor("pool", 2).map_shards(work.slow_square, range(100))
    next(outcomes)
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_an_unknown_executor_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownExecutor, match="inprocess, pool, ray"):
        executor("threads")


def test_a_script_that_starts_itself_again_is_told_so(tmp_path: Path) -> None:
    """Without a main guard every worker runs the script anew and ends: no shard is to blame."""
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from detente.scale import executor\n"
        "print(len(list(executor('pool', 2).map_shards(str, range(50)))))\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode != 0
    assert "E707" in done.stderr
