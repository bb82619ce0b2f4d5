"""The catalogue of signals: what each is, whether it costs something, and the words that show it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from detente.reading.cues import loaded


@dataclass(frozen=True)
class SignalKind:
    """One kind of signal. `costly` after Fearon (1997): giving it costs something that is lost if it is
    not meant."""

    code: str
    what: str
    costly: bool
    words: re.Pattern[str]


@functools.cache
def catalogue() -> tuple[SignalKind, ...]:
    """The kinds that ship, in the order they are tried."""
    raw: dict[str, dict[str, Any]] = loaded("signals.yaml")
    return tuple(
        SignalKind(
            code,
            str(entry["what"]),
            bool(entry["costly"]),
            re.compile("|".join(entry["patterns"]), re.IGNORECASE),
        )
        for code, entry in raw.items()
    )


def kind_of(words: str, kinds: tuple[SignalKind, ...] | None = None) -> tuple[SignalKind, int] | None:
    """The first kind whose words are found, and where; the earliest listed wins."""
    for kind in kinds or catalogue():
        found = kind.words.search(words)
        if found:
            return kind, found.start()
    return None
