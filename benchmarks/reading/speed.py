"""Speed on one core, head by head, beside spaCy's small pipeline on the same articles in the same run.

python -m benchmarks.reading.speed [--data FOLDER] [--out FILE.json]

FOLDER holds articles as .txt. spaCy is measured where `spacy` and `en_core_web_sm` are installed (both are
ours to measure against, not to use); without them the ratio stays empty.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measured import row, shared
from benchmarks.reading.command import command
from detente.reading.encoder import Reading, load

DATA = shared() / "data/attribution/polnear/dev/text"
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """The fastest of a few runs, in seconds of wall time."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def spacy_seconds(texts: list[str]) -> float | None:
    """spaCy's full small pipeline over the texts, or None where it is not installed."""
    try:
        import spacy

        pipeline = spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None
    return seconds(lambda: list(pipeline.pipe(texts)))


def span_heads(reading: Reading) -> None:
    """All span heads at the density of news: every attribution and every sentence-like stretch of it."""
    whole = [(0, min(600, len(reading.text)))]
    items = [[a.cue, a.content, whole] for a in reading.attributions]
    for task in ("act", "condition", "polarity", "certainty", "root"):
        reading.classify(task, items)
    for task in ("status", "stance"):
        reading.classify(task, [[a.cue, whole] for a in reading.attributions])
    reading.factuality([a.cue[0] for a in reading.attributions])


def one_core() -> None:
    """Bind this process to one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    one_core()
    texts = [p.read_bytes().decode("utf8") for p in sorted(data.glob("*.txt"))]
    words = sum(len(t.split()) for t in texts)
    encoder = load()
    list(encoder.read_all(texts[:4]))
    theirs = spacy_seconds(texts)
    passes: list[Reading] = []
    work: dict[str, Callable[[], object]] = {
        "encoder pass": lambda: passes.__setitem__(slice(None), encoder.read_all(texts))
    }
    spent = {k: seconds(v) for k, v in work.items()}

    def fresh(name: str) -> Callable[[], object]:
        def go() -> None:
            for r in passes:
                r.__dict__.pop(name, None)
                getattr(r, name)

        return go

    spent |= {name: seconds(fresh(name)) for name in ("attributions", "times", "names")}
    spent["span heads"] = seconds(lambda: [span_heads(r) for r in passes])
    total = sum(spent.values())
    note = f"{len(texts)} articles, {words} words, one core"
    ratio = round(theirs / total, 2) if theirs else None
    rows = [
        row("documents a second beside spaCy, every head", ratio, 1.3, None, 1.0, "times", note),
        row(
            "words a second, every head",
            round(words / total),
            None,
            None,
            round(words / theirs) if theirs else None,
            "",
            note,
        ),
    ]
    rows += [
        row(f"words a second: {k}", round(words / s), None, None, None, "", note) for k, s in spent.items()
    ]
    if out:
        out.write_text(
            json.dumps({"seconds": spent, "spacy": theirs, "words": words}) + "\n", encoding="utf8"
        )
    return rows


if __name__ == "__main__":
    command("reading_speed", __doc__, measure, DATA)
