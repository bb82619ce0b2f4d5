"""The readers: which there are, in which order, what each makes.

A reader is one file with one function `Page -> list of records`, marked with `@reader`. Adding one is
writing the file and naming it in `reading/__init__.py`, or offering it under the entry point group
`detente.readers`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from detente.reading.page import Page
from detente.records import Made, Record

Read = Callable[[Page], Sequence[Record]]
Found = TypeVar("Found", bound=Sequence[Record])


@dataclass(frozen=True)
class Reader:
    """One reader: its name and version (kept in every record it makes) and its function."""

    name: str
    version: str
    makes: str
    read: Read

    def __call__(self, page: Page) -> Sequence[Record]:
        """The records of a page."""
        return page.of(self.read)


READERS: dict[str, Reader] = {}


def reader(
    name: str, *, version: str, makes: str
) -> Callable[[Callable[[Page], Found]], Callable[[Page], Found]]:
    """Register a function as the reader `name`; `makes` is the record name it produces ("contact")."""

    def register(function: Callable[[Page], Found]) -> Callable[[Page], Found]:
        READERS[name] = Reader(name=name, version=version, makes=makes, read=function)
        return function

    return register


def made(name: str, confidence: float | None = None, why: str | None = None) -> Made:
    """How a record of this reader came about."""
    return Made(reader=name, version=READERS[name].version, confidence=confidence, why=why)
