"""PLOVER roots of sentences with marked actors.

python -m benchmarks.reading.roots [--data GOLD.tsv] [--out PREDICTIONS.tsv]

On the development sentences, which the shipped weights were trained on, the figures are those of five-fold
cross-validation (training/results/roots.tsv, made by training.crossvalidate); on any other file the shipped
weights predict.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from benchmarks.measured import ROOT, row, shared
from benchmarks.reading.command import command
from benchmarks.reading.marks import unmark
from detente.reading.encoder import Event, load

DATA = shared() / "data/events/plv_train.tsv"
FOLDS = ROOT / "training/results/roots.tsv"
QUADS = {
    "1": ("AGREE", "CONSULT", "SUPPORT"),
    "2": ("COOPERATE", "AID", "YIELD"),
    "3": ("ACCUSE", "REJECT", "REQUEST", "THREATEN"),
    "4": ("COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "SANCTION"),
}
QUAD = {root: quad for quad, roots in QUADS.items() for root in roots}
GOALS = {"root": (80, 85, 82.4), "quad": (88, 91, 89.6), "binary": (95, 97, 96.4)}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def macro(gold: list[str], got: list[str]) -> float:
    """Macro-F1 in per cent over the labels of `gold`."""
    f1 = []
    for label in sorted(set(gold)):
        both = sum(g == p == label for g, p in zip(gold, got, strict=True))
        f1.append(2 * both / max(1, gold.count(label) + got.count(label)))
    return round(100 * sum(f1) / max(1, len(f1)), 1)


def predicted(rows: list[dict[str, str]]) -> list[str]:
    """The root of each row by the shipped weights."""
    events = []
    for r in rows:
        text, spans = unmark(r["marked_sentence"])
        events.append(Event(text, spans.get("s", (0, 0)), spans.get("t", (0, 0))))
    return [guess.label for guess in load().roots(events)]


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    rows = read(data)
    folds = read(FOLDS) if data == DATA and FOLDS.exists() else []
    got = [r["root"] for r in folds] if len(folds) == len(rows) else predicted(rows)
    if out:
        with out.open("w", encoding="utf8", newline="") as file:
            writer = csv.writer(file, delimiter="\t")
            writer.writerow(["sentence_id", "root"])
            writer.writerows(zip((r["sentence_id"] for r in rows), got, strict=True))
    gold = [r.get("gold_root", "").upper() for r in rows]
    how = "five-fold cross-validation" if len(folds) == len(rows) else "shipped weights"
    note = f"{how}, {len(rows)} sentences; peer: ZSP with roberta-large, published"
    levels = {
        "root": lambda x: x,
        "quad": lambda x: QUAD.get(x, "?"),
        "binary": lambda x: QUAD.get(x, "?") in "12",
    }
    scores = {k: macro([str(f(x)) for x in gold], [str(f(x)) for x in got]) for k, f in levels.items()}
    return [row(f"PLOVER {k} macro-F1", scores[k], *goals, "%", note) for k, goals in GOALS.items()]


if __name__ == "__main__":
    command("reading_roots", __doc__, measure, DATA)
