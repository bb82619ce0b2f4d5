"""Trains the head that tells credits and closing notes from what is said.

    python -m training.interviews.lines [--made 4000] [--ridge 0.5] [--folds] [--store]

The examples are the pieces of turns and the furniture of our own interviews, made-up notes (in wording/), and
our own annotated sentences of articles as lines that are no furniture.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detente.reading.furniture_head import BITS, ENOUGH, features, hashed
from training.interviews.examples import Example
from training.interviews.fit import one_side
from training.interviews.story import Story, wording
from training.interviews.train import OWN, ROOT, batch

TO = ROOT / "src" / "detente" / "reading" / "data" / "furniture_head.npz"
SENTENCES = ROOT / "training" / "data" / "statements.jsonl"


@dataclass
class LineExample:
    """One line: its features, whether it is furniture, the file it is of."""

    row: npt.NDArray[np.int64]
    furniture: bool
    file: str
    text: str
    weight: float = 1.0


def own() -> Iterator[LineExample]:
    """The lines of our own interviews."""
    for truth in sorted((OWN / "development").glob("*.json")):
        gold = json.loads(truth.read_text("utf-8"))
        page = (truth.parent / gold["file"]).read_text("utf-8")
        last = page.rfind(gold["turns"][-1]["pieces"][0][:40])
        for turn in gold["turns"]:
            for at, piece in enumerate(turn["pieces"]):
                yield _line(piece, turn is gold["turns"][-1], False, gold["file"], 3.0 if at else 1.0)
        for piece in gold["furniture"]:
            yield _line(piece, page.rfind(piece[:40]) > last, True, gold["file"], 3.0)


def made(count: int, seed: int) -> Iterator[LineExample]:
    """Made-up notes, and sentences of articles."""
    pick = random.Random(seed)
    for _ in range(count):
        story = Story(pick)
        kind = pick.choice(("note", "note", "note", "aside", "closing_neutral"))
        if kind not in wording(story.language):
            continue
        yield _line(
            story.of(kind),
            pick.random() < 0.5,
            True,
            "made",
            0.5,
            {"italic"} if pick.random() < 0.2 else set(),
        )
        for said in ("question", "answer"):
            yield _line(story.of(said), pick.random() < 0.3, False, "made", 0.2)
    for line in SENTENCES.read_text("utf-8").splitlines():
        text = json.loads(line).get("text", "")
        if text:
            yield _line(text, False, False, "sentences", 1.5)


def _line(
    text: str, closing: bool, furniture: bool, file: str, weight: float, tags: set[str] | None = None
) -> LineExample:
    given = set(tags or ())
    if text.startswith("**"):
        given.add("bold")
    elif text.startswith(("*", "_")):
        given.add("italic")
    bare = text.strip("*_ ")
    return LineExample(hashed(features(bare, given, closing)), furniture, file, bare, weight)


def fitted(lines: list[LineExample], ridge: float) -> npt.NDArray[np.float32]:
    """Weights of shape (2**BITS,): a logistic regression, as a choice between a line and nothing."""
    nothing = np.array([], dtype=np.int64)
    examples = [
        Example(one.file, ([one.row, nothing], []), ([0 if one.furniture else 1], []), one.weight)
        for one in lines
    ]
    return one_side(examples, 0, ridge, 150, BITS)


def tell(lines: list[LineExample], table: npt.NDArray[np.float32], name: str) -> None:
    """Print how many pieces of furniture are found, and what is wrongly taken for it."""
    taken = [one for one in lines if table[one.row].sum() >= ENOUGH]
    furniture = sum(one.furniture for one in lines)
    wrong = [one.text[:90] for one in taken if not one.furniture]
    print(
        f"{name:8} furniture found {sum(one.furniture for one in taken)} of {furniture}, lost {len(wrong)} of {len(lines) - furniture}",  # noqa: E501
        *wrong,
        sep="\n   ",
    )


def main() -> None:
    """Train; tell; store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--made", type=int, default=4000)
    parser.add_argument("--ridge", type=float, default=0.5)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--store", action="store_true")
    given = parser.parse_args()
    real, invented = list(own()), list(made(given.made, 7))
    if given.folds:
        by: dict[str, list[LineExample]] = defaultdict(list)
        for one in real:
            by[batch(one)].append(one)
        for name, held in sorted(by.items()):
            tell(held, fitted([one for one in real if batch(one) != name] + invented, given.ridge), name)
    if given.store:
        table = fitted(real + invented, given.ridge)
        at = np.flatnonzero(np.abs(table) >= 0.01)
        np.savez_compressed(TO, at=at.astype(np.uint16), weight=table[at].astype(np.float16))
        tell(real, table, "stored")


if __name__ == "__main__":
    main()
