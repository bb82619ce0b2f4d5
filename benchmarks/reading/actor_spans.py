"""Source and target phrases of CAMEO sentences: exact span F1.

python -m benchmarks.reading.actor_spans [--data FILE] [--out PREDICTIONS.jsonl]

FILE has a word and a BIO tag a line. On the development file the figure is that of the fifth of its
sentences that the shipped weights were not trained on (chosen by a hash of the words); on any other file,
of all sentences.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from benchmarks.measured import row, shared
from benchmarks.reading.attribution_score import f1
from benchmarks.reading.columns import blocks, running
from benchmarks.reading.command import command
from detente.reading.encoder import load
from detente.reading.encoder.tokens import load_tokenizer, tokenize
from detente.reading.encoder.weights import FOLDER

DATA = shared() / "data/events/cameo_ner_train.txt"
KIND = {"S": "source", "T": "target"}
Marked = set[tuple[int, int, str]]


def held_out(ids: list[int]) -> bool:
    """Whether training left the sentence with these wordpieces out; the same rule as in training.corpus."""
    return int(hashlib.sha256(str(ids).encode()).hexdigest()[:8], 16) / 2**32 < 0.2


def tagged(tags: list[str], spans: list[tuple[int, int]]) -> Marked:
    """Spans that BIO tags mark, in characters."""
    out: list[tuple[int, int, str]] = []
    last = "O"
    for tag, (a, b) in zip(tags, spans, strict=True):
        if tag[0] == "I" and out and last[-1] == tag[-1]:
            out[-1] = (out[-1][0], b, out[-1][2])
        elif tag[-1] in KIND:  # a few lines of the file carry other tags
            out.append((a, b, KIND[tag[-1]]))
        last = tag
    return set(out)


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    tokenizer = load_tokenizer(FOLDER / "tokenizer.json")
    gold: list[Marked] = []
    texts: list[str] = []
    for rows in blocks(data):
        text, spans = running([r[0] for r in rows])
        if data != DATA or held_out(tokenize(tokenizer, text).ids.tolist()):
            texts.append(text)
            gold.append(tagged([r[1] for r in rows], spans))
    found: list[Marked] = [{(n.start, n.end, n.label) for n in r.names} for r in load().read_all(texts)]
    if out:
        lines = (json.dumps([{"start": a, "end": b, "label": k} for a, b, k in sorted(f)]) for f in found)
        out.write_text("\n".join(lines) + "\n", encoding="utf8")
    note = f"{len(texts)} sentences not trained on"
    table = []
    for kind in ("both", "source", "target"):
        keep = [[{s for s in x if kind in ("both", s[2])} for x in xs] for xs in (gold, found)]
        both = sum(len(g & f) for g, f in zip(*keep, strict=True))
        value = f1(both, sum(map(len, keep[1])), sum(map(len, keep[0])))
        goals = (65, 75) if kind == "both" else (None, None)
        table.append(row(f"CAMEO actor spans, {kind}: exact F1", value, *goals, None, "%", note))
    return table


if __name__ == "__main__":
    command("reading_actor_spans", __doc__, measure, DATA)
