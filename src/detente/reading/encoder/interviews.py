"""Who asks and who is asked: layers of their own over the shared word vectors, and a head for every mention.

The text is what `turns_view` shows of a page. Each token also carries the kind of its line, as a learned
vector added to its state. A mention of a name is scored from the states of its first and last token and of
the tokens beside it; "nobody" from the state of the text's beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from detente.reading.encoder import heads
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.encoder import load
from detente.reading.encoder.tokens import CLS, SEP, Ints, Tokens, first, tokenize
from detente.reading.encoder.weights import FOLDER, Loaded, own_layers

MOST = 510
"""Tokens of a view that are read."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Shown:
    """A text as the layers see it: ids, shapes and kinds [n + 2] of its n tokens between the two marks."""

    tokens: Tokens
    ids: Ints
    shapes: Ints
    kinds: Ints

    def place(self, start: int, end: int) -> Span | None:
        """The first and last token of characters `start` to `end`, or None where they are not read."""
        a, b = self.tokens.cover(start, end)
        return (1 + a, b) if a < b else None


def shown(tokenizer: Any, text: str, kinds: Sequence[tuple[int, int, int]]) -> Shown:
    """A text cut into tokens; `kinds` are (start, end, kind) of its lines."""
    tokens = first(tokenize(tokenizer, text), MOST)
    n = len(tokens)
    of = np.zeros(n + 2, dtype=np.int64)
    for start, end, kind in kinds:
        a, b = tokens.cover(start, end)
        of[1 + a : 1 + b] = kind
    ids = np.concatenate([[CLS], tokens.ids, [SEP]]).astype(np.int64)
    shapes = np.concatenate([[0], tokens.shapes, [0]]).astype(np.int64)
    return Shown(tokens, ids, shapes, of)


class InterviewEncoder:
    """Scores mentions of names by whether they are who is asked, and who asks."""

    def __init__(self, loaded: Loaded, layers: Any, weights: heads.Weights) -> None:
        self._loaded, self._layers, self._weights = loaded, layers, weights

    def shown(self, text: str, kinds: Sequence[tuple[int, int, int]]) -> Shown:
        """A text as these layers see it."""
        return shown(self._loaded.tokenizer, text, kinds)

    def scores(self, seen: Shown, mentions: Sequence[Span]) -> tuple[Floats, Floats]:
        """Scores [m, 2] of m mentions (first and last token) and [2] of nobody: asked, asking."""
        states = self._loaded.embed(seen.ids[None], seen.shapes[None])
        states = states + self._weights["kinds.weight"][seen.kinds][None]
        hidden: Floats = self._layers.run(["hidden"], {"states": states.astype(np.float32)})[0][0]
        nobody = heads.linear(self._weights, "nobody", hidden[0])
        if not mentions:
            return np.zeros((0, 2), dtype=np.float32), nobody
        a, b = np.asarray(mentions, dtype=np.int64).T
        beside = np.maximum(a - 1, 0), np.minimum(b + 1, len(hidden) - 1)
        joined = np.concatenate([hidden[a], hidden[b], hidden[beside[0]], hidden[beside[1]]], axis=1)
        inner = np.maximum(heads.linear(self._weights, "first", joined), 0)
        return heads.linear(self._weights, "second", inner), nobody


@lru_cache(maxsize=1)
def load_interviews() -> tuple[InterviewEncoder, dict[str, Any]]:
    """The shipped layers and their settings, opened once a process; raises EncoderUnavailable."""
    loaded = load().loaded
    layers, weights, manifest = own_layers(FOLDER, "interviews")
    return InterviewEncoder(loaded, layers, weights), manifest["settings"]


__all__ = ["MOST", "InterviewEncoder", "Shown", "load_interviews", "shown"]
