"""Who said what, on PolNeAR's development articles or others in its format.

python -m benchmarks.reading.attribution [--data FOLDER] [--out PREDICTIONS.jsonl]
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.measured import row, shared
from benchmarks.reading.attribution_score import score
from benchmarks.reading.brat import Record, articles
from benchmarks.reading.command import command
from detente.reading.encoder import load
from detente.reading.statements_encoder import combined
from detente.reading.statements_rules import attributions as by_rule
from detente.reading.statements_spans import Attribution

DATA = shared() / "data/attribution/polnear/dev"
GOALS: dict[str, tuple[float | None, float | None, float | None]] = {
    "record content+source F1": (70, 75, 48.3),
    "record content F1": (None, None, None),
    "recall direct": (90, 95, 58.4),
    "recall mixed": (None, None, None),
    "recall indirect": (63, 69, 30.1),
    "exact source F1": (78, 83, 61),
    "exact cue F1": (71, 75, 51),
    "exact content F1": (63, 73, 44),
    "source right on matched": (93, 95, 89.6),
}


def record(a: Attribution) -> Record:
    return Record((a.source,) if a.source else (), (a.cue,) if a.cue else (), tuple(a.content))


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    """Read every article under `data` as the reader of statements does; predictions go to `out`, the rows
    come back."""
    gold = articles(data)
    readings = load().read_all(text for text, _ in gold.values())
    found = {
        name: [record(a) for a in combined(r.text, r.attributions)]
        for name, r in zip(gold, readings, strict=True)
    }
    if out:
        with out.open("w", encoding="utf8") as file:
            for name, records in found.items():
                file.write(json.dumps({"doc": name, "records": [vars(r) for r in records]}) + "\n")
    rules = ((text, records, [record(a) for a in by_rule(text)]) for text, records in gold.values())
    fast = score(rules)
    scores = score((text, records, found[name]) for name, (text, records) in gold.items())
    total = sum(len(r) for _, r in gold.values())
    note = f"shipped weights, {len(gold)} articles, {total} attributions; peer: Citron, retrained"
    table = [row(k, scores[k], *goals, "%", note) for k, goals in GOALS.items()]
    return table + [row(f"{k}, profile fast", fast[k], None, None, None, "%", "rules alone") for k in GOALS]


if __name__ == "__main__":
    command("reading_attribution", __doc__, measure, DATA)
