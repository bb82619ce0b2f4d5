"""Actor phrases to country and PLOVER sector: `python -m benchmarks.identity [--data PATH] [--out PATH]`.

PATH of --data is a CSV as actor_phrases_dev.csv (phrase, country_iso3, sector; "?" = not tested) or a
folder that holds one; --out gets our answers as CSV with the same columns.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path

from benchmarks.measured import row, shared, store
from detente.identity.phrases import actor_phrase

NAMES = (
    "a sixth of the development phrases are bare names of politicians; tables were widened after seeing them"
)


def read(path: Path) -> list[dict[str, str]]:
    if path.is_dir():
        path = next(p for p in sorted(path.rglob("*.csv")) if "phrase" in p.name)
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def score(gold: list[dict[str, str]], answers: list[tuple[str, str]]) -> dict[str, float]:
    """Share right (%) of country, sector, and both, over the phrases where each is tested."""
    tested = {"country": 0, "sector": 0, "both": 0}
    right = dict(tested)
    for line, (country, sector) in zip(gold, answers, strict=True):
        verdicts = [
            (name, got == line[column])
            for name, column, got in (("country", "country_iso3", country), ("sector", "sector", sector))
            if line[column] != "?"
        ]
        for name, verdict in verdicts:
            tested[name] += 1
            right[name] += verdict
        tested["both"] += 1
        right["both"] += all(verdict for _, verdict in verdicts)
    return {name: round(100 * right[name] / max(1, tested[name]), 1) for name in tested}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.identity", description=__doc__)
    default = shared() / "actors" / "actor_phrases_dev.csv"
    default = default if default.exists() else shared() / "data" / "actors" / "actor_phrases_dev.csv"
    parser.add_argument("--data", type=Path, default=default)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print the phrases that came out wrong")
    chosen = parser.parse_args(arguments)
    if not chosen.data.exists():
        print(f"no data at {chosen.data}; name a CSV of phrases with --data", file=sys.stderr)
        return 2
    gold = read(chosen.data)
    actor_phrase("warm up")
    began = time.perf_counter()
    coded = [actor_phrase(line["phrase"]) for line in gold]
    each = (time.perf_counter() - began) / max(1, len(gold))
    answers = [(country or "", sectors[0] if sectors else "") for country, sectors in coded]
    if chosen.out:
        with chosen.out.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["phrase", "country_iso3", "sector"])
            writer.writerows([line["phrase"], *answer] for line, answer in zip(gold, answers, strict=True))
    if chosen.wrong:
        for line, answer in zip(gold, answers, strict=True):
            wanted = (line["country_iso3"], line["sector"])
            if any(w not in ("?", a) for w, a in zip(wanted, answer, strict=True)):
                print(f"{line['phrase']!r}: got {answer}, wanted {wanted}")
    shares = score(gold, answers)
    store(
        "identity",
        [
            row(
                "actor phrases, country right",
                shares["country"],
                85.0,
                93.0,
                "NGEC (needs a Wikipedia index)",
                note=NAMES,
            ),
            row(
                "actor phrases, sector right",
                shares["sector"],
                85.0,
                93.0,
                "NGEC (needs a Wikipedia index)",
                note=NAMES,
            ),
            row("actor phrases, both right", shares["both"], note=f"{len(gold)} phrases"),
            row("phrases a second", round(1 / each), unit="/s"),
        ],
        default=chosen.data == default,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
