"""Act, condition, polarity, certainty, event status and venue stance on our own annotated sentences.

python -m benchmarks.reading.statements [--data FOLDS.jsonl]

The shipped weights were trained on all of these sentences; the figures are those of five-fold
cross-validation (training/results/statements.jsonl, made by training.crossvalidate: one line a label, with
gold and prediction).
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.measured import ROOT, row
from benchmarks.reading.command import command
from benchmarks.reading.roots import macro

DATA = ROOT / "training/results/statements.jsonl"
GOALS: dict[str, tuple[float | None, float | None]] = {"act": (75, 85), "stance": (60, 75)}


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in data.read_text(encoding="utf8").splitlines():
        item = json.loads(line)
        pairs[item["task"]].append((item["gold"], item["got"]))
    table = []
    for task, both in pairs.items():
        note = f"five-fold cross-validation, {len(both)} labels in our own sentences, given the spans"
        right = round(100 * sum(a == b for a, b in both) / len(both), 1)
        table.append(row(f"{task}: right", right, *GOALS.get(task, (None, None)), None, "%", note))
        table.append(
            row(f"{task}: macro-F1", macro(*map(list, zip(*both, strict=True))), None, None, None, "%", note)
        )
    if out:
        out.write_text(data.read_text(encoding="utf8"), encoding="utf8")
    return table


if __name__ == "__main__":
    command("reading_statements", __doc__, measure, DATA)
