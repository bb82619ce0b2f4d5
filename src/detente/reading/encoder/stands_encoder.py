"""Reading a text once more by the layers for stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from detente.reading.encoder import heads
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.encoder import load
from detente.reading.encoder.reading import Reading
from detente.reading.encoder.stands import Stands, subject
from detente.reading.encoder.stands_windows import Span, windows
from detente.reading.encoder.tokens import CLS, SEP
from detente.reading.encoder.weights import FOLDER, Loaded, own_layers


class StandEncoder:
    """Reads texts that the encoder has read, once more by layers of its own."""

    def __init__(
        self, loaded: Loaded, layers: Any, weights: heads.Weights, manifest: Mapping[str, Any]
    ) -> None:
        self._loaded, self._layers, self._weights, self._manifest = loaded, layers, weights, manifest

    def read(self, reading: Reading, sentences: Sequence[Span]) -> Stands:
        """What the layers make of a text, given its sentences."""
        tokens = reading.tokens
        cut = [w for w in windows(sentences, tokens) if w.start < w.end]
        states = [(w, self._states(reading, w.start, w.end)) for w in cut]
        subjects = [subject(self._weights["subject"], reading.hidden[w.start : w.end]) for w in cut]
        return Stands(tokens, states, subjects, self._weights, self._manifest)

    def _states(self, reading: Reading, start: int, end: int) -> Floats:
        """States [n, 384] of the tokens [start, end)."""
        tokens, n = reading.tokens, end - start
        ids, shapes = np.zeros((1, n + 2), dtype=np.int64), np.zeros((1, n + 2), dtype=np.int64)
        ids[0, 0], ids[0, -1] = CLS, SEP
        ids[0, 1:-1], shapes[0, 1:-1] = tokens.ids[start:end], tokens.shapes[start:end]
        hidden = np.zeros((1, n + 2, reading.hidden.shape[1]), dtype=np.float32)
        hidden[0, 1:-1] = reading.hidden[start:end]
        out = self._layers.run(["hidden"], {"states": hidden, "words": self._loaded.embed(ids, shapes)})
        states: Floats = out[0][0, 1:-1]
        return states


@lru_cache(maxsize=1)
def load_stands() -> StandEncoder:
    """The shipped layers, opened once a process; raises EncoderUnavailable."""
    loaded = load().loaded
    layers, weights, manifest = own_layers(FOLDER, "stands")
    return StandEncoder(loaded, layers, weights, manifest)
