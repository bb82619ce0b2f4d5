"""How certain a text is that an event happened (-3 .. 3), on UW and MEANTIME's development sentences.

python -m benchmarks.reading.factuality [--data FOLDER] [--out PREDICTIONS.jsonl]

FOLDER holds uw/dev.conll and meantime/dev.conll; or give one .conll file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measured import row, shared
from benchmarks.reading.columns import blocks, running
from benchmarks.reading.command import command
from detente.reading.encoder import load

DATA = shared() / "data/factuality"


def read(path: Path) -> tuple[list[float], list[float]]:
    """Gold and predicted values of every event in one file."""
    sentences = []
    for rows in blocks(path):
        text, spans = running([r[1] for r in rows])
        sentences.append((text, [(spans[i], float(r[2])) for i, r in enumerate(rows) if r[2] != "_"]))
    gold: list[float] = []
    got: list[float] = []
    readings = load().read_all(text for text, _ in sentences)
    for reading, (_, events) in zip(readings, sentences, strict=True):
        gold += [v for _, v in events]
        got += reading.factuality([s for s, _ in events])
    return gold, got


def happened_f1(gold: list[float], got: list[float]) -> float:
    """Macro-F1 of "it happened" (above 0) against "it did not" (0 or below)."""
    f1 = []
    for side in (True, False):
        g, p = [(v > 0) is side for v in gold], [(v > 0) is side for v in got]
        f1.append(2 * sum(a and b for a, b in zip(g, p, strict=True)) / max(1, sum(g) + sum(p)))
    return round(sum(f1) / 2, 3)


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    files = (
        [data]
        if data.is_file()
        else [p for p in (data / "uw/dev.conll", data / "meantime/dev.conll") if p.exists()]
    )
    rows = []
    for path in files:
        gold, got = read(path)
        name = path.parent.name if data.is_dir() else path.stem
        goals = {"r": (0.70, 0.80), "polarity": (0.80, 0.88)} if name == "uw" else {}
        note = f"{len(gold)} events; polarity is macro-F1 of above 0 against the rest"
        r = round(float(np.corrcoef(gold, got)[0, 1]), 3)
        mae = round(float(np.abs(np.subtract(gold, got)).mean()), 3)
        rows.append(row(f"factuality {name}: Pearson r", r, *goals.get("r", (None, None)), None, "", note))
        rows.append(row(f"factuality {name}: mean absolute error", mae, None, None, None, "", note))
        polarity = happened_f1(gold, got)
        rows.append(
            row(
                f"factuality {name}: polarity F1",
                polarity,
                *goals.get("polarity", (None, None)),
                None,
                "",
                note,
            )
        )
        if out:
            with out.open("a", encoding="utf8") as file:
                file.write(json.dumps({"file": name, "values": [round(v, 3) for v in got]}) + "\n")
    return rows


if __name__ == "__main__":
    command("reading_factuality", __doc__, measure, DATA)
