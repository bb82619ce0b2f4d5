"""Who stands where: layers of their own beside those for running text, and heads for the stands of a clause
on the issues of the catalogue and for the acts of statements.

Each issue looks at the words of a clause that matter to it (label attention: Mullenbach et al. 2018,
Explainable Prediction of Medical Codes, equations 2 to 4); whoever holds a stand is pointed at in the text
around.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from detente.reading.encoder import heads
from detente.reading.encoder.decode import Floats, log_softmax
from detente.reading.encoder.encoder import load
from detente.reading.encoder.labels import ACTS
from detente.reading.encoder.reading import Reading
from detente.reading.encoder.tokens import CLS, SEP, Tokens
from detente.reading.encoder.weights import FOLDER, Loaded, own_layers

STANCES = ("demands", "offers", "accepts", "rejects", "supports", "opposes", "drops", "softens")
MOST = 220  # tokens of a window
SHARPNESS = 4.0
Span = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """Sentences `own` (first, behind the last) that are read together: tokens [start, end) of the text."""

    own: Span
    start: int
    end: int


@dataclass(frozen=True)
class Stand:
    """A stand on an issue: its probability, the stance with its own, and where the holder is named."""

    issue: str
    probability: float
    stance: str
    sure: float
    holder: Span


def windows(sentences: Sequence[Span], tokens: Tokens) -> list[Window]:
    """Sentences (character spans, in order) in windows of at most `MOST` tokens, each sentence read once."""
    at = [tokens.cover(*each) for each in sentences]
    found, i = [], 0
    while i < len(at):
        j = i
        while j + 1 < len(at) and at[j + 1][1] - at[i][0] <= MOST:
            j += 1
        start = at[i][0]
        found.append(Window((i, j + 1), start, min(at[j][1], start + MOST + 30)))
        i = j + 1
    return found


class Stands:
    """What the layers make of one text: states of every token, window by window."""

    def __init__(
        self,
        tokens: Tokens,
        found: Sequence[tuple[Window, Floats]],
        weights: heads.Weights,
        issues: Sequence[str],
    ) -> None:
        self._tokens, self._weights, self.issues = tokens, weights, tuple(issues)
        self._found = list(found)
        self._own = [window.own[0] for window, _ in self._found]
        self._keys = [heads.linear(weights, "hk", states) for _, states in self._found]

    def of_clause(
        self, sentence: int, start: int, end: int, signs: Sequence[tuple[bool, bool]], least: float
    ) -> list[Stand]:
        """The stands that the characters [start, end) of a sentence take, those at least this probable.

        `signs`: of each issue, whether its words are found there (two kinds, `detente.reading.issues.signs`).
        """
        placed = self._placed(sentence, start, end)
        if placed is None:
            return []
        number, a, b = placed
        w, states = self._weights, self._found[number][1]
        words = states[a:b]
        scores = heads.linear(w, "key", words) @ w["query"].T / np.sqrt(w["query"].shape[1])
        looked = np.exp(log_softmax(scores.T)) @ words
        width = looked.shape[1]
        hints = np.asarray(signs, dtype=np.float32) @ w["signs"]
        whole = words.mean(0) @ w["first.weight"][:, width:].T + w["first.bias"]
        inner = np.maximum(looked @ w["first.weight"][:, :width].T + whole + w["emb"] + hints, 0)
        chances = 1 / (1 + np.exp(-((inner * w["issue"]).sum(1) + w["ibias"])))
        found = []
        for i in np.flatnonzero(chances >= least):
            sure = np.exp(log_softmax(heads.linear(w, "stance", inner[i])[None])[0])
            k = int(sure.argmax())
            holder = self._pointed(number, heads.linear(w, "hq", inner[i]), a)
            found.append(Stand(self.issues[i], float(chances[i]), STANCES[k], float(sure[k]), holder))
        return found

    def act_of(self, sentence: int, content: Sequence[Span]) -> tuple[str, float] | None:
        """The act of a statement whose content begins in a sentence, with its probability."""
        placed = [p for start, end in content if (p := self._placed(sentence, start, end))]
        if not placed:
            return None
        w, states = self._weights, self._found[placed[0][0]][1]
        words = np.concatenate([states[a:b] for _, a, b in placed])
        scores = heads.linear(w, "akey", words)[:, 0]
        looked = np.exp(log_softmax(scores[None])[0]) @ words
        inner = np.maximum(heads.linear(w, "afirst", np.concatenate([looked, words.mean(0)])), 0)
        chances = np.exp(log_softmax(heads.linear(w, "act", inner)[None])[0])
        return ACTS[int(chances.argmax())], float(chances.max())

    def _placed(self, sentence: int, start: int, end: int) -> tuple[int, int, int] | None:
        """The window of a sentence, and the rows of its states that show the characters [start, end)."""
        number = bisect_right(self._own, sentence) - 1
        if number < 0:
            return None
        window = self._found[number][0]
        a, b = self._tokens.cover(start, end)
        a, b = max(a, window.start) - window.start, min(b, window.end) - window.start
        return (number, a, b) if a < b else None

    def _pointed(self, number: int, query: Floats, at: int) -> Span:
        """Characters of the token that is pointed at from row `at`."""
        w, keys = self._weights, self._keys[number]
        near = w["dist.weight"][heads.bucket(np.arange(len(keys)) - at), 0]
        best = int((SHARPNESS / np.sqrt(len(query)) * (keys @ query) + near).argmax())
        token = self._found[number][0].start + best
        return int(self._tokens.starts[token]), int(self._tokens.ends[token])


class StandEncoder:
    """Reads texts that the encoder has read, once more by layers of its own."""

    def __init__(self, loaded: Loaded, layers: Any, weights: heads.Weights, issues: Sequence[str]) -> None:
        self._loaded, self._layers, self._weights, self._issues = loaded, layers, weights, issues

    def read(self, reading: Reading, sentences: Sequence[Span]) -> Stands:
        """What the layers make of a text, given its sentences."""
        tokens = reading.tokens
        cut = [w for w in windows(sentences, tokens) if w.start < w.end]
        states = [(w, self._states(reading, w.start, w.end)) for w in cut]
        return Stands(tokens, states, self._weights, self._issues)

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
    return StandEncoder(loaded, layers, weights, manifest["issues"])
