"""Several processes on this machine, each known by the shard it holds.

The standard library's pool cannot say which shard took a worker down and fails them all; this one starts that
worker anew and goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from detente.scale.errors import WorkersDoNotStart
from detente.scale.executor import TRIES, Outcome

S = TypeVar("S")
R = TypeVar("R")
_SPAWN = multiprocessing.get_context("spawn")
_READY = "ready"
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def _serve(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """A worker's life: take a shard, answer, until told to stop or the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver decides what Ctrl-C means
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(_READY)
        while (message := pipe.recv()) is not None:
            try:
                answer: tuple[bool, Any] = (True, function(message[0]))
                pipe.send(answer)
            except (BrokenPipeError, ConnectionResetError):
                return
            except Exception as reason:
                pipe.send((False, f"{type(reason).__name__}: {reason}"))


class _Worker:
    """One process, the pipe to it, and the job it holds: index, shard, which try."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function
        self.job: tuple[int, Any, int] | None = None
        self.since = 0.0
        self._start()

    def _start(self) -> None:
        self.ready = False
        self.pipe, other = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=_serve, args=(other, self.function), daemon=True)
        for name in _ONE_THREAD:  # a worker a core: more threads would wait for one another
            os.environ.setdefault(name, "1")
        self.process.start()
        other.close()

    def give(self, job: tuple[int, Any, int]) -> None:
        self.job, self.since = job, time.monotonic()
        with contextlib.suppress(BrokenPipeError):  # a worker that died idle: its answer says so
            self.pipe.send((job[1],))

    def answer(self) -> tuple[bool, Any] | None:
        """Its answer, or the news of its death; after that it has been started anew. None: it has started.

        Raises WorkersDoNotStart (E707) where it died before it could take a shard.
        """
        try:
            answer = self.pipe.recv()
            if answer == _READY:
                self.ready = True
                return None
            good, value = answer
            return good, value
        except (EOFError, ConnectionResetError):
            self.process.join()
            code = self.process.exitcode
            if not self.ready:
                raise WorkersDoNotStart(
                    f"a process that ended at its start ({_death(code)})",
                    "processes that can be started",
                    'In your own script, put the call under `if __name__ == "__main__":`; see the fault.',
                ) from None
            self.restart()
            return False, f"the worker died ({_death(code)})"

    def restart(self) -> None:
        self.stop(0)
        self._start()

    def stop(self, patience: float) -> None:
        with contextlib.suppress(OSError):
            self.pipe.send(None)
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.pipe.close()


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit status {code}"


class Pool:
    """Processes started afresh (spawn), as many as there are cores unless `workers` says otherwise."""

    name = "pool"

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1

    def map_shards(
        self,
        function: Callable[[S], R],
        shards: Iterable[S],
        *,
        tries: int = TRIES,
        timeout: float | None = None,
    ) -> Iterator[Outcome[S, R]]:
        """Outcomes as they come.

        A worker that dies, or takes longer than `timeout` seconds, has used up a try.
        """
        waiting = ((index, shard, 1) for index, shard in enumerate(shards))
        again: list[tuple[int, S, int]] = []
        workers: list[_Worker] = []
        try:
            while True:
                self._hand_out(workers, function, waiting, again)
                busy = {worker.pipe: worker for worker in workers if worker.job is not None}
                if not busy:
                    return
                for pipe in wait(list(busy), _remaining(busy.values(), timeout)):
                    worker = busy[pipe]  # type: ignore[index]
                    answer = worker.answer()
                    outcome = _settle(worker, answer, tries, again) if answer is not None else None
                    if outcome is not None:
                        yield outcome
                for worker in busy.values():
                    if (
                        timeout is not None
                        and worker.job is not None
                        and time.monotonic() - worker.since > timeout
                    ):
                        worker.process.kill()
                        worker.restart()
                        outcome = _settle(worker, (False, f"took longer than {timeout:g} s"), tries, again)
                        if outcome is not None:
                            yield outcome
        finally:
            for worker in workers:
                worker.stop(5 if worker.job is None else 0)

    def _hand_out(
        self,
        workers: list[_Worker],
        function: Callable[[Any], Any],
        waiting: Iterator[tuple[int, Any, int]],
        again: list[tuple[int, Any, int]],
    ) -> None:
        """Give every idle worker a shard, starting workers only as there is work for them."""
        while len(workers) < self.workers or any(worker.job is None for worker in workers):
            job = again.pop(0) if again else next(waiting, None)
            if job is None:
                return
            idle = next((worker for worker in workers if worker.job is None), None)
            if idle is None:
                idle = _Worker(function)
                workers.append(idle)
            idle.give(job)


def _remaining(workers: Iterable[_Worker], timeout: float | None) -> float | None:
    if timeout is None:
        return None
    return max(0.0, min(worker.since for worker in workers) + timeout - time.monotonic()) + 0.01


def _settle(
    worker: _Worker, answer: tuple[bool, Any], tries: int, again: list[tuple[int, Any, int]]
) -> Outcome[Any, Any] | None:
    """The outcome of a try, or None where the shard gets another."""
    assert worker.job is not None
    (index, shard, attempt), worker.job = worker.job, None
    good, value = answer
    if good:
        return Outcome(index, shard, value, None, attempt)
    if attempt < tries:
        again.append((index, shard, attempt + 1))
        return None
    return Outcome(index, shard, None, str(value), attempt)
