"""How certain a text is that an event happened (-3 .. 3), on UW and MEANTIME's development sentences.

python -m benchmarks.reading.factuality [--data FOLDER] [--out PREDICTIONS.jsonl]

FOLDER holds uw/dev.conll and meantime/dev.conll (train.conll is passed over); or give one .conll file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import numpy as np

from benchmarks.measured import row, shared
from benchmarks.reading.columns import blocks, running
from benchmarks.reading.command import command
from detente.reading.encoder import load
from detente.reading.factuality import values
from detente.reading.profile import Profile, reading_as

DATA = shared() / "data/factuality"


def read(path: Path, profile: Profile = "accurate") -> tuple[list[float], list[float]]:
    """Gold and predicted values of every event in one file."""
    sentences = []
    for rows in blocks(path):
        text, spans = running([r[1] for r in rows])
        sentences.append((text, [(spans[i], float(r[2])) for i, r in enumerate(rows) if r[2] != "_"]))
    gold: list[float] = []
    got: list[float] = []
    readings = load().read_all(t for t, _ in sentences) if profile == "accurate" else [None] * len(sentences)
    with reading_as(profile):
        for reading, (text, events) in zip(readings, sentences, strict=True):
            gold += [v for _, v in events]
            got += values(text, [s for s, _ in events], reading)
    return gold, got


def happened_f1(gold: list[float], got: list[float]) -> float:
    """Macro-F1 of "it happened" (above 0) against "it did not" (0 or below)."""
    f1 = []
    for side in (True, False):
        g, p = [(v > 0) is side for v in gold], [(v > 0) is side for v in got]
        f1.append(2 * sum(a and b for a, b in zip(g, p, strict=True)) / max(1, sum(g) + sum(p)))
    return round(sum(f1) / 2, 3)


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    parts = [path for path in sorted(data.glob("*/*.conll"), reverse=True) if path.stem != "train"]
    files = [data] if data.is_file() else parts
    if out:
        out.write_text("", "utf-8")
    rows = []
    for path in files:
        name = path.parent.name if data.is_dir() else path.stem
        for profile in get_args(Profile):
            gold, got = read(path, profile)
            rows += _rows(name if profile == "accurate" else f"{name}, words alone", gold, got, name == "uw")
            if out and profile == "accurate":
                with out.open("a", encoding="utf8") as file:
                    file.write(json.dumps({"file": name, "values": [round(v, 3) for v in got]}) + "\n")
    return rows


def _rows(name: str, gold: list[float], got: list[float], aimed: bool) -> list[dict[str, Any]]:
    """The lines of one file; goals were set for UW."""
    note = f"{len(gold)} events; polarity is macro-F1 of above 0 against the rest"
    r = round(float(np.corrcoef(gold, got)[0, 1]), 3)
    away = round(float(np.abs(np.subtract(gold, got)).mean()), 3)
    lines: list[tuple[str, float, float | None, float | None]] = [
        ("Pearson r", r, 0.70, 0.80),
        ("mean absolute error", away, None, None),
        ("polarity F1", happened_f1(gold, got), 0.80, 0.88),
    ]
    return [
        row(
            f"factuality {name}: {what}",
            value,
            must if aimed else None,
            record if aimed else None,
            None,
            "",
            note,
        )
        for what, value, must, record in lines
    ]


if __name__ == "__main__":
    command("reading_factuality", __doc__, measure, DATA)
