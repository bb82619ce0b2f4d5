"""The encoder at run time: texts in, readings out, several texts to a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from detente.reading.encoder.attributions import AttributionSpans
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.errors import EncoderUnavailable
from detente.reading.encoder.reading import Labelled, Reading
from detente.reading.encoder.tokens import CLS, SEP, SOURCE, TARGET, Tokens, first, tokenize
from detente.reading.encoder.weights import Loaded, load_weights
from detente.reading.encoder.windows import Window, plan

Span = tuple[int, int]
MAX_CHARACTERS, MAX_TOKENS = 300_000, 80_000  # of one text; the rest is unread, and `Reading.read_to` says so
WINDOWS_AT_ONCE, EVENTS_AT_ONCE = 8, 64
LONGEST = 2000  # characters of a sentence with marked actors
WIDTH = 384


@dataclass(frozen=True)
class Event:
    """A sentence with its marked actors, each a code-point span of `text`; an empty span (0, 0) where
    unknown."""

    text: str
    source: Span
    target: Span

    def cut(self) -> Event:
        """The event with unknown actors set to the whole sentence and nothing longer than LONGEST."""
        whole = (0, min(len(self.text), LONGEST))
        source, target = (s if s[0] < s[1] else whole for s in (self.source, self.target))
        return Event(self.text[:LONGEST], source, target)


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
        cut = [first(tokenize(self._loaded.tokenizer, t[:MAX_CHARACTERS]), MAX_TOKENS) for t in texts]
        return self._readings(texts, cut)

    def _readings(self, texts: Sequence[str], tokens: Sequence[Tokens]) -> list[Reading]:
        hidden = [np.zeros((len(t), WIDTH), dtype=np.float32) for t in tokens]
        jobs = [(i, w) for i, t in enumerate(tokens) for w in plan(len(t))]
        jobs.sort(key=lambda job: job[1].end - job[1].start)
        for low in range(0, len(jobs), WINDOWS_AT_ONCE):
            self._run(jobs[low : low + WINDOWS_AT_ONCE], tokens, hidden)
        heads, settings = self._loaded.heads, self._loaded.settings
        return [
            Reading(
                t,
                k,
                h,
                int(k.ends[-1]) if len(k) == MAX_TOKENS else min(len(t), MAX_CHARACTERS),
                heads,
                settings,
            )
            for t, k, h in zip(texts, tokens, hidden, strict=True)
        ]

    def _run(
        self, jobs: Sequence[tuple[int, Window]], tokens: Sequence[Tokens], hidden: Sequence[Floats]
    ) -> None:
        n = 2 + max(w.end - w.start for _, w in jobs)
        ids = np.zeros((len(jobs), n), dtype=np.int64)
        shapes = np.zeros((len(jobs), n), dtype=np.int64)
        for row, (i, w) in enumerate(jobs):
            size = w.end - w.start
            ids[row, 0], ids[row, size + 1] = CLS, SEP
            ids[row, 1 : size + 1] = tokens[i].ids[w.start : w.end]
            shapes[row, 1 : size + 1] = tokens[i].shapes[w.start : w.end]
        states = self._loaded.forward(ids, shapes)
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

    def roots(self, events: Sequence[Event]) -> list[tuple[str, float]]:
        """The PLOVER root (Halterman et al. 2023, codebook) of each sentence with marked actors, with its
        probability."""
        out: list[tuple[str, float]] = []
        for low in range(0, len(events), EVENTS_AT_ONCE):
            group = [e.cut() for e in events[low : low + EVENTS_AT_ONCE]]
            cuts = [tokenize(self._loaded.tokenizer, e.text) for e in group]
            marked = [
                t.marked([(*t.cover(*e.source), SOURCE), (*t.cover(*e.target), TARGET)])
                for t, e in zip(cuts, group, strict=True)
            ]
            for event, reading in zip(group, self._readings([e.text for e in group], marked), strict=True):
                out += reading.best("root", [[[event.source], [event.target], [(0, len(event.text))]]])
        return out


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
