"""The one interface, and the executors by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from detente.scale.errors import UnknownExecutor

S = TypeVar("S")
R = TypeVar("R")
TRIES = 2


@dataclass(frozen=True)
class Outcome(Generic[S, R]):
    """What became of one shard: its value, or the error of its last try ("ValueError: bad row 7").

    `index` counts the shards as they were handed in, from 0.
    """

    index: int
    shard: S
    value: R | None
    error: str | None = None
    tries: int = 1

    @property
    def ok(self) -> bool:
        """True where the shard was done."""
        return self.error is None


class Executor(Protocol):
    """Runs a function over shards. Each is tried twice; one that fails twice does not hold up the others.

    The function has to be importable by name (or a `functools.partial` of one) and to give the same result
    whenever it is given the same shard; shards and results have to be picklable.
    """

    name: str

    def map_shards(
        self,
        function: Callable[[S], R],
        shards: Iterable[S],
        *,
        tries: int = TRIES,
        timeout: float | None = None,
    ) -> Iterator[Outcome[S, R]]:
        """Outcomes as they come, in any order; shards are drawn as they are needed.

        `timeout` is seconds a try may take (not kept by the in-process executor, which cannot interrupt
        itself).
        """
        ...


def in_order(outcomes: Iterable[Outcome[S, R]]) -> Iterator[Outcome[S, R]]:
    """The same outcomes in the order in which the shards were handed in; holds back what comes early."""
    waiting: dict[int, Outcome[S, R]] = {}
    following = 0
    for outcome in outcomes:
        waiting[outcome.index] = outcome
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def _inprocess(_: int | None) -> Executor:
    from detente.scale.inprocess import InProcess

    return InProcess()


def _pool(workers: int | None) -> Executor:
    from detente.scale.pool import Pool

    return Pool(workers)


def _ray(workers: int | None) -> Executor:
    from detente.scale.cluster import Ray

    return Ray(workers)


EXECUTORS: dict[str, Callable[[int | None], Executor]] = {"inprocess": _inprocess, "pool": _pool, "ray": _ray}


def executor(name: str = "pool", workers: int | None = None) -> Executor:
    """An executor by name: inprocess, pool, ray. Raises UnknownExecutor (E706), RayUnavailable (E702)."""
    if name not in EXECUTORS:
        raise UnknownExecutor(repr(name), "one of " + ", ".join(EXECUTORS), "Choose one of these.")
    return EXECUTORS[name](workers)
