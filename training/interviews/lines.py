"""Trains the head that tells mastheads, credits and closing notes from what is said.

    python -m training.interviews.lines [--made 4000] [--ridge 0.5] [--folds] [--store]

The examples are the lines of our own interviews, made-up notes (in wording/), and our own annotated sentences
of articles as lines that are no furniture.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.structure.score import located
from detente.reading.blocks_lines import Line, lines
from detente.reading.furniture_around import arounds
from detente.reading.furniture_head import AMONG, BEFORE, BITS, CLOSING, ENOUGH, features, hashed
from detente.reading.furniture_lines import is_furniture
from detente.reading.page import Page
from detente.sources import open_documents
from training.interviews import generate
from training.interviews.examples import Example
from training.interviews.fit import one_side
from training.interviews.story import Story, wording
from training.interviews.train import OWN, ROOT, batch

TO = ROOT / "src" / "detente" / "reading" / "data" / "furniture_head.npz"
SENTENCES = ROOT / "training" / "data" / "statements.jsonl"
SHORT = 14
MADE = 0.15
"""What a line of a made-up page counts for, beside one of our own."""
HEADS_TOLD = frozenset("uv")
"""The batches whose truth calls by-lines and mastheads furniture; elsewhere short lines may be either."""


@dataclass
class LineExample:
    """One line: its features, whether it is furniture, the file it is of."""

    row: npt.NDArray[np.int64]
    furniture: bool
    file: str
    text: str
    weight: float = 1.0
    where: str = AMONG


def own() -> Iterator[LineExample]:
    """The lines of our own interviews that the head is asked about, and the first lines of turns."""
    return folder(OWN / "development")


def folder(path: Path, weight: float = 1.0) -> Iterator[LineExample]:
    """The lines of the interviews of a folder, each at so many times its weight."""
    for truth in sorted(path.glob("*.json")):
        for one in _page(truth):
            one.weight *= weight
            yield one


def pages(count: int, seed: int) -> Iterator[LineExample]:
    """The lines of made-up interviews with all that stands around them."""
    with tempfile.TemporaryDirectory() as space:
        generate.made(count, seed, Path(space), framed=0.85)
        yield from folder(Path(space), MADE)


def _page(truth: Path) -> Iterator[LineExample]:
    gold = json.loads(truth.read_text("utf-8"))
    page = Page(next(iter(open_documents(truth.parent / gold["file"]))))
    heads, said = _said(page.text, gold)
    if not heads:
        return
    notes = _spans(page.text, [piece.strip("*_ ") for piece in gold["furniture"]], anywhere=False)
    found = lines(page)
    stands = arounds(found, {number for number, line in enumerate(found) if is_furniture(line)})
    first = _first(found, heads[0][0], notes)
    for line, around in zip(found, stands, strict=True):
        furniture, spoken = _over(line, notes), _over(line, heads) or _over(line, said)
        where = BEFORE if line.end <= heads[0][0] else CLOSING if line.start > heads[-1][0] else AMONG
        if _over(line, heads):
            yield _line(line, AMONG, around, False, gold["file"], 1.0)
        elif furniture or spoken or line is first or (where == BEFORE and _plain(line, gold["file"])):
            yield _line(line, where, around, furniture, gold["file"], 3.0)


def _first(found: list[Line], until: int, notes: list[tuple[int, int]]) -> Line | None:
    """The headline: the line set as one before the talk, else the first that is no furniture."""
    before = [line for line in found if line.end <= until and not _over(line, notes)]
    return next((line for line in before if "heading" in line.tags), before[0] if before else None)


def _plain(line: Line, file: str) -> bool:
    """True for a line before the talk that is surely no furniture."""
    if batch_of(file) in HEADS_TOLD:
        return not is_furniture(line)
    return len(line.words.split()) > SHORT or line.ended


def _said(text: str, gold: dict[str, object]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where turns begin, and where they go on."""
    heads, said, cursor = [], [], 0
    for turn in gold["turns"]:  # type: ignore[attr-defined]
        for number, piece in enumerate(turn["pieces"]):
            at = located(text, piece, cursor)
            if at >= 0:
                (said if number else heads).append((at, at + len(piece)))
                cursor = at + (0 if piece is turn["pieces"][-1] else len(piece))
    return heads, said


