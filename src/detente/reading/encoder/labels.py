"""What each head of the encoder can say. The order of a tuple is the order of the head's outputs."""

from __future__ import annotations

from dataclasses import dataclass


def spans_of(*classes: str) -> tuple[str, ...]:
    """Labels that mark a span's tokens: O outside, then for each class B first, I inside, E last, S alone."""
    return ("O", *(f"{place}-{c}" for c in classes for place in "BIES"))


CUE = spans_of("cue")
TIME = spans_of("DATE", "TIME", "DURATION", "SET")
NAME = spans_of("source", "target")
LINK = spans_of("source", "content")

BRANCH_FROM = 2  # the layer from which events have layers of their own

TOKEN_TASKS: dict[str, tuple[str, ...]] = {"cue": CUE, "time": TIME, "name": NAME}

ACTS = ("assert", "demand", "offer", "promise", "threaten", "accept", "reject", "deny", "predict", "concede")
STATUSES = ("occurred", "planned", "proposed", "demanded", "denied", "hypothetical", "counterfactual")
STANCES = ("offers", "suggests", "accepts", "refuses", "evades", "none")
CERTAINTIES = ("certain", "probable", "possible")
ROOTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "ACCUSE",
    "REJECT",
    "REQUEST",
    "THREATEN",
    "COERCE",
    "ASSAULT",
    "MOBILIZE",
    "PROTEST",
    "SANCTION",
)


@dataclass(frozen=True)
class SpanTask:
    """A head that classifies spans: `parts` pooled vectors side by side, one of `labels` comes out."""

    parts: int
    labels: tuple[str, ...]


SPAN_TASKS: dict[str, SpanTask] = {
    "root": SpanTask(3, ROOTS),  # source, target, sentence
    "quad": SpanTask(1, ("neutral", "1", "2", "3", "4")),  # sentence
    "act": SpanTask(3, ACTS),  # cue, content, sentence
    "condition": SpanTask(3, ("none", "condition")),  # cue, content, sentence
    "polarity": SpanTask(3, ("positive", "negative")),  # cue, content, sentence
    "certainty": SpanTask(3, CERTAINTIES),  # cue, content, sentence
    "status": SpanTask(2, STATUSES),  # event word, sentence
    "stance": SpanTask(2, STANCES),  # place, sentence
}
