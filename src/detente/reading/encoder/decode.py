"""From label scores to spans: the best sequence of B, I, E, S and O that is well formed (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from detente.reading.encoder.tokens import Ints

Floats = npt.NDArray[np.floating]
Class = TypeVar("Class")
SURELY_NONE = 0.995
STRETCHES_AT_ONCE = 64


def log_softmax(logits: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out


def best_path(scores: Floats) -> Ints:
    """The best well-formed label sequence.

    scores: [b, n, 1 + 4k], log-scores of O and then B, I, E, S of each of k classes. A span may be cut by
    either edge of the window. Returns label ids [b, n].
    """
    b, n, size = scores.shape
    k = (size - 1) // 4
    path = np.zeros((b, n), dtype=np.int64)
    if not n:
        return path
    total = np.array(scores.transpose(1, 2, 0), dtype=np.float64, order="C")  # [n, labels, b]
    placed = total[:, 1:].reshape(n, k, 4, b)  # a view: B, I, E, S of each class
    for i in range(1, n):
        before, here = placed[i - 1], placed[i]
        closed = np.maximum(total[i - 1, 0], np.maximum.reduce(before[:, 2:], axis=(0, 1)))
        held = np.maximum(before[:, :1], before[:, 1:2])
        total[i, 0] += closed
        here[:, ::3] += closed
        here[:, 1:3] += held
    return _traced(total, placed, path)


def _traced(total: Floats, placed: Floats, path: Ints) -> Ints:
    """The path back from the best label of the last token; `total` [n, labels, b] holds the best sums up to
    each token."""
    n, size, b = total.shape
    outs = np.array([0, *(x for x in range(1, size) if (x - 1) % 4 > 1)])  # labels that leave a span closed
    closed_by = outs[total[:, outs].argmax(1)]
    goes_on = placed[:, :, 1] > placed[:, :, 0]  # [n, k, b]
    label = total[-1].argmax(0)
    path[:, -1] = label
    rows = np.arange(b)
    for i in range(n - 2, -1, -1):
        kind, place = np.divmod(label - 1, 4)
        inside = (place == 1) | (place == 2)
        label = np.where(inside, 1 + 4 * kind + goes_on[i, kind, rows], closed_by[i])
        path[:, i] = label
    return path


def spans(path: Ints, classes: Sequence[Class]) -> list[tuple[int, int, Class]]:
    """The spans (start, end, class) that one label sequence [n] marks."""
    out: list[tuple[int, int, Class]] = []
    start = -1
    for i, label in enumerate(path.tolist()):
        if label == 0:
            continue
        kind, place = divmod(label - 1, 4)
        if place in (0, 3) or start < 0:
            start = i
        if place in (2, 3) or i + 1 == len(path):
            out.append((start, i + 1, classes[kind]))
            start = -1
    return out


def found(scores: Floats, classes: Sequence[str], sure: float = SURELY_NONE) -> list[tuple[int, int, str]]:
    """The spans of the best path through one text, log-scores [n, 1 + 4k].

    Tokens that are O with at least the probability `sure` are taken to be O; only the stretches between
    them are decoded, side by side, which is most of the time saved.
    """
    return [(a, b, classes[k]) for _, a, b, k in found_in([scores], sure)]


def found_in(texts: Sequence[Floats], sure: float = SURELY_NONE) -> list[tuple[int, int, int, int]]:
    """The same for several texts at once: (text, start, end, class number), in order."""
    pieces = [(i, a, b) for i, scores in enumerate(texts) for a, b in _open_stretches(scores, sure)]
    pieces.sort(key=lambda piece: piece[2] - piece[1])
    out: list[tuple[int, int, int, int]] = []
    for low in range(0, len(pieces), STRETCHES_AT_ONCE):
        group = pieces[low : low + STRETCHES_AT_ONCE]
        padded = np.full((len(group), group[-1][2] - group[-1][1], texts[0].shape[1]), -50.0)
        padded[:, :, 0] = 0.0
        for row, (i, a, b) in enumerate(group):
            padded[row, : b - a] = texts[i][a:b]
        numbers = range((padded.shape[2] - 1) // 4)
        for path, (i, a, b) in zip(best_path(padded), group, strict=True):
            out += [(i, a + x, a + y, k) for x, y, k in spans(path[: b - a], numbers)]
    return sorted(out)


def _open_stretches(scores: Floats, sure: float) -> list[tuple[int, int]]:
    """Runs of tokens that are O with less than the probability `sure`, whatever was added to the scores."""
    open_at = np.flatnonzero(scores[:, 1:].max(1) - scores[:, 0] > np.log1p(-sure))
    if not len(open_at):
        return []
    cuts = np.flatnonzero(np.diff(open_at) > 1)
    starts = open_at[np.concatenate([[0], cuts + 1])]
    ends = open_at[np.concatenate([cuts, [len(open_at) - 1]])] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
