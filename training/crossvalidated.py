"""Collect the folds: `python -m training.crossvalidated FOLD.jsonl... --data plv_train.tsv`.

Writes training/results/roots.tsv (sentence ids and predicted roots, no text, no gold) and statements.jsonl.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict, deque
from pathlib import Path

RESULTS = Path(__file__).with_name("results")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folds", nargs="+", type=Path)
    p.add_argument("--data", type=Path, required=True)
    args = p.parse_args()
    lines = [json.loads(x) for f in args.folds for x in f.read_text(encoding="utf8").splitlines()]
    RESULTS.mkdir(exist_ok=True)
    own = [{k: x[k] for k in ("name", "fold", "task", "gold", "got")} for x in lines if x["task"] != "root"]
    text = "".join(json.dumps(x) + "\n" for x in sorted(own, key=lambda x: (x["task"], x["name"])))
    (RESULTS / "statements.jsonl").write_text(text, encoding="utf8")
    roots: dict[str, deque[str]] = defaultdict(deque)
    for x in lines:
        if x["task"] == "root":
            roots[x["name"]].append(x["got"])
    with (
        args.data.open(encoding="utf8", newline="") as file,
        (RESULTS / "roots.tsv").open("w", encoding="utf8") as out,
    ):
        out.write("sentence_id\troot\n")
        for row in csv.DictReader(file, delimiter="\t"):
            out.write(f"{row['sentence_id']}\t{roots[row['sentence_id']].popleft()}\n")


if __name__ == "__main__":
    main()
