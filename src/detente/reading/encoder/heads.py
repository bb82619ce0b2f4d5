"""The heads that sit on the encoder's hidden states, in numpy: small products that need no session of their
own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from detente.reading.encoder.decode import Floats
from detente.reading.encoder.tokens import Ints

Weights = Mapping[str, npt.NDArray[np.float32]]
Span = tuple[int, int]


def linear(weights: Weights, name: str, x: Floats) -> Floats:
    """x [..., in] times the layer `name` [out, in] -> [..., out]."""
    out: Floats = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return out


def token_scores(weights: Weights, task: str, hidden: Floats) -> Floats:
    """Label logits [n, labels] of a token task."""
    return linear(weights, f"token_heads.{task}", hidden)


def factuality(weights: Weights, vectors: Floats) -> Floats:
    """Event vectors [k, 384] -> factuality [k], about -3 (certainly did not happen) to 3 (certainly did)."""
    return linear(weights, "fact.2", np.maximum(linear(weights, "fact.0", vectors), 0))[:, 0]


def pooled(hidden: Floats, groups: Sequence[Iterable[Span]]) -> Floats:
    """The mean hidden state of each group of token spans, side by side; zeros for a group without tokens."""
    parts: list[Floats] = []
    for spans in groups:
        rows = [hidden[a:b] for a, b in spans if a < b]
        parts.append(np.concatenate(rows).mean(0) if rows else np.zeros(hidden.shape[1], dtype=hidden.dtype))
    return np.concatenate(parts)


def span_scores(weights: Weights, task: str, vectors: Floats) -> Floats:
    """Pooled vectors [k, parts * 384] -> label logits [k, labels]."""
    inner = np.maximum(linear(weights, f"span_heads.{task}.0", vectors), 0)
    return linear(weights, f"span_heads.{task}.3", inner)


def bucket(distance: Ints) -> Ints:
    """Signed token distance to a cue -> 0..63: exact to 8, then logarithmic to 256."""
    size = np.abs(distance)
    far = 8 + np.minimum((np.log2(np.maximum(size, 8) / 8) * 4.6).astype(np.int64), 23)
    place = np.where(size < 8, size, far)
    return np.where(distance < 0, 31 - place, 32 + place)


def link_tokens(weights: Weights, hidden: Floats) -> Floats:
    """What the link head makes of every token [n, 384], once for all cues: [n, 512]."""
    return linear(weights, "link.token", hidden)


def link_cues(weights: Weights, cues: Floats) -> Floats:
    """What the link head makes of cue vectors [c, 384]: [c, 512]."""
    return linear(weights, "link.cue", cues)


def link_distances(weights: Weights, reach: int) -> Floats:
    """The vectors of the signed distances -reach..reach - 1 to a cue: [2 * reach, 256]."""
    return weights["link.distance.weight"][bucket(np.arange(-reach, reach))]


def link_scores(weights: Weights, tokens: Floats, cue: Floats, distance: Floats) -> Floats:
    """Label logits [n, labels] of n tokens (rows of `link_tokens`) for a cue (a row of `link_cues`) at
    distances (rows of `link_distances`)."""
    width = distance.shape[1]
    z = tokens[:, width:] * cue[width:]
    z += tokens[:, :width]
    z += distance
    z += cue[:width]
    return linear(weights, "link.label", np.maximum(z, 0, out=z))
