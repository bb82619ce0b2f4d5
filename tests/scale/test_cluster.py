"""A real Ray cluster of four nodes on this machine, one killed in the middle: every shard once, the same bytes."""

from pathlib import Path

import pytest

from benchmarks.scale.runner import shards
from benchmarks.scale.work import digits
from detente.scale import executor, run

ray = pytest.importorskip("ray", reason="Ray is not installed (extra [ray])")


def test_one_of_four_nodes_killed_in_the_middle(tmp_path: Path) -> None:
    from ray.cluster_utils import Cluster

    from detente.scale.cluster import Ray

    run(digits, shards(40, sleep_ms=150), tmp_path / "here", job="digits-1", executor=executor("inprocess"))
    ray.shutdown()
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    nodes = [cluster.add_node(num_cpus=1) for _ in range(4)]
    cluster.wait_for_nodes()
    done: list[str] = []

    def told(name: str) -> None:
        done.append(name)
        if len(done) == 6:
            cluster.remove_node(nodes[1], allow_graceful=False)

    try:
        cluster_executor = Ray(address=cluster.address)
        report = run(
            digits,
            shards(40, sleep_ms=150),
            tmp_path / "there",
            job="digits-1",
            executor=cluster_executor,
            progress=told,
        )
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert (report.done, report.failed) == (40, {})
    assert sorted(done) == [f"part-{n:04d}" for n in range(40)]
    parts = {p.name: p.read_bytes() for p in (tmp_path / "there").iterdir()}
    assert parts == {p.name: p.read_bytes() for p in (tmp_path / "here").iterdir()}
