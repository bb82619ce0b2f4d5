"""A Ray cluster: one task a shard (extra [ray]).

Tasks and not Ray Data: there, one poisoned article hung the run or lost the whole result.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from detente.scale.errors import RayUnavailable
from detente.scale.executor import TRIES, Outcome

S = TypeVar("S")
R = TypeVar("R")
LOST = 5  # nodes a shard may lose under it before that counts against the shard
AHEAD = 4  # tasks in flight a core


class Ray:
    """Tasks on the cluster at `address` (None: RAY_ADDRESS, or a cluster on this machine with `workers`
    cores).

    Raises RayUnavailable (E702).
    """

    name = "ray"

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        try:
            import ray
        except ImportError as reason:
            raise RayUnavailable(
                str(reason),
                "Ray and its cluster",
                "Install détente with its extra [ray], or use the process pool.",
            ) from reason
        self._ray = ray
        if not ray.is_initialized():
            try:
                ray.init(**_options(workers, address))
            except (ConnectionError, ValueError, RuntimeError) as reason:
                raise RayUnavailable(
                    str(reason),
                    "a cluster that answers",
                    "Check the address, or leave it out to start one here.",
                ) from reason

    def map_shards(
        self,
        function: Callable[[S], R],
        shards: Iterable[S],
        *,
        tries: int = TRIES,
        timeout: float | None = None,
    ) -> Iterator[Outcome[S, R]]:
        """Outcomes as they come.

        A worker's death or a try over `timeout` uses up a try; a node's death does not.
        """
        task = self._ray.remote(max_retries=0, num_cpus=1)(_guard).remote
        waiting = ((index, shard, 1, 0) for index, shard in enumerate(shards))
        flying: dict[Any, tuple[int, S, int, int]] = {}
        again: list[tuple[int, S, int, int]] = []
        while True:
            most = AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))
            while len(flying) < most and (job := again.pop(0) if again else next(waiting, None)) is not None:
                flying[task(function, job[1])] = job
            if not flying:
                return
            ready, _ = self._ray.wait(list(flying), num_returns=1, timeout=timeout)
            if not ready:  # nothing came back for that long: the oldest is taken to hang
                ready = [next(iter(flying))]
                self._ray.cancel(ready[0], force=True)
            for reference in ready:
                outcome = self._settle(reference, flying.pop(reference), tries, again)
                if outcome is not None:
                    yield outcome

    def _settle(
        self, reference: Any, job: tuple[int, S, int, int], tries: int, again: list[tuple[int, S, int, int]]
    ) -> Outcome[S, Any] | None:
        index, shard, attempt, lost = job
        errors = self._ray.exceptions
        try:
            good, value = self._ray.get(reference)
            if good:
                return Outcome(index, shard, value, None, attempt)
        except (errors.NodeDiedError, errors.ObjectLostError, errors.OwnerDiedError) as reason:
            if lost < LOST:
                again.append((index, shard, attempt, lost + 1))
                return None
            value = f"its node died: {reason}"
        except errors.RayError as reason:
            value = f"the worker died ({type(reason).__name__})"
        if attempt < tries:
            again.append((index, shard, attempt + 1, lost))
            return None
        return Outcome(index, shard, None, str(value), attempt)


def _guard(function: Callable[[Any], Any], shard: Any) -> tuple[bool, Any]:
    """Errors of the function come back as values, so that only a death looks like a death."""
    try:
        return True, function(shard)
    except Exception as reason:
        return False, f"{type(reason).__name__}: {reason}"


def _options(workers: int | None, address: str | None) -> dict[str, Any]:
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # workers find what this process finds
    common: dict[str, Any] = {
        "runtime_env": {"env_vars": {"PYTHONPATH": path}},
        "log_to_driver": False,
        "include_dashboard": False,
        "configure_logging": False,
    }
    if address or os.environ.get("RAY_ADDRESS"):
        del common["include_dashboard"]
        return common | {"address": address or os.environ["RAY_ADDRESS"]}
    return common | {"num_cpus": workers or os.cpu_count() or 1}
