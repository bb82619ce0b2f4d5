"""The case behind the pages: what was worked out is kept while the ledger and its files stand."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

from detente.ledger.case import SETTINGS, Case
from detente.ledger.settings import read
from detente.ledger.writing import last_entry
from detente.questions.casebook import Casebook, casebook

T = TypeVar("T")
KEPT = 64  # answers kept at once
LONG = 1.0  # seconds from which a casebook is made ahead of being asked for
BOOKS = 3  # casebooks with different bounds kept at once
EDITED = ("*.csv", "*.yaml", "*.yml", "definitions/*.yaml")  # an analyst's own files, which answers depend on


class Desk:
    """What pages ask for a case: its casebooks and answers, kept until it changes, and the case itself."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()
        self._took = 0.0  # seconds that the last casebook took to make

    @property
    def name(self) -> str:
        """What the case is called."""
        return read(self.path / SETTINGS).name

    def reading(self) -> AbstractContextManager[Case]:
        """The case, read-only."""
        return Case.open(self.path, readonly=True)

    @contextmanager
    def writing(self) -> Iterator[Case]:
        """The case, to be written to by an analyst; a large one is read anew while its user reads."""
        with Case.open(self.path) as case:
            yield case
        if self._took > LONG:
            threading.Thread(target=self.book, daemon=True).start()

    def state(self) -> Hashable:
        """Another value whenever the ledger has grown or a file of the analyst's has changed."""
        with self.reading() as case:
            last = last_entry(case.ledger.reading())[0].seq
        files = sorted(path for pattern in EDITED for path in self.path.glob(pattern))
        return last, tuple((path.name, path.stat().st_mtime_ns) for path in files)

    def book(
        self, since: str | None = None, until: str | None = None, as_known_on: str | None = None
    ) -> Casebook:
        """The casebook within bounds."""

        def made() -> Casebook:
            begun = time.monotonic()
            with self.reading() as case:
                found = casebook(case, since=since, until=until, as_known_on=as_known_on)
            self._took = time.monotonic() - begun
            return found

        return self.remembered(("book", since, until, as_known_on), made)

    def remembered(self, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for each `what` while the case stands still; others wait for it."""
        state = self.state()
        key = (state, what)
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]  # type: ignore[return-value]
            try:
                found = make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            with self._lock:
                self._kept[key] = found
                self._forget(state)
        return found

    def _forget(self, state: Hashable) -> None:
        """Drop what an older state of the case gave, and the longest unused."""
        for key in [key for key in self._kept if key[0] != state]:  # type: ignore[index]
            del self._kept[key]
        books = [key for key in self._kept if key[1][0] == "book"]  # type: ignore[index]
        spare = len(self._kept) - KEPT
        for key in [*books[: max(0, len(books) - BOOKS)], *list(self._kept)[: max(0, spare)]]:
            self._kept.pop(key, None)
