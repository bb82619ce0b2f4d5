"""What span finding hands to interpretation: who, by which word, said what, as offsets.

Both finders (the rules here, the encoder elsewhere) give these; everything after is the same for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Offsets into a text, end exclusive: the speaker, the cue and the content (one span or several)."""

    content: tuple[Offsets, ...]
    source: Offsets | None = None
    cue: Offsets | None = None
    act: str | None = None
    lemma: str | None = None
    confidence: float | None = field(default=None, compare=False)


def length(spans: Iterable[Offsets]) -> int:
    """Characters of some spans."""
    return sum(end - start for start, end in spans)


def shared(some: Iterable[Offsets], others: Sequence[Offsets]) -> int:
    """Characters that two groups of spans share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)