def _spans(text: str, pieces: list[str], anywhere: bool) -> list[tuple[int, int]]:
    found, cursor = [], 0
    for piece in pieces:
        at = located(text, piece, cursor, anywhere)
        if at >= 0:
            found.append((at, at + len(piece)))
            cursor = at
    return found


def _over(line: Line, spans: list[tuple[int, int]]) -> bool:
    return any(start < line.end and end > line.start for start, end in spans)


def batch_of(file: str) -> str:
    """The batch of a file's name."""
    return batch(_Named(file))


@dataclass
class _Named:
    file: str


def made(count: int, seed: int) -> Iterator[LineExample]:
    """Made-up notes, and sentences of articles."""
    pick = random.Random(seed)
    for _ in range(count):
        story = Story(pick)
        if "masthead" in wording(story.language):
            yield _bare(story.of("masthead"), BEFORE, True, 0.4, set())
            for other in {"headline", "guest", "neutral"} & set(wording(story.language)):
                yield _bare(story.of(other), BEFORE, False, 0.3, set())
        kind = pick.choice(("note", "note", "note", "aside", "closing_neutral"))
        if kind not in wording(story.language):
            continue
        tags = {"italic"} if pick.random() < 0.2 else set()
        yield _bare(story.of(kind), CLOSING if pick.random() < 0.5 else AMONG, True, 0.5, tags)
        for said in ("question", "answer"):
            yield _bare(story.of(said), CLOSING if pick.random() < 0.3 else AMONG, False, 0.2, set())
    for line in SENTENCES.read_text("utf-8").splitlines():
        text = json.loads(line).get("text", "")
        if text:
            yield _bare(text, AMONG, False, 1.5, set())


def _line(line: Line, where: str, around: set[str], furniture: bool, file: str, weight: float) -> LineExample:
    bare = line.words.strip("*_ ")
    return LineExample(hashed(features(bare, line.tags, where, around)), furniture, file, bare, weight, where)


def _bare(text: str, where: str, furniture: bool, weight: float, tags: set[str]) -> LineExample:
    return LineExample(hashed(features(text, tags, where)), furniture, "made", text, weight, where)


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
    for where, enough in ENOUGH.items():
        here = [one for one in lines if one.where == where]
        taken = [one for one in here if table[one.row].sum() >= enough]
        furniture = sum(one.furniture for one in here)
        wrong = [one.text[:90] for one in taken if not one.furniture]
        print(
            f"{name:8} {where:8} furniture found {sum(one.furniture for one in taken)} of {furniture}, lost {len(wrong)} of {len(here) - furniture}",  # noqa: E501
            *wrong,
            sep="\n   ",
        )


def main() -> None:
    """Train; tell; store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--made", type=int, default=4000)
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--ridge", type=float, default=0.5)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--store", action="store_true")
    parser.add_argument("--without", default="", help="batches to leave out of what is stored")
    given = parser.parse_args()
    real = list(own())
    invented = [*made(given.made, 7), *pages(given.pages, 11)]
    if given.folds:
        by: dict[str, list[LineExample]] = defaultdict(list)
        for one in real:
            by[batch(one)].append(one)
        for name, held in sorted(by.items()):
            tell(held, fitted([one for one in real if batch(one) != name] + invented, given.ridge), name)
    if given.store:
        table = fitted([one for one in real if batch(one) not in given.without] + invented, given.ridge)
        at = np.flatnonzero(np.abs(table) >= 0.01)
        np.savez_compressed(TO, at=at.astype(np.uint16), weight=table[at].astype(np.float16))
        tell(real, table, "stored")


if __name__ == "__main__":
    main()
