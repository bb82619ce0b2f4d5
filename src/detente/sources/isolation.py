"""Parsing in a process that can be killed, kept for the next file so that a thousand cost one start."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from typing import BinaryIO, NoReturn, cast

from detente.errors import DetenteError
from detente.sources import wire
from detente.sources.draft import Draft
from detente.sources.errors import ParserDied, TimedOut
from detente.sources.limits import Limits

_START = "from detente.sources.worker import main; main({memory})"
_START_SECONDS = 120
# Parsers leak a little; a fresh process now and then keeps the memory flat.
_MOST_FILES = 1000


class Parser:
    """One parsing process. Not for two threads at once; `parse` keeps them in turn."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.owner = os.getpid()
        self.files = 0
        paths = [path or os.getcwd() for path in sys.path]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START.format(memory=memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

        self._to = cast(BinaryIO, self._process.stdin)
        self._from = cast(BinaryIO, self._process.stdout)
        self._wait_for_start()

    def _wait_for_start(self) -> None:
        """Wait for the first word of the process, so that its start is not taken from a file's time."""
        alarm = threading.Timer(_START_SECONDS, self._process.kill)
        alarm.daemon = True
        alarm.start()
        started = wire.receive(self._from)
        alarm.cancel()
        if started is None:
            self.close()
            raise ParserDied(
                f"no answer from the parsing process in {_START_SECONDS} s ({self._process.returncode})",
                "a process of this Python that can start",
                "Free some memory and try again; if it stays so, raise Limits.memory.",
            )

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def ask(self, request: wire.Request) -> wire.Reply:
        """The reply to a request, within its time limit.

        Raises `TimedOut` (E112) where the time ran out, `ParserDied` (E113) where the process ended.
        """
        self.files += 1
        late = threading.Event()
        alarm = threading.Timer(request.limits.seconds, self._stop, (late,))
        alarm.daemon = True
        alarm.start()
        try:
            wire.send(self._to, request)
            body = wire.receive(self._from)
        except (BrokenPipeError, OSError):
            body = None
        finally:
            alarm.cancel()
        if body is None:
            self._raise(request, late.is_set())
        return wire.replies.decode(body)

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _raise(self, request: wire.Request, late: bool) -> NoReturn:
        self.close()
        where = request.name or "the input"
        if late:
            raise TimedOut(
                f"{where}, not parsed after {request.limits.seconds} s",
                "a file that parses in that time",
                "Save its text alone, or raise Limits.seconds.",
            )
        raise ParserDied(
            f"{where}, on which the {request.format} parser ended with status {self._process.returncode}",
            "a file its parser can bear",
            "Save its text alone and read that.",
        )

    def close(self) -> None:
        """End the process."""
        with contextlib.suppress(OSError):
            self._process.kill()
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):
                pipe.close()
        self._process.wait()


_parser: Parser | None = None
_turn = threading.RLock()


def _forget() -> None:
    """After a fork the parent's process and lock are not the child's to use."""
    global _parser, _turn
    _parser, _turn = None, threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def close() -> None:
    """End the kept process, if there is one; the next file starts another."""
    global _parser
    with _turn:
        if _parser is not None and _parser.owner == os.getpid():
            _parser.close()
        _parser = None


atexit.register(close)


def parse(format: str, data: bytes, name: str | None, limits: Limits) -> list[Draft | DetenteError]:
    """What the reader of `format` makes of the bytes, made in the parsing process."""
    global _parser
    with _turn:
        if _parser is not None and (_parser.memory != limits.memory or _parser.files >= _MOST_FILES):
            close()
        if _parser is None:
            _parser = Parser(limits.memory)
        try:
            reply = _parser.ask(wire.Request(format, name, limits, data))
        except BaseException:
            # Also when interrupted: an answer left in the pipe would be taken for the next file's.
            close()
            raise
    if reply.fault is not None:
        raise wire.error(reply.fault)
    return [part if isinstance(part, Draft) else wire.error(part) for part in reply.parts]
