"""The windows in which the layers for stands read a text: whole sentences, each read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.encoder.tokens import Tokens

MOST, SLACK = 320, 30  # tokens of a window; what a sentence may stand out
Span = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """Sentences `own` (first, behind the last) that are read together: tokens [start, end) of the text."""

    own: Span
    start: int
    end: int


def windows(sentences: Sequence[Span], tokens: Tokens) -> list[Window]:
    """Sentences (character spans, in order) in windows of like length, of at most `MOST` tokens, each
    sentence read once."""
    at = [tokens.cover(*each) for each in sentences]
    whole = at[-1][1] - at[0][0] if at else 0
    most = min(MOST, whole // (1 + whole // MOST) + SLACK)
    found, i = [], 0
    while i < len(at):
        j = i
        while j + 1 < len(at) and at[j + 1][1] - at[i][0] <= most:
            j += 1
        start = at[i][0]
        found.append(Window((i, j + 1), start, min(at[j][1], start + MOST + SLACK)))
        i = j + 1
    return found
