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
    Guess,
    Mention,
    groups,
    guesses,
    marked,
    probabilities,
    vectors,
)
from detente.reading.encoder.tokens import CLS, SEP, Tokens, first, tokenize
from detente.reading.encoder.weights import Loaded, load_weights
from detente.reading.encoder.windows import Window, windows

Span = tuple[int, int]
MAX_CHARACTERS, MAX_TOKENS = 300_000, 80_000  # of one text; the rest is unread, and `Reading.read_to` says so
TOKENS_AT_ONCE = 384  # more does not fit the caches
Job = tuple[int, Window]
WIDTH = 384


class Encoder:
    """One small transformer under all learned readers. Not safe to share between threads; cheap to share
    within one."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._last: tuple[str, Reading] | None = None

    @property
    def loaded(self) -> Loaded:
        """The weights under it, for readers with layers of their own."""
        return self._loaded

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
        jobs = [(i, w) for i, t in enumerate(tokens) for w in windows(t)]
        for group in _batches(jobs, 1.25 if for_events else 1.0):
            self._run(group, tokens, hidden, for_events)
        return hidden

    def _run(
        self,
        jobs: Sequence[Job],
        tokens: Sequence[Tokens],
        hidden: Sequence[Floats],
        for_events: bool,
    ) -> None:
        shape = (len(jobs), 2 + max(w.end - w.start for _, w in jobs))
        ids, shapes = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        ids[:, 0] = CLS
        for row, (i, w) in enumerate(jobs):
            size = w.end - w.start
            ids[row, 1 : size + 1], ids[row, size + 1] = tokens[i].ids[w.start : w.end], SEP
            shapes[row, 1 : size + 1] = tokens[i].shapes[w.start : w.end]
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
        return self._guesses(("root",), [t for t, _ in cut], [g for _, g in cut])[0]

    def statuses(self, events: Sequence[Mention]) -> list[Guess]:
        """Whether each event, given by its word, occurred, is planned, proposed, demanded, denied ..."""
        return self._mentions("status", events)

    def _mentions(self, task: str, items: Sequence[Mention]) -> list[Guess]:
        tokens = [self._sentence(m.text) for m in items]
        spans = [groups(t, [m.span]) for t, m in zip(tokens, items, strict=True)]
        return self._guesses((task,), tokens, spans)[0]

    def _guesses(
        self, tasks: Sequence[str], tokens: Sequence[Tokens], spans: Sequence[list[list[Span]]]
    ) -> list[list[Guess]]:
        """What each task says of every sentence, from the same token spans pooled once."""
        if not tokens:
            return [[] for _ in tasks]
        pooled = vectors(self._hidden(tokens, for_events=True), spans)
        return [guesses(k, probabilities(self._loaded.heads, k, pooled)) for k in tasks]

    def _sentence(self, text: str) -> Tokens:
        return tokenize(self._loaded.tokenizer, text[:LONGEST])


def _batches(jobs: Sequence[Job], spread: float) -> Iterator[list[Job]]:
    """Windows that are read together: at most `spread` times as long as the shortest, few enough for the
    caches."""
    group: list[Job] = []
    for job in sorted(jobs, key=lambda job: job[1].end - job[1].start):
        if group:
            length, shortest = (2 + w.end - w.start for _, w in (job, group[0]))
            if length > spread * shortest or (len(group) + 1) * length > TOKENS_AT_ONCE:
                yield group
                group = []
        group.append(job)
    if group:
        yield group


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
