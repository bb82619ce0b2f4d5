"""Single sentences, read for the root of an event and for its status.

These heads sit on upper layers of their own (`sentences.onnx.gz`) and were trained on sentences, so they are
given sentences: cut one out of its text and give the spans within it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.reading.encoder import decode, heads
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.labels import SPAN_TASKS
from detente.reading.encoder.tokens import SOURCE, TARGET, Tokens

Span = tuple[int, int]
LONGEST = 2000  # characters of a sentence that are read


@dataclass(frozen=True)
class Event:
    """A sentence with its actors, each a code-point span of `text`; (0, 0) where unknown."""

    text: str
    source: Span
    target: Span


@dataclass(frozen=True)
class Mention:
    """A sentence with one span of it: an event's word."""

    text: str
    span: Span


@dataclass(frozen=True)
class Guess:
    """A label with the probability that the head gives it (0..1, not calibrated on other data)."""

    label: str
    probability: float


def marked(tokens: Tokens, event: Event) -> tuple[Tokens, list[list[Span]]]:
    """The tokens with the actors' shapes, and the token spans to pool: source, target, sentence."""
    whole = (0, len(tokens))
    places = [tokens.cover(*s) if s[0] < s[1] else whole for s in (event.source, event.target)]
    shaped = tokens.marked([(*places[0], SOURCE), (*places[1], TARGET)])
    return shaped, [[places[0]], [places[1]], [whole]]


def groups(tokens: Tokens, *spans: Sequence[Span]) -> list[list[Span]]:
    """Token spans to pool: each group of character spans, then the sentence."""
    return [*([tokens.cover(*s) for s in g] for g in spans), [(0, len(tokens))]]


def vectors(hidden: Sequence[Floats], spans: Sequence[list[list[Span]]]) -> Floats:
    """The pooled vectors [k, parts * 384] of k sentences with the token spans to pool."""
    return np.stack([heads.pooled(h, g) for h, g in zip(hidden, spans, strict=True)])


def probabilities(weights: heads.Weights, task: str, pooled: Floats) -> Floats:
    """Label probabilities [k, labels] of a span task for k pooled vectors."""
    out: Floats = np.exp(decode.log_softmax(heads.span_scores(weights, task, pooled)))
    return out


def guesses(task: str, rows: Floats) -> list[Guess]:
    """The likeliest label of each row."""
    labels = SPAN_TASKS[task].labels
    return [Guess(labels[int(r.argmax())], float(r.max())) for r in rows]
