"""How to read: `accurate` (the encoder first, rules on top; the default) or `fast` (rules alone)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, get_args

Profile = Literal["accurate", "fast"]
PROFILES: tuple[str, ...] = get_args(Profile)
_CHOSEN: ContextVar[Profile] = ContextVar("profile", default="accurate")


def profile() -> Profile:
    """The profile in force here."""
    return _CHOSEN.get()


@contextmanager
def reading_as(chosen: Profile) -> Iterator[None]:
    """Read with this profile inside the `with` block: `with reading_as("fast"): read(document)`."""
    token = _CHOSEN.set(chosen)
    try:
        yield
    finally:
        _CHOSEN.reset(token)
