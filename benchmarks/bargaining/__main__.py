"""Bargaining models: published figures, errors on known outcomes, speed and growth.

python -m benchmarks.bargaining [--data FOLDER] [--out FILE.json] [--only published,outcomes,speed,growth]

FOLDER is laid out as shared/data/bargaining; FILE gets what our models answer, folder by folder. The peer
decide-exchange-model is run by the interpreter named in DETENTE_PEER_PYTHON, in the same run.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.bargaining import growth, outcomes, plot, published, speed
from benchmarks.measured import shared, store

PARTS = "published,outcomes,speed,growth"


def main() -> None:
    default = shared() / "data/bargaining"
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, default=default)
    options.add_argument("--out", type=Path)
    options.add_argument("--only", default=PARTS)
    options.add_argument("--draws", type=int, default=10_000_000, help="the most draws of the growth plot")
    chosen = options.parse_args()
    parts = chosen.only.split(",")
    answers: dict[str, Any] = {}
    lines = published.measure(chosen.data, answers) if "published" in parts else []
    if "outcomes" in parts:
        lines += outcomes.measure(chosen.data, answers, keep=chosen.data == default)
    if "speed" in parts:
        lines += speed.measure(chosen.data)
    if "growth" in parts:
        lines += growth.measure(chosen.draws)
    if chosen.out:
        chosen.out.write_text(json.dumps(answers) + "\n", "utf-8")
    whole = chosen.data == default and chosen.only == PARTS
    store("bargaining", lines, default=whole)
    if whole:
        plot.main()


if __name__ == "__main__":
    main()
