"""Which of the encoder's attributions to keep: logistic weights from the articles held out of its training.

    python -m training.kept --data DATA            # record F1 by threshold, each sixth read by the rest
    python -m training.kept --data DATA --store    # the weights of all of them

Run it after `training.export`: the encoder that is shipped is the one that is judged. Nothing is fitted on
articles that the encoder learned from, for there it is surer than it ought to be.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.contacts.fit import logistic
from benchmarks.reading.attribution import record
from benchmarks.reading.attribution_score import WORD, covered, pairs, score
from benchmarks.reading.brat import Record, articles
from detente.reading import statements_kept as kept
from detente.reading.encoder import Reading, load
from detente.reading.statements_encoder import attribution_of, combined
from training.corpus import HELD_OUT, share

RIDGE, FOLDS = 1.0, 6
OUT = Path(kept.__file__).with_name("data") / "statements_weights.tsv"
Article = tuple[Reading, list[Record]]


def held_out(data: Path) -> dict[str, Article]:
    """The articles of POLNEAR's training part that the encoder did not learn from, read."""
    gold = {k: v for k, v in articles(data / "attribution/polnear/train").items() if share(k) < HELD_OUT}
    readings = load().read_all(text for text, _ in gold.values())
    return {k: (reading, records) for (k, (_, records)), reading in zip(gold.items(), readings, strict=True)}


def examples(article: Article) -> tuple[list[kept.Signs], list[bool]]:
    """The signs of every attribution found, and whether its content and its source are right."""
    reading, gold = article[0], [one for one in article[1] if one.content]
    words = [m.span() for m in WORD.finditer(reading.text)]
    found = [attribution_of(reading.text, a) for a in reading.attributions]
    ours = [record(one) for one in found]
    content = [[covered(words, one.content) for one in side] for side in (gold, ours)]
    right = [False] * len(found)
    for i, j in pairs(*content):
        a, b = covered(words, gold[i].source), covered(words, ours[j].source)
        right[j] = bool(a & b) or not (a or b)
    return kept.signs_of(reading.attributions, [one.lemma for one in found]), right


def fitted(some: Sequence[Article]) -> dict[str, float]:
    """The weights from some articles."""
    rows = [examples(article) for article in some]
    return logistic([s for signs, _ in rows for s in signs], [r for _, right in rows for r in right], RIDGE)


def folds(read: dict[str, Article]) -> None:
    """Print record F1 for a few thresholds, every article read by weights from other ones."""

    def fold(name: str) -> int:
        return int(hashlib.sha256(f"fold {name}".encode()).hexdigest()[:8], 16) % FOLDS

    weights = [fitted([a for k, a in read.items() if fold(k) != n]) for n in range(FOLDS)]
    for least in (0.0, 0.3, 0.35, 0.38, 0.42, 0.46):
        rows = []
        for name, (reading, records) in read.items():
            found = combined(reading.text, reading.attributions, weights[fold(name)], least)
            rows.append((reading.text, records, [record(a) for a in found]))
        print(least, score(rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--store", action="store_true", help=f"write {OUT.name}")
    args = parser.parse_args()
    read = held_out(args.data)
    if not args.store:
        folds(read)
        return
    lines = [f"{name}\t{weight:.4f}" for name, weight in sorted(fitted(list(read.values())).items())]
    OUT.write_text("\n".join(["sign\tweight", *lines]) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
