"""The case behind the pages: opened for each request, its casebook kept while the ledger stands still."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import AbstractContextManager
from pathlib import Path

from detente.ledger.case import Case
from detente.ledger.writing import last_entry
from detente.questions.casebook import Casebook, casebook

KEPT = 4  # casebooks with different bounds kept at once


class Desk:
    """What pages ask for a case: its casebooks (cached until the ledger grows), and the case for writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._books: OrderedDict[tuple[object, ...], Casebook] = OrderedDict()
        self._lock = threading.Lock()

    def reading(self) -> AbstractContextManager[Case]:
        """The case, read-only."""
        return Case.open(self.path, readonly=True)

    def writing(self) -> AbstractContextManager[Case]:
        """The case, to be written to by an analyst's judgement or new files."""
        return Case.open(self.path)

    def book(
        self, since: str | None = None, until: str | None = None, as_known_on: str | None = None
    ) -> Casebook:
        """The casebook within bounds, made anew only when the ledger has grown."""
        with self.reading() as case:
            key = (last_entry(case.ledger.reading())[0].seq, since, until, as_known_on)
            with self._lock:
                if key not in self._books:
                    self._books[key] = casebook(case, since=since, until=until, as_known_on=as_known_on)
                    while len(self._books) > KEPT:
                        self._books.popitem(last=False)
                self._books.move_to_end(key)
                return self._books[key]
