"""One text read once: its tokens and hidden states, and what every head makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from detente.reading.encoder import attributions, decode, heads
from detente.reading.encoder.attributions import AttributionSpans
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.edges import settled
from detente.reading.encoder.labels import TOKEN_TASKS
from detente.reading.encoder.tokens import Tokens

Span = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    """A span of the text, end exclusive, with its class and the probability that it is one (0..1)."""

    start: int
    end: int
    label: str
    probability: float


class Reading:
    """The encoder's view of a text. All offsets are code points of `text`; `read_to` is where reading
    stopped.

    Span heads take character spans; a span outside `read_to` pools nothing and gets the head's prior.
    """

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        hidden: Floats,
        read_to: int,
        weights: heads.Weights,
        settings: dict[str, Any],
    ) -> None:
        self.text, self.tokens, self.hidden, self.read_to = text, tokens, hidden, read_to
        self._weights, self._settings = weights, settings

    @cached_property
    def attributions(self) -> list[AttributionSpans]:
        """Attributions in the order of their cues; those without content are left out."""
        if not len(self.tokens):
            return []
        found = attributions.cues(self._weights, self.hidden, self._settings.get("cue_bias", 0.0))
        out: list[AttributionSpans] = []
        for link in attributions.links(self._weights, self.hidden, found, self._settings):
            if link.content or self._settings.get("keep_empty", False):
                out.append(attributions.characters(self.tokens, link, self._cue_score(link.cue)))
        return settled(self.text, out) if self._settings.get("fit_quotes", True) else out

    def _cue_score(self, cue: Span) -> float:
        raw = heads.token_scores(self._weights, "cue", self.hidden[cue[0] : cue[1]])
        return float(np.log(np.clip(1 - np.exp(decode.log_softmax(raw)[:, 0]), 1e-6, 1)).mean())

    @cached_property
    def times(self) -> list[Labelled]:
        """Time expressions, classed DATE, TIME, DURATION or SET as in TIMEX3."""
        return self._token_spans("time")

    @cached_property
    def names(self) -> list[Labelled]:
        """Phrases that name who acts (`source`) and who is acted upon (`target`)."""
        return self._token_spans("name")

    def _token_spans(self, task: str) -> list[Labelled]:
        labels = TOKEN_TASKS[task]
        classes = [x[2:] for x in labels[1::4]]
        if not len(self.tokens):
            return []
        scores = decode.log_softmax(heads.token_scores(self._weights, task, self.hidden))
        out: list[Labelled] = []
        for a, b, kind in decode.found(scores, classes):
            sure = 1 - float(np.exp(scores[a:b, 0]).mean())
            out.append(Labelled(int(self.tokens.starts[a]), int(self.tokens.ends[b - 1]), kind, sure))
        return out

    def factuality(self, events: Sequence[Span]) -> list[float]:
        """For each event word, -3 (certainly did not happen) to 3 (certainly did); 0 says nothing."""
        places = [self.tokens.cover(*s) for s in events]
        out = [0.0] * len(places)
        known = [i for i, (a, b) in enumerate(places) if a < b]
        if known:
            vectors = np.stack([self.hidden[places[i][0]] for i in known])
            for i, value in zip(known, heads.factuality(self._weights, vectors), strict=True):
                out[i] = float(np.clip(value, -3, 3))
        return out
