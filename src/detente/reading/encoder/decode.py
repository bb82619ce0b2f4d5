"""From label scores to spans: the best sequence of B, I, E, S and O that is well formed (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.reading.encoder.tokens import Ints

Floats = npt.NDArray[np.floating]
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


def found(scores: Floats, classes: Sequence[str], sure: float = SURELY_NONE) -> list[tuple[int, int, str]]:
    """The spans of the best path through one text, log-probabilities [n, 1 + 4k].

    Tokens that are O with at least the probability `sure` are taken to be O; only the stretches between
    them are decoded, side by side, which is most of the time saved.
    """
    open_at = np.flatnonzero(scores[:, 0] < np.log(sure))
    if not len(open_at):
        return []
    cuts = np.flatnonzero(np.diff(open_at) > 1)
    starts = open_at[np.concatenate([[0], cuts + 1])]
    ends = open_at[np.concatenate([cuts, [len(open_at) - 1]])] + 1
    out: list[tuple[int, int, str]] = []
    order = np.argsort(ends - starts, kind="stable")
    for low in range(0, len(order), STRETCHES_AT_ONCE):
        group = order[low : low + STRETCHES_AT_ONCE]
        size = int((ends[group] - starts[group]).max())
        padded = np.full((len(group), size, scores.shape[1]), -50.0)
        padded[:, :, 0] = 0.0
        for row, i in enumerate(group):
            padded[row, : ends[i] - starts[i]] = scores[starts[i] : ends[i]]
        for path, i in zip(best_path(padded), group, strict=True):
            start = int(starts[i])
            out += [(a + start, b + start, k) for a, b, k in spans(path[: ends[i] - starts[i]], classes)]
    return sorted(out)
