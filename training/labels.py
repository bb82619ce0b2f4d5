"""The heads' labels, shared with the run time, and label sequences as numbers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from detente.reading.encoder.labels import LINK, SPAN_TASKS, TOKEN_TASKS
from detente.reading.encoder.tokens import Ints

IGNORE = -100


def sequence(n: int, spans: Iterable[tuple[int, int, str]], labels: tuple[str, ...]) -> Ints:
    """Label ids [n] for spans (start, end, class); of two spans that overlap the first listed stays."""
    ids = {label: i for i, label in enumerate(labels)}
    y = np.zeros(n, dtype=np.int64)
    for start, end, kind in spans:
        if start >= end or y[start:end].any():
            continue
        y[start:end] = ids[f"I-{kind}"]
        y[start], y[end - 1] = ids[f"B-{kind}"], ids[f"E-{kind}"]
        if end - start == 1:
            y[start] = ids[f"S-{kind}"]
    return y


__all__ = ["IGNORE", "LINK", "SPAN_TASKS", "TOKEN_TASKS", "sequence"]
