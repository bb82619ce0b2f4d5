"""Reprints found again after what editors do to a wire story, and articles taken for one though they are two.

    python -m benchmarks.reprints [--data PATH]

PATH: a folder of news articles as .txt files (default: the development articles for attribution). Each tenth
article is printed again under other headlines, cut, shortened, reworded; all go into one ledger. A pair of
different articles that comes out as one witness is listed with the share of runs it has in common: some are
true reprints of the same wire copy, so the share of false ones is an upper bound.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measured import row, shared, store
from detente.ledger import Case
from detente.ledger.reprints import runs, share
from detente.records import Document

Edit = Callable[[str, random.Random], str]


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def headline(text: str, chance: random.Random) -> str:
    """Another headline, byline and closing line around the same text."""
    return (
        f"Talks: what we know so far\nBy our staff, {chance.randint(1, 28)} May\n{text}\nFollow us for more."
    )


def first_half(text: str, _: random.Random) -> str:
    """The end cut off for want of room."""
    kept = _sentences(text)
    return " ".join(kept[: max(1, len(kept) // 2)])


def shortened(text: str, chance: random.Random) -> str:
    """A fifth of the sentences taken out here and there."""
    return " ".join(each for each in _sentences(text) if chance.random() > 0.2)


def reworded(text: str, chance: random.Random) -> str:
    """Four words of a hundred replaced by a house style."""
    return " ".join("said" if chance.random() < 0.04 else word for word in text.split())


EDITS: tuple[Edit, ...] = (headline, first_half, shortened, reworded)


def _document(text: str, name: str) -> Document:
    return Document(id=hashlib.sha256(f"{name}\n{text}".encode()).hexdigest(), text=text, name=name)


def measure(texts: dict[str, str]) -> list[dict[str, object]]:
    """Print each tenth article again by each edit, and see who is taken for whom."""
    chance = random.Random(1)
    originals = {name: _document(text, name) for name, text in texts.items()}
    again = {
        (name, edit.__name__): _document(edit(text, chance), f"{name} {edit.__name__}")
        for name, text in sorted(texts.items())[::10]
        for edit in EDITS
    }
    with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "case") as case:
        began = time.process_time()
        for each in (*originals.values(), *again.values()):
            case.ledger.add_document(each, [], {})
        spent = (time.process_time() - began) / (len(originals) + len(again))
        speaks = case.ledger.witnesses()
    long = {name for name in texts if len(texts[name].split()) >= 100}
    rows = []
    for edit in EDITS:
        asked = [name for name, by in again if by == edit.__name__ and name in long]
        found = sum(speaks[again[name, edit.__name__].id] == speaks[originals[name].id] for name in asked)
        rows.append(
            row(f"found again: {edit.__name__}", round(100 * found / len(asked), 1), note=edit.__doc__ or "")
        )
    named = {each.id: name for name, each in originals.items()}
    merged = [
        (name, named[speaks[each.id]]) for name, each in originals.items() if speaks[each.id] != each.id
    ]
    for one, other in merged:
        print(f"  {one} / {other}: {share(runs(texts[one]), runs(texts[other])):.2f}")
    note = f"{len(merged)} of {len(originals)}; true reprints among them count as false here"
    rows.append(
        row("different articles taken for one", round(100 * len(merged) / len(originals), 2), note=note)
    )
    rows.append(row("cost of adding a document", round(1000 * spent, 2), unit="cpu ms"))
    return rows


def main() -> None:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    chosen = parser.parse_args()
    folder = chosen.data or shared() / "data" / "attribution" / "polnear"
    texts = {path.stem: path.read_text("utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))}
    store("reprints", measure(texts), chosen.data is None)


if __name__ == "__main__":
    main()
