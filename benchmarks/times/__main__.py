"""Times on TimeML documents: strict and relaxed span F1, value F1.

python -m benchmarks.times [--data FOLDER] [--out PREDICTIONS.jsonl]

FOLDER holds .tml files (default: the TimeBank and AQUAINT part of the development data). The rules were
written on one half of the documents (by a hash of the file's name); the other half is the figure reported.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.measured import row, shared, store
from benchmarks.times.corpus import TimeML, corpus
from benchmarks.times.score import Found, score
from detente.reading.times import read_times

GOALS = {"relaxed": (90, 92, 90.7), "strict": (80, 83, 81.8), "value": (76, 80, 78.1)}


def found(document: TimeML) -> list[Found]:
    """What the reader finds in one document; the creation time is given by the document."""
    read = read_times(document.text, document.created[:10] or None)
    return [(x.start, x.end, x.timex or "") for x in read]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=shared() / "data/times/TBAQ-cleaned")
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    documents = corpus(chosen.data)
    pairs = {d.name: (d.gold, found(d)) for d in documents}
    rows = []
    for name, keep in (("reported half", {1}), ("development half", {0}), ("both", {0, 1})):
        scores = score([pairs[d.name] for d in documents if d.half in keep])
        for measure, (must, record, peer) in GOALS.items():
            note = f"{name}, {scores['gold']:.0f} expressions; peer: HeidelTime, published for all documents"
            rows.append(row(f"{measure} F1, {name}", scores[measure], must, record, peer, "%", note))
    if chosen.out:
        lines = (
            json.dumps(
                {"doc": d.name, "times": [{"start": s, "end": e, "value": v} for s, e, v in pairs[d.name][1]]}
            )
            for d in documents
        )
        chosen.out.write_text("\n".join(lines) + "\n", "utf-8")
    store("times", rows, default=chosen.data == shared() / "data/times/TBAQ-cleaned")


if __name__ == "__main__":
    main()
