"""One writer at a time, and the second is told who the first is.

The lock is the operating system's, on the file `ledger.lock`, so that it dies with its holder; the file's
text says who held it last. Readers never touch it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.ledger.errors import LedgerLocked
from detente.ledger.head import write_at

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # past the text, which others must still be able to read
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _drop(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _drop(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class WriterLock:
    """The writer's lock of one case. `patience` is how many seconds to wait for another writer."""

    def __init__(self, path: Path, patience: float = 10.0) -> None:
        self.path = path
        self.patience = patience
        self._descriptor: int | None = None
        self._depth = 0
        self._thread = threading.RLock()
        self._host = json.dumps(socket.gethostname())

    def holder(self) -> dict[str, str]:
        """Who wrote last, or writes now: pid, host, since; empty where nobody ever did."""
        try:
            found = json.loads(self.path.read_text("utf-8") or "{}")
        except (OSError, ValueError):
            return {}
        return {key: str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for a while; may be nested in one thread. Raises LedgerLocked (E203)."""
        with self._thread:
            if self._depth == 0:
                self._acquire()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0 and self._descriptor is not None:
                    _drop(self._descriptor)

    def _acquire(self) -> None:
        if self._descriptor is None:
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        until, pause = time.monotonic() + self.patience, 0.001
        while not _take(self._descriptor):
            if time.monotonic() >= until:
                raise self._refusal()
            time.sleep(pause)
            pause = min(pause * 2, 0.05)
        since = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        text = f'{{"pid": {os.getpid()}, "host": {self._host}, "since": "{since}"}}\n'
        write_at(self._descriptor, text.encode("utf-8").ljust(256), 0)

    def _refusal(self) -> LedgerLocked:
        who = self.holder()
        named = f"process {who.get('pid', '?')} on {who.get('host', '?')}, since {who.get('since', '?')}"
        return LedgerLocked(
            f"{self.path.parent}, written to by {named}",
            f"the writer's lock within {self.patience:g} s",
            "Wait until that process is done, or end it; reading the case works meanwhile.",
        )

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
