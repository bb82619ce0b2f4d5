"""One shard after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from detente.scale.executor import TRIES, Outcome

S = TypeVar("S")
R = TypeVar("R")


class InProcess:
    """The plain loop: nothing is pickled, nothing started; a shard that kills its process kills this one."""

    name = "inprocess"

    def map_shards(
        self,
        function: Callable[[S], R],
        shards: Iterable[S],
        *,
        tries: int = TRIES,
        timeout: float | None = None,
    ) -> Iterator[Outcome[S, R]]:
        """Outcomes in order."""
        del timeout  # a loop cannot interrupt itself
        for index, shard in enumerate(shards):
            for attempt in range(1, tries + 1):
                outcome = _try(function, index, shard, attempt)
                if outcome.ok:
                    break
            yield outcome


def _try(function: Callable[[S], R], index: int, shard: S, attempt: int) -> Outcome[S, R]:
    try:
        return Outcome(index, shard, function(shard), None, attempt)
    except Exception as reason:
        return Outcome(index, shard, None, f"{type(reason).__name__}: {reason}", attempt)
