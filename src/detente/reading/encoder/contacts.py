"""Who is in touch with whom in a sentence: layers of their own over the shared word vectors, and a head for
every two of its mentions.

A mention is scored from the states of its first and last token. Each two get a course (none, occurred, ahead
of it, denied) and a medium.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from detente.reading.encoder import heads
from detente.reading.encoder.decode import Floats, log_softmax
from detente.reading.encoder.encoder import load
from detente.reading.encoder.tokens import CLS, SEP, SOURCE, Tokens, first, tokenize
from detente.reading.encoder.weights import FOLDER, Loaded, own_layers

COURSES = ("none", "occurred", "ahead", "denied")
MEDIA = ("in_person", "phone", "video", "letter")
MOST = 120
"""Tokens of a sentence that are read."""
AT_ONCE, SPREAD = 4, 1.0
Span = tuple[int, int]


@dataclass(frozen=True)
class Touch:
    """Probabilities of each course and each medium, for two mentions of a sentence."""

    courses: Floats
    media: Floats

    @property
    def likely(self) -> float:
        """The probability that the sentence tells of a contact between them, whatever its course."""
        return 1.0 - float(self.courses[0])

    @property
    def course(self) -> str:
        """The likeliest course but for "none"."""
        return COURSES[1 + int(np.argmax(self.courses[1:]))]

    @property
    def medium(self) -> str:
        """The likeliest medium."""
        return MEDIA[int(np.argmax(self.media))]


def seen(tokenizer: Any, text: str, mentions: Sequence[Span]) -> tuple[Tokens, list[Span]]:
    """A sentence cut into tokens, its mentions marked, and the first and last token of each, counted from 1;
    (0, 0) where a mention is not read."""
    tokens = first(tokenize(tokenizer, text), MOST)
    covers = [tokens.cover(start, end) for start, end in mentions]
    marked = tokens.marked([(a, b, SOURCE) for a, b in covers])
    return marked, [(1 + a, b) if a < b else (0, 0) for a, b in covers]


class ContactEncoder:
    """Scores every two mentions of a sentence."""

    def __init__(self, loaded: Loaded, layers: Any, weights: heads.Weights) -> None:
        self._loaded, self._layers, self._weights = loaded, layers, weights

    def touches(self, sentences: Sequence[tuple[str, Sequence[Span]]]) -> list[dict[tuple[int, int], Touch]]:
        """For each sentence, given with the spans of its mentions, what holds of every two of them, by place;
        (i, i) tells whether those whom mention i stands for were in touch with one another."""
        cut = [seen(self._loaded.tokenizer, text, mentions) for text, mentions in sentences]
        found: list[dict[tuple[int, int], Touch]] = [{} for _ in sentences]
        for group in _batches([len(tokens) for tokens, _ in cut]):
            for place, hidden in zip(group, self._hidden([cut[p][0] for p in group]), strict=True):
                found[place] = self._scored(hidden, cut[place][1])
        return found

    def _hidden(self, group: Sequence[Tokens]) -> Floats:
        shape = len(group), 2 + max(map(len, group))
        ids, shapes = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        ids[:, 0] = CLS
        for row, tokens in enumerate(group):
            n = len(tokens)
            ids[row, 1 : n + 1], ids[row, n + 1] = tokens.ids, SEP
            shapes[row, 1 : n + 1] = tokens.shapes
        mask = np.where(ids == 0, np.float32(-1e4), np.float32(0))[:, None, None, :]
        states = self._loaded.embed(ids, shapes)
        hidden: Floats = self._layers.run(["hidden"], {"states": states, "mask": mask})[0]
        return hidden

    def _scored(self, hidden: Floats, at: Sequence[Span]) -> dict[tuple[int, int], Touch]:
        known = [place for place, (a, _) in enumerate(at) if a]
        pairs = [(i, j) for i in known for j in known if i <= j]
        if not pairs:
            return {}
        vectors = np.stack([np.concatenate([hidden[a], hidden[b]]) for a, b in at])
        i, j = np.asarray(pairs).T
        joined = np.concatenate([vectors[i], vectors[j]], axis=1)
        inner = np.maximum(heads.linear(self._weights, "first", joined), 0)
        courses = np.exp(log_softmax(heads.linear(self._weights, "course", inner)))
        media = np.exp(log_softmax(heads.linear(self._weights, "medium", inner)))
        return {pair: Touch(courses[row], media[row]) for row, pair in enumerate(pairs)}


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of sentences that are read together: few, and of like length, so that little is padded."""
    group: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        if group and (len(group) == AT_ONCE or lengths[place] > SPREAD * (2 + lengths[group[0]])):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


@lru_cache(maxsize=1)
def load_contacts() -> ContactEncoder:
    """The shipped layers, opened once a process; raises EncoderUnavailable."""
    loaded = load().loaded
    layers, weights, _ = own_layers(FOLDER, "contacts")
    return ContactEncoder(loaded, layers, weights)


__all__ = ["COURSES", "MEDIA", "ContactEncoder", "Touch", "load_contacts", "seen"]
