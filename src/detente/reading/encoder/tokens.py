"""Text to wordpieces, with what an uncased vocabulary throws away.

The encoder's vocabulary is lower-case and knows no line breaks, yet capitals, paragraph breaks and quotation
marks say much about who is speaking. Each token therefore carries a *shape*: an integer in 0..35 that is

    case (0 lower or none, 1 Title, 2 UPPER, 3 mIxed) + 4 * gap (0 none, 1 space, 2 line break before)
    + 12 * quote (0 outside, 1 inside double quotation marks, 2 a double quotation mark itself)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

SHAPES = 36
# shapes that mark the actors of an event that is to be classed
SOURCE, TARGET = 36, 37
CLS, SEP = 101, 102
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Tokens:
    """The wordpieces of one text: `ids`, `shapes`, `starts`, `ends`, each an int64 array of the same length
    n.

    `starts` and `ends` are code-point offsets into the text, end exclusive.
    """

    ids: Ints
    shapes: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def marked(self, spans: list[tuple[int, int, int]]) -> Tokens:
        """The same tokens with new shapes: (start, end, shape) in token positions."""
        shapes = self.shapes.copy()
        for start, end, shape in spans:
            shapes[start:end] = shape
        return Tokens(self.ids, shapes, self.starts, self.ends)

    def cover(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range that overlaps characters `start` to `end`; empty (i, i) if none does."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return (first, max(first, last))


def first(tokens: Tokens, n: int) -> Tokens:
    """The first n tokens."""
    return Tokens(tokens.ids[:n], tokens.shapes[:n], tokens.starts[:n], tokens.ends[:n])


def load_tokenizer(path: Path) -> Tokenizer:
    """The wordpiece tokenizer at `path`, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def tokenize(tokenizer: Tokenizer, text: str) -> Tokens:
    """Cut `text` into wordpieces. Lone surrogates are read as U+FFFD; any string is accepted."""
    safe = text if text.isascii() else "".join("�" if "\ud800" <= c <= "\udfff" else c for c in text)
    coded = tokenizer.encode(safe, add_special_tokens=False)
    offsets = np.asarray(coded.offsets, dtype=np.int64).reshape(-1, 2)
    ids = np.asarray(coded.ids, dtype=np.int64)
    shapes = np.asarray(_shapes(safe, coded.offsets), dtype=np.int64)
    return Tokens(ids, shapes, offsets[:, 0].copy(), offsets[:, 1].copy())


def _shapes(text: str, offsets: list[tuple[int, int]]) -> list[int]:
    shapes: list[int] = []
    inside, previous = False, 0
    for start, end in offsets:
        between, piece = text[previous:start], text[start:end]
        gap = 0 if start <= previous and previous else (2 if "\n" in between or not previous else 1)
        if gap == 2:
            inside = False
        quote = 1 if inside else 0
        if piece in OPENING or (piece == STRAIGHT and not inside):
            inside, quote = True, 2
        elif piece in CLOSING or piece == STRAIGHT:
            inside, quote = False, 2
        shapes.append(_case(piece) + 4 * gap + 12 * quote)
        previous = end
    return shapes


def _case(piece: str) -> int:
    if piece.islower() or not piece.isalpha():
        return 0 if piece.lower() == piece else 3
    if len(piece) > 1 and piece.isupper():
        return 2
    return 1 if piece[:1].isupper() and piece[1:] == piece[1:].lower() else 3
