"""PLOVER roots by the lexicon alone, given source and target.

python -m benchmarks.events [--data FILE.tsv] [--out PREDICTIONS.tsv]

FILE as plv_train.tsv; predictions as scoring/events.py wants them. The lexicon was written looking at
sentences with an even id; the figure reported is that of the odd ones.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from benchmarks.measured import row, shared, store
from detente.reading.events_codes import Candidate, Span, by_lexicon

ANY = "ACCUSE"  # an empty root counts as wrong; the commonest act of conflict is the guess


def marked(row_: dict[str, str]) -> Candidate:
    """The sentence of a row with the offsets of its marked actors."""
    text, spans = row_["marked_sentence"], {}
    for tag in "st":
        spans[tag] = (_at(text, f"<{tag}>"), _at(text, f"</{tag}>"))
    return Candidate(_bare(text), _span(spans["s"]), _span(spans["t"]))


def _bare(text: str) -> str:
    for tag in ("<s>", "</s>", "<t>", "</t>"):
        text = text.replace(tag, "")
    return text


def _at(text: str, tag: str) -> int:
    place = text.find(tag)
    return len(_bare(text[:place])) if place >= 0 else -1


def _span(span: tuple[int, int]) -> Span:
    return span if span[0] >= 0 else (0, 0)


def macro(gold: list[str], got: list[str]) -> float:
    """Macro-F1 over the roots of the gold, per cent."""
    total = 0.0
    for label in sorted(set(gold)):
        right = sum(g == p == label for g, p in zip(gold, got, strict=True))
        total += 2 * right / max(1, gold.count(label) + got.count(label))
    return round(100 * total / len(set(gold)), 1)


def main() -> None:
    default = shared() / "data/events/plv_train.tsv"
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=default)
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    with chosen.data.open(encoding="utf-8", newline="") as file:
        rows_in = list(csv.DictReader(file, delimiter="\t"))
    acts = by_lexicon([marked(r) for r in rows_in])
    got = [act.root if act else ANY for act in acts]
    if chosen.out:
        with chosen.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerow(["sentence_id", "root"])
            writer.writerows(zip((r["sentence_id"] for r in rows_in), got, strict=True))
    gold = [r.get("gold_root", "").upper() for r in rows_in]
    odd = [i for i, r in enumerate(rows_in) if int(r["sentence_id"]) % 2]
    note = "lexicon alone; peers: linear SVM 70.9 and ZSP 82.4 on another test set"
    rows = [
        row(
            "PLOVER root macro-F1, odd ids",
            macro([gold[i] for i in odd], [got[i] for i in odd]),
            80,
            85,
            70.9,
            "%",
            note,
        ),
        row("PLOVER root macro-F1, all", macro(gold, got), 80, 85, 70.9, "%", note),
    ]
    store("events_lexicon", rows, default=chosen.data == default)


if __name__ == "__main__":
    main()
