"""Reads batches of our own interviews whole, as a user would, with a table that has not seen them.

    python -m training.interviews.crossed --groups wx,ycd [--layers FOLDER] [--faults]

For each group of batches (letters) a table is learned from all others. The shipped layers have seen them all,
so they are left out unless FOLDER holds an export that has not: encode.py --held wxycd, then `export`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.structure.__main__ import document_of
from benchmarks.structure.score import Score, score
from detente.reading import turns_chooser, turns_head
from detente.reading.encoder.encoder import load
from detente.reading.encoder.interviews import InterviewEncoder
from detente.reading.encoder.weights import opened
from training.interviews.examples import Example, folder
from training.interviews.fit import fitted
from training.interviews.generate import FRAMED, made
from training.interviews.shown import LANGUAGES
from training.interviews.train import OWN, batch, own


def held(layers: Path) -> tuple[InterviewEncoder, dict[str, Any]]:
    """Layers exported to a folder, with the settings of the shipped ones."""
    with np.load(layers / "interviews.npz", allow_pickle=False) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    encoder = InterviewEncoder(load().loaded, opened(layers / "interviews.onnx.gz"), weights)
    return encoder, {"table": [1.0, 1.0], "languages": list(LANGUAGES)}


def read(letter: str, faults: bool) -> Score:
    """The scores of a batch under the weights now in use."""
    total = Score()
    for truth in sorted((OWN / "development").glob(f"*_{letter}[0-9]*.json")):
        gold = json.loads(truth.read_text("utf-8"))
        found = score(document_of(truth.parent / gold["file"]), gold)
        total.add(found)
        if faults and found.faults:
            print(gold["file"], *dict.fromkeys(found.faults), sep="\n    ")
    return total


def tell(name: str, found: Score) -> None:
    """Print the figures of a batch."""
    print(
        f"{name:4} {found.pages:3} interviews, boundaries {found.f1:.1f}, "
        f"speakers {100 * found.speakers / max(found.named, 1):.2f}, guests {found.guests}, "
        f"who asks {found.hosts} of {found.hosts_true}, "
        f"furniture in statements {found.put_in_mouths} of {found.spans}",
        flush=True,
    )


def crossed(groups: list[str], examples: list[Example], invented: list[Example], faults: bool) -> None:
    """Read each group with a table that has not seen it."""
    every = Score()
    for group in groups:
        table = fitted([one for one in examples if batch(one) not in group] + invented, 0.3)
        turns_head.weights = lambda table=table: table  # type: ignore[assignment]
        for letter in group:
            found = read(letter, faults)
            tell(letter, found)
            every.add(found)
    tell("all", every)


def main() -> None:
    """Read, and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--groups", default="wx,ycd")
    parser.add_argument("--layers", type=Path)
    parser.add_argument("--made", type=int, default=2000)
    parser.add_argument("--faults", action="store_true")
    given = parser.parse_args()
    known = held(given.layers) if given.layers else None
    turns_chooser._encoder = lambda: known  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as space:
        made(given.made, 78, Path(space), FRAMED)
        invented = folder(Path(space))
    crossed(given.groups.split(","), own(2.0), invented, given.faults)


if __name__ == "__main__":
    main()
