"""The encoder at run time: texts in, readings out, several texts to a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from detente.reading.encoder.attributions import AttributionSpans
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.errors import EncoderUnavailable
from detente.reading.encoder.reading import Labelled, Reading
from detente.reading.encoder.sentences import (
    LONGEST,
    Event,
    Force,
    Guess,
    Mention,
    Told,
    groups,
    guesses,
    marked,
    probabilities,
)
from detente.reading.encoder.tokens import CLS, SEP, Tokens, first, tokenize
from detente.reading.encoder.weights import Loaded, load_weights
from detente.reading.encoder.windows import Window, windows

Span = tuple[int, int]
MAX_CHARACTERS, MAX_TOKENS = 300_000, 80_000  # of one text; the rest is unread, and `Reading.read_to` says so
TOKENS_AT_ONCE = 1024  # more does not fit the caches
WIDTH = 384


class Encoder:
    """One small transformer under all learned readers. Not safe to share between threads; cheap to share
    within one."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._last: tuple[str, Reading] | None = None

    def read(self, text: str) -> Reading:
        """Read one text; the last reading is kept, so that several heads share one pass."""
        if self._last is None or self._last[0] != text:
            self._last = (text, next(self.read_all([text])))
        return self._last[1]

    def read_all(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Read texts in order; short ones share batches, 64 at a time."""
        group: list[str] = []
        for text in texts:
            group.append(text)
            if len(group) == 64 or sum(map(len, group)) > MAX_CHARACTERS:
                yield from self._read_group(group)
                group = []
        yield from self._read_group(group)

    def _read_group(self, texts: Sequence[str]) -> list[Reading]:
        tokens = [first(tokenize(self._loaded.tokenizer, t[:MAX_CHARACTERS]), MAX_TOKENS) for t in texts]
        heads, settings = self._loaded.heads, self._loaded.settings
        readings: list[Reading] = []
        for text, cut, hidden in zip(texts, tokens, self._hidden(tokens), strict=True):
            read_to = int(cut.ends[-1]) if len(cut) == MAX_TOKENS else min(len(text), MAX_CHARACTERS)
            readings.append(Reading(text, cut, hidden, read_to, heads, settings))
        return readings

    def _hidden(self, tokens: Sequence[Tokens], for_events: bool = False) -> list[Floats]:
        """The hidden states [n, 384] of each text of n tokens."""
        hidden: list[Floats] = [np.zeros((len(t), WIDTH), dtype=np.float32) for t in tokens]
        by_length: dict[int, list[tuple[int, Window]]] = {}
        for i, t in enumerate(tokens):
            for w in windows(t):
                by_length.setdefault(w.end - w.start, []).append((i, w))
        for length, jobs in by_length.items():
            at_once = max(1, TOKENS_AT_ONCE // length)
            for low in range(0, len(jobs), at_once):
                self._run(jobs[low : low + at_once], tokens, hidden, for_events)
        return hidden

    def _run(
        self,
        jobs: Sequence[tuple[int, Window]],
        tokens: Sequence[Tokens],
        hidden: Sequence[Floats],
        for_events: bool,
    ) -> None:
        """Read windows of one length."""
        shape = (len(jobs), 2 + jobs[0][1].end - jobs[0][1].start)
        ids, shapes = np.full(shape, CLS, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        ids[:, -1] = SEP
        for row, (i, w) in enumerate(jobs):
            ids[row, 1:-1] = tokens[i].ids[w.start : w.end]
            shapes[row, 1:-1] = tokens[i].shapes[w.start : w.end]
        states = self._loaded.forward(ids, shapes, for_events)
        for row, (i, w) in enumerate(jobs):
            hidden[i][w.first : w.last] = states[row, 1 + w.first - w.start : 1 + w.last - w.start]

    def attributions(self, text: str) -> list[AttributionSpans]:
        """Source, cue and content of every attribution in `text`."""
        return self.read(text).attributions

    def times(self, text: str) -> list[Labelled]:
        """TIMEX3 spans of `text` with their types."""
        return self.read(text).times

    def names(self, text: str) -> list[Labelled]:
        """Phrases of `text` that name the source or the target of an event."""
        return self.read(text).names

    def roots(self, events: Sequence[Event]) -> list[Guess]:
        """The PLOVER root (Halterman et al. 2023, codebook) of each sentence with marked actors."""
        cut = [marked(self._sentence(e.text), e) for e in events]
        hidden = self._hidden([t for t, _ in cut], for_events=True)
        return guesses("root", probabilities(self._loaded.heads, "root", hidden, [g for _, g in cut]))

    def forces(self, statements: Sequence[Told]) -> list[Force]:
        """Act, condition, polarity and certainty of each statement, in one pass over its sentence."""
        tokens = [self._sentence(s.text) for s in statements]
        hidden = self._hidden(tokens, for_events=True)
        spans = [groups(t, s.cue, s.content) for t, s in zip(tokens, statements, strict=True)]
        tasks = ("act", "condition", "polarity", "certainty")
        columns = [guesses(k, probabilities(self._loaded.heads, k, hidden, spans)) for k in tasks]
        return [Force(*row) for row in zip(*columns, strict=True)]

    def statuses(self, events: Sequence[Mention]) -> list[Guess]:
        """Whether each event, given by its word, occurred, is planned, proposed, demanded, denied ..."""
        return self._mentions("status", events)

    def stances(self, places: Sequence[Mention]) -> list[Guess]:
        """Whether the party of the sentence offers, suggests, accepts, refuses or evades each place, or
        none."""
        return self._mentions("stance", places)

    def _mentions(self, task: str, items: Sequence[Mention]) -> list[Guess]:
        tokens = [self._sentence(m.text) for m in items]
        spans = [groups(t, [m.span]) for t, m in zip(tokens, items, strict=True)]
        hidden = self._hidden(tokens, for_events=True)
        return guesses(task, probabilities(self._loaded.heads, task, hidden, spans))

    def _sentence(self, text: str) -> Tokens:
        return tokenize(self._loaded.tokenizer, text[:LONGEST])


@lru_cache(maxsize=2)
def load(profile: str = "accurate") -> Encoder:
    """The shipped encoder, opened once a process. Profiles: `accurate`.

    Raises EncoderUnavailable, whose `got` is a reason to show, where the weights or their libraries are
    missing.
    """
    if profile != "accurate":
        raise EncoderUnavailable(
            f"profile {profile}", "profile accurate", "Choose accurate, or read by rules."
        )
    return Encoder(load_weights())
