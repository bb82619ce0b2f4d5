"""Who asks and who is asked: layers of their own over the shared word vectors, and a head for every mention.

The text is what `turns_view` shows of a page. Each token also carries the kind of its line, as a learned
vector added to its state. A mention of a name is scored from the states of its first and last token and of
the tokens beside it; "nobody" from the state of the text's beginning.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from detente.reading.encoder import heads
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.encoder import load
from detente.reading.encoder.errors import EncoderUnavailable
from detente.reading.encoder.tokens import CLS, SEP, Ints, Tokens, first, tokenize
from detente.reading.encoder.weights import FOLDER, HELP, Loaded, opened

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


def _verified(folder: Path) -> dict[str, Any]:
    """The manifest of these weights, once they and the word vectors they were learned on are found whole."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "interviews.json").read_text(encoding="utf8"))
        wrong = [
            name
            for name, digest in manifest["sha256"].items()
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
        ]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise EncoderUnavailable(
            f"{type(error).__name__} on interviews.json", "all its files", HELP
        ) from error
    if wrong:
        raise EncoderUnavailable(
            f"{wrong[0]} with another hash", "the weights named in interviews.json", HELP
        )
    return manifest


@lru_cache(maxsize=1)
def load_interviews() -> tuple[InterviewEncoder, dict[str, Any]]:
    """The shipped layers and their settings, opened once a process; raises EncoderUnavailable."""
    loaded = load().loaded
    manifest = _verified(FOLDER)
    try:
        layers = opened(FOLDER / "interviews.onnx")
        with np.load(FOLDER / "interviews.npz", allow_pickle=False) as stored:
            weights = {name: stored[name].astype(np.float32) for name in stored.files}
    except Exception as error:  # the libraries raise their own kinds; any of them means: the table alone
        raise EncoderUnavailable(f"{type(error).__name__}: {error}", "weights that open", HELP) from error
    return InterviewEncoder(loaded, layers, weights), manifest["settings"]


__all__ = ["MOST", "InterviewEncoder", "Shown", "load_interviews", "shown"]
