"""From label scores to spans: the best sequence of B, I, E, S and O that is well formed (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.reading.encoder.tokens import Ints

Floats = npt.NDArray[np.floating]


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
    if not n:
        return np.zeros((b, 0), dtype=np.int64)
    at = np.arange(k)
    opens, inner, ends, alone = 1 + 4 * at, 2 + 4 * at, 3 + 4 * at, 4 + 4 * at
    outs = np.concatenate([[0], ends, alone])  # labels after which a span is closed
    fresh = np.concatenate([[0], opens, alone])  # labels that need a closed span before them
    back = np.zeros((n, b, size), dtype=np.int64)
    total = scores[:, 0].astype(np.float64)
    rows = np.arange(b)
    for i in range(1, n):
        closed = outs[total[:, outs].argmax(1)]
        stay = total[:, inner] > total[:, opens]
        running = np.where(stay, inner, opens)
        inside = np.where(stay, total[:, inner], total[:, opens])
        step = np.empty_like(total)
        step[:, fresh] = total[rows, closed][:, None]
        step[:, inner] = inside
        step[:, ends] = inside
        back[i][:, fresh] = closed[:, None]
        back[i][:, inner] = running
        back[i][:, ends] = running
        total = step + scores[:, i]
    path = np.zeros((b, n), dtype=np.int64)
    path[:, -1] = total.argmax(1)
    for i in range(n - 1, 0, -1):
        path[:, i - 1] = back[i][rows, path[:, i]]
    return path


def spans(path: Ints, classes: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans (start, end, class) that one label sequence [n] marks."""
    out: list[tuple[int, int, str]] = []
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
