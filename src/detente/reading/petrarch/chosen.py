"""The dictionaries in force: none, or the folder that the user reads with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from detente.reading.petrarch.dictionaries import Dictionaries, load

_CHOSEN: ContextVar[Dictionaries | None] = ContextVar("dictionaries", default=None)


def chosen() -> Dictionaries | None:
    """The dictionaries in force here, or None."""
    return _CHOSEN.get()


@contextmanager
def coding_with(folder: str | Path | None) -> Iterator[None]:
    """Code events with the dictionaries of a folder inside the `with` block; None: as always.

    Raises NoDictionaries (E303) where the folder holds none.
    """
    token = _CHOSEN.set(load(Path(folder).resolve()) if folder is not None else None)
    try:
        yield
    finally:
        _CHOSEN.reset(token)
