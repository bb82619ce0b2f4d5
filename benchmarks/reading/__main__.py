"""All tables of the learned reader on the default data: `python -m benchmarks.reading`.

--data FOLDER is laid out as the development data are (attribution/polnear/dev, events, factuality); --out
FOLDER takes the predictions of each table.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.measured import shared, store
from benchmarks.reading import (
    actor_spans,
    attribution,
    events,
    factuality,
    petrarch,
    roots,
    speed,
    statements,
)

TABLES = {
    "attribution": (attribution, "attribution/polnear/dev", "jsonl"),
    "roots": (roots, "events/plv_train.tsv", "tsv"),
    "events": (events, "events/plv_train.tsv", "tsv"),
    "actor_spans": (actor_spans, "events/cameo_ner_train.txt", "jsonl"),
    "petrarch": (petrarch, "events/petrarch_suite", "tsv"),
    "factuality": (factuality, "factuality", "jsonl"),
    "statements": (statements, "", "jsonl"),
    "speed": (speed, "attribution/polnear/dev/text", "json"),
}


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, default=shared() / "data")
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    if chosen.out:
        chosen.out.mkdir(parents=True, exist_ok=True)
    for name, (table, place, ending) in TABLES.items():
        data = chosen.data / place if place else statements.DATA
        if not data.exists():
            print(f"{name}: no data at {data.name}, skipped")
            continue
        out = chosen.out / f"{name}.{ending}" if chosen.out else None
        store(f"reading_{name}", table.measure(data, out), default=chosen.data == shared() / "data")


if __name__ == "__main__":
    main()
