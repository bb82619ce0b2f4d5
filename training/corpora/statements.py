"""The project's own annotated sentences (training/data/statements.jsonl; guidelines beside them)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from detente.reading.encoder.labels import SPAN_TASKS
from detente.reading.encoder.tokens import Tokens, tokenize
from training.documents import Annotated, Span

PATH = Path(__file__).parents[1] / "data/statements.jsonl"


def annotated(row: dict[str, Any], tokens: Tokens) -> Annotated:
    """One row as labels for the link head and the span heads."""
    whole: list[Span] = [(0, len(tokens))]
    doc = Annotated(row["id"], tokens)

    def cover(spans: list[list[int]]) -> list[Span]:
        return [tokens.cover(a, b) for a, b in spans]

    def add(task: str, groups: list[list[Span]], label: str) -> None:
        doc.spans.append((task, groups, SPAN_TASKS[task].labels.index(label)))

    for s in row["statements"]:
        cue, content = cover(s["cue"]), cover(s["content"])
        groups = [cue, content, whole]
        if len(cue) == 1:
            doc.cues.append((cue[0], cover(s["source"]), content))
        add("act", groups, s["act"])
        add("condition", groups, "condition" if s["condition"] else "none")
        add("polarity", groups, s["polarity"])
        add("certainty", groups, s["certainty"])
    for e in row["events"]:
        add("status", [cover([[e["start"], e["end"]]]), whole], e["status"])
    for p in row["places"]:
        add("stance", [cover([[p["start"], p["end"]]]), whole], p["stance"])
    return doc


def load(tokenizer: Tokenizer, path: Path = PATH) -> list[Annotated]:
    """Every sentence of the file."""
    with path.open(encoding="utf8") as file:
        return [annotated(r, tokenize(tokenizer, r["text"])) for r in map(json.loads, file)]
