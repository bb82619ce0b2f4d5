"""Fit the word weights of `detente.reading.factuality` by ridge regression:

    python -m training.happened --data DATA/factuality

Features are what stands around the event's word; those seen less than three times are left out. The penalty
and
the threshold between "happens" and "does not" come from five-fold cross-validation on the training
sentences, in the
files' order. Needs scipy; a minute on one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

from benchmarks.reading.columns import blocks, running
from benchmarks.reading.factuality import happened_f1
from detente.reading.factuality import features, key, words_of

OUT = Path(__file__).parents[1] / "src/detente/reading/data/factuality.npz"
PENALTIES, SEEN, FOLDS = (10.0, 30.0, 100.0), 3, 5
THRESHOLDS = [round(0.1 * i, 1) for i in range(13)]


def examples(paths: list[Path]) -> tuple[list[set[str]], np.ndarray]:
    """The features of every event and its value."""
    seen: list[set[str]] = []
    told: list[float] = []
    for path in paths:
        for rows in blocks(path):
            text, spans = running([r[1] for r in rows])
            words = words_of(text)
            for i, r in enumerate(rows):
                if r[2] != "_":
                    seen.append(features(text, words, spans[i]))
                    told.append(float(r[2]))
    return seen, np.array(told)


def solve(x: Any, y: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Ridge weights and constant."""
    middle = float(y.mean())
    return lsqr(x, y - middle, damp=penalty**0.5, iter_lim=300)[0], middle


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, default=OUT)
    given = options.parse_args()
    seen, y = examples([given.data / name / "train.conll" for name in ("uw", "meantime")])
    count = Counter(f for one in seen for f in one)
    names = sorted(f for f, n in count.items() if n >= SEEN)
    place = {f: i for i, f in enumerate(names)}
    pairs = [(row, place[f]) for row, one in enumerate(seen) for f in one if f in place]
    rows, columns = zip(*pairs, strict=True)
    x = csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(seen), len(names)))
    best: tuple[float, float, float] | None = None
    for penalty in PENALTIES:
        held = np.zeros(len(y))
        for part in np.array_split(np.arange(len(y)), FOLDS):
            rest = np.setdiff1d(np.arange(len(y)), part)
            weights, middle = solve(x[rest], y[rest], penalty)
            held[part] = np.clip(x[part] @ weights + middle, -3, 3)
        r = float(np.corrcoef(held, y)[0, 1])
        scores = {t: happened_f1(y.tolist(), (held - t).tolist()) for t in THRESHOLDS}
        threshold = max(scores, key=lambda t: scores[t])
        print(f"penalty {penalty}: r {r:.3f}, polarity {scores[threshold]} at {threshold}")
        best = max(best, (r, penalty, threshold)) if best else (r, penalty, threshold)
    assert best is not None
    weights, middle = solve(x, y, best[1])
    np.savez_compressed(
        given.out,
        key=np.array([key(f) for f in names], dtype=np.uint32),
        weight=weights.astype(np.float16),
        constant=np.float64(middle),
        threshold=np.float64(best[2]),
    )
    print(f"{len(names)} weights, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
