"""Who said what: cues found by a token head, then for each cue its source and content among the tokens
around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.reading.encoder import decode, heads
from detente.reading.encoder.decode import Floats
from detente.reading.encoder.labels import LINK
from detente.reading.encoder.tokens import Tokens

Span = tuple[int, int]
REACH = 128  # tokens to either side of a cue in which its source and content are sought
AT_ONCE = 64  # cues decoded together


@dataclass(frozen=True)
class AttributionSpans:
    """One attribution in code-point spans of the text, end exclusive, each list in order of the text.

    `source` is empty where the text names none; `content` may be discontinuous. `score` in 0..1 is the
    geometric mean of the probabilities that its cue, source and content labels were given.
    """

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    score: float


@dataclass(frozen=True)
class Link:
    """A cue with its source and content in token spans, and the mean log-probability of their labels."""

    cue: Span
    source: list[Span]
    content: list[Span]
    log_score: float


def cues(weights: heads.Weights, hidden: Floats, bias: float) -> list[Span]:
    """Token spans of cues; `bias` is added to the score of "no cue" (negative finds more)."""
    scores = decode.log_softmax(heads.token_scores(weights, "cue", hidden))
    scores[:, 0] += bias
    return [(a, b) for a, b, _ in decode.found(scores, ("cue",))]


def links(weights: heads.Weights, hidden: Floats, found: list[Span], settings: dict[str, Any]) -> list[Link]:
    """For each cue, the tokens that belong to it within REACH."""
    out: list[Link] = []
    tokens = heads.link_tokens(weights, hidden) if found else hidden
    for low in range(0, len(found), AT_ONCE):
        group = found[low : low + AT_ONCE]
        edges = [(max(0, a - REACH), min(len(hidden), b + REACH)) for a, b in group]
        n = max(b - a for a, b in edges)
        scores = np.full((len(group), n, len(LINK)), -50.0, dtype=np.float32)
        scores[:, :, 0] = 0.0
        for i, ((start, end), (a, b)) in enumerate(zip(edges, group, strict=True)):
            cue = hidden[a:b].mean(0)
            raw = heads.link_scores(weights, tokens[start:end], cue, np.arange(start - a, end - a))
            scores[i, : end - start] = decode.log_softmax(raw)
        plain = scores.copy()
        scores[:, :, 0] += settings.get("link_bias", 0.0)
        scores[:, :, [1, 4]] += settings.get("source_bias", 0.0)
        _close_edges(scores, edges, len(hidden))
        paths = decode.best_path(scores)
        for i, (cue, (start, end)) in enumerate(zip(group, edges, strict=True)):
            out.append(_link(cue, paths[i, : end - start], plain[i], start))
    return out


def _close_edges(scores: Floats, edges: list[Span], n: int) -> None:
    """No span runs over the edge of a cue's reach: what lies that far is another's."""
    opens, inner, ends = (np.arange(place, scores.shape[2], 4) for place in (1, 2, 3))
    for i, (start, end) in enumerate(edges):
        if start > 0:
            scores[i, 0, inner] = scores[i, 0, ends] = -1e3
        if end < n:
            scores[i, end - start - 1, opens] = scores[i, end - start - 1, inner] = -1e3


def _link(cue: Span, path: Any, scores: Floats, start: int) -> Link:
    marked = decode.spans(path, ("source", "content"))
    mean = float(np.mean([scores[t, path[t]] for a, b, _ in marked for t in range(a, b)] or [-3.0]))
    roles: dict[str, list[tuple[float, Span]]] = {"source": [], "content": []}
    for a, b, kind in marked:
        weight = float(sum(scores[t, path[t]] - scores[t, 0] for t in range(a, b)))
        roles[kind].append((weight, (a + start, b + start)))
    source = [max(roles["source"])[1]] if roles["source"] else []
    return Link(cue, source, [s for _, s in roles["content"]], mean)


def characters(tokens: Tokens, link: Link, cue_score: float) -> AttributionSpans:
    """Token spans as code-point spans."""

    def place(span: Span) -> Span:
        return (int(tokens.starts[span[0]]), int(tokens.ends[span[1] - 1]))

    score = float(np.exp(0.5 * (link.log_score + cue_score)))
    return AttributionSpans(
        [place(s) for s in link.source], [place(link.cue)], [place(s) for s in link.content], score
    )
