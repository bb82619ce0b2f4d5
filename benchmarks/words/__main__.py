"""python -m benchmarks.words [--data FOLDER] [--half dev|more|held|unseen] [--notes]: measure and store."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.measured import ROOT, row, store
from benchmarks.words.reports import reports
from benchmarks.words.score import Tally, measured

DATA = ROOT / "benchmarks" / "data" / "words"
GOALS = {
    "statements": ("statement with speaker, F1", 60.0, 75.0),
    "acts": ("act right, where the statement is", 75.0, 85.0),
    "positions": ("positions, F1", 70.0, 80.0),
    "venue_stances": ("venue stances, F1", 70.0, 80.0),
    "promises": ("promises, F1", 70.0, 80.0),
}


HALVES = {
    "unseen": "32 reports by other hands than any that were learned from",
    "held": "held-back half",
    "dev": "development half",
    "more": "second development set",
}
STANDS = ("positions", "venue_stances")  # all that `more.txt` is annotated for


def main() -> None:
    """Read the arguments, measure all, print, store."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.words", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--half", choices=tuple(HALVES), help="only this half; nothing is stored")
    parser.add_argument("--notes", action="store_true", help="print what was missed and found too much")
    options = parser.parse_args()
    rows = []
    names = [each.stem for each in options.data.glob("*.txt")]
    for half in [options.half] if options.half else sorted(names, key=[*HALVES, *sorted(names)].index):
        tallies = measured(reports(options.data / f"{half}.txt"))
        rows += [_row(name, tallies[name], half) for name in (STANDS if half == "more" else GOALS)]
        if options.notes:
            for name, tally in tallies.items():
                if half == "more" and name not in STANDS:
                    continue
                print(f"\n== {name}", *tally.notes, sep="\n")
    store("words", rows, default=options.half is None and options.data == DATA)


def _row(name: str, tally: Tally, half: str) -> dict[str, object]:
    measure, must, record = GOALS[name]
    value = 100 * (tally.right / max(1, tally.wanted) if name == "acts" else tally.f1)
    note = f"{HALVES.get(half, half)}: {tally.right} right of {tally.found} found and {tally.wanted} wanted"
    return row(f"{measure} ({half})", round(value, 1), must, record, "none exists", "%", note)


if __name__ == "__main__":
    main()
