"""Trains the head and stores its weights.

    python -m training.interviews.train [--made 2000] [--seed 78] [--folds] [--store]

The examples are the interviews of benchmarks/data/interviews, each counted `own` times,
and `made` made-up ones.
`--folds` leaves each batch of own interviews out in turn and tells how the rest reads it; `--store` writes
src/detente/reading/data/turns_head.npz.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from detente.reading.encoder.tokens import load_tokenizer
from detente.reading.encoder.weights import FOLDER
from detente.reading.turns_head import GUEST, HOST, Weights
from training.interviews import shown
from training.interviews.examples import Example, folder
from training.interviews.fit import fitted
from training.interviews.generate import FRAMED, made
from training.interviews.store import store

ROOT = Path(__file__).parents[2]
OWN = ROOT / "benchmarks" / "data" / "interviews"
TO = ROOT / "src" / "detente" / "reading" / "data" / "turns_head.npz"


def own(weight: float) -> list[Example]:
    """The annotated interviews of the development set, and two copies of each under other names; the unseen
    sets are for measuring alone."""
    found = shown.folder(OWN / "development", load_tokenizer(FOLDER / "tokenizer.json"), variants=2)
    for one in found:
        one.weight = weight
    return [shown.as_rows(one) for one in found]


def batch(one: Any) -> str:
    """The batch an interview was written in: the letter before its number."""
    letter = re.search(r"_([a-z])\d?\d?\.", one.file)
    return letter.group(1) if letter else "first"


def right(examples: list[Example], table: Weights) -> tuple[int, int]:
    """How many guests and hosts the weights name rightly, the host with the guest known."""
    counts = [0, 0]
    for one in examples:
        for side in (GUEST, HOST):
            counts[side] += (
                int(np.argmax([table[side, row].sum() for row in one.rows[side]])) in one.truth[side]
            )
    return counts[GUEST], counts[HOST]


def folds(real: list[Example], invented: list[Example], ridge: float) -> None:
    """Print how each batch is read by weights that have not seen it."""
    by: dict[str, list[Example]] = defaultdict(list)
    for one in real:
        by[batch(one)].append(one)
    for name, held in sorted(by.items()):
        table = fitted([one for one in real if batch(one) != name] + invented, ridge)
        guests, hosts = right(held, table)
        print(f"{name:8} {len(held):3} interviews and copies, guests right {guests:3}, hosts right {hosts:3}")


def main() -> None:
    """Train; tell; store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--made", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=78)
    parser.add_argument("--ridge", type=float, default=0.3)
    parser.add_argument("--own", type=float, default=2.0)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--store", action="store_true")
    given = parser.parse_args()
    real = own(given.own)
    with tempfile.TemporaryDirectory() as space:
        made(given.made, given.seed, Path(space), FRAMED)
        invented = folder(Path(space))
    if given.folds:
        folds(real, invented, given.ridge)
    if given.store:
        table = fitted(real + invented, given.ridge)
        store(table, TO)
        print(f"{len(real)} own, {len(invented)} made; {TO.stat().st_size} bytes; right {right(real, table)}")


if __name__ == "__main__":
    main()
