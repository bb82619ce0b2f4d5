"""Whether a window is of matters on which stands are taken, told by what lies below the layers for stands.

    python -m training.stands.subject

A logistic over the mean of the states of running text (`encoder/stands.py`, `subject`): does anybody take a
stand in the window? Written into stands.npz; `training.stands.calibrated` comes after it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.logistic import logistic
from detente.reading.encoder.weights import FOLDER
from training.stands.examples import Cut
from training.stands.learning import arguments, pool_of

RIDGE = 10.0
FEW = 4  # clauses: single items tell nothing of the text around


def learned(pool: Iterable[Cut]) -> NDArray[np.float32]:
    """Weights [385] of the mean states and a constant."""
    some = [cut for cut in pool if len(cut.clauses) >= FEW]
    x = np.array([cut.hidden.astype(np.float32).mean(0) for cut in some])
    y = np.array([any(clause.taken for clause in cut.clauses) for cut in some], dtype=float)
    center, spread = x.mean(0), x.std(0)
    *weights, constant = logistic((x - center) / spread, y, RIDGE)
    scaled = np.array(weights) / spread
    print(f"{len(some)} windows, no stand in {int((y == 0).sum())}")
    return np.append(scaled, constant - center @ scaled).astype(np.float32)


def store(weights: NDArray[np.float32], folder: Path = FOLDER) -> None:
    """Put the weights among those of the heads for stands."""
    with np.load(folder / "stands.npz", allow_pickle=False) as stored:
        heads = {name: stored[name] for name in stored.files}
    np.savez(folder / "stands.npz", **{**heads, "subject": weights})  # type: ignore[arg-type]
    manifest = json.loads((folder / "stands.json").read_text("utf-8"))
    manifest["sha256"]["stands.npz"] = hashlib.sha256((folder / "stands.npz").read_bytes()).hexdigest()
    (folder / "stands.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")


def main() -> None:
    """Learn and store."""
    given = arguments(__doc__, epochs=0, tokens=0, rate=0.0).parse_args()
    pool = [cut for cut in pool_of(given) if cut.said is not None]
    store(learned(pool))


if __name__ == "__main__":
    main()
