"""python -m benchmarks.words [--data FOLDER] [--half NAME] [--notes]: measure and store."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from benchmarks.measured import ROOT, row, store
from benchmarks.words.reports import Report, reports
from benchmarks.words.score import Tally, measured
from detente.methods.calibration.reliability import calibration_error

DATA = ROOT / "benchmarks" / "data" / "words"
GOALS: dict[str, tuple[str, float | None, float | None]] = {
    "statements": ("statement with speaker, F1", 60.0, 75.0),
    "acts": ("act right, where the statement is", 75.0, 85.0),
    "positions": ("positions, F1", 70.0, 80.0),
    "venue_stances": ("venue stances, F1", 70.0, 80.0),
    "promises": ("promises, F1", 70.0, 80.0),
}


HALVES = {
    "unseen": "32 reports by other hands than any that were learned from",
    "unseen_2": "90 reports by yet other hands, denser and soberer",
    "elsewhere": "60 reports by another hand, most of matters on which nobody takes a stand that counts",
    "held": "held-back half",
    "dev": "development half",
    "more": "second development set",
}
REPORTED = ("unseen", "unseen_2", "elsewhere")
ENOUGH, BINS = 50, 5
STANDS = ("positions", "venue_stances")  # all that `more.txt` is annotated for


def main() -> None:
    """Read the arguments, measure all, print, store."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.words", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--half", choices=tuple(HALVES), help="only this half; nothing is stored")
    parser.add_argument("--notes", action="store_true", help="print what was missed and found too much")
    options = parser.parse_args()
    rows, unseen = [], list[tuple[float, bool]]()
    names = [each.stem for each in options.data.glob("*.txt")]
    for half in [options.half] if options.half else sorted(names, key=[*HALVES, *sorted(names)].index):
        texts = list(reports(options.data / f"{half}.txt"))
        tallies = measured(texts)
        rows += [_row(name, tallies[name], half) for name in (STANDS if half == "more" else GOALS)]
        chances = [each for name in STANDS for each in tallies[name].chances]
        rows += [*_calibration(chances, half), _too_many(tallies, texts, half)]
        unseen += chances if half in REPORTED else []
        if options.notes:
            for name, tally in tallies.items():
                if half == "more" and name not in STANDS:
                    continue
                print(f"\n== {name}", *tally.notes, sep="\n")
    rows += _calibration(unseen, f"{', '.join(REPORTED)} together") if not options.half else []
    store("words", rows, default=options.half is None and options.data == DATA)


def _row(name: str, tally: Tally, half: str) -> dict[str, object]:
    measure, must, record = GOALS[name]
    if half == "elsewhere":  # the goals were set for reports full of stands
        must = record = None
    value = 100 * (tally.right / max(1, tally.wanted) if name == "acts" else tally.f1)
    note = f"{HALVES.get(half, half)}: {tally.right} right of {tally.found} found and {tally.wanted} wanted"
    return row(f"{measure} ({half})", round(value, 1), must, record, "none exists", "%", note)


def _too_many(tallies: dict[str, Tally], texts: list[Report], half: str) -> dict[str, object]:
    """Stands that are read and not told, which matter most where few are told."""
    words = sum(len(each.text.split()) for each in texts)
    extra = sum(tallies[name].found - tallies[name].right for name in STANDS)
    note = f"{extra} positions and venue stances in {words} words"
    measure = f"stands read wrongly or without cause, in a thousand words ({half})"
    return row(measure, round(1000 * extra / words, 1), None, None, "none exists", "", note)


def _calibration(chances: list[tuple[float, bool]], half: str) -> list[dict[str, object]]:
    """How far the probabilities that positions and venue stances are shown with are off."""
    if len(chances) < ENOUGH:
        return []
    said, right = (np.array(each, dtype=float) for each in zip(*chances, strict=True))
    drawn = np.random.default_rng(1).random((200, len(said))) < said
    chance = np.mean([calibration_error(said, each, BINS) for each in drawn])
    note = (
        f"{len(said)} records, {said.mean():.3f} said and {right.mean():.3f} right on average; "
        f"perfect probabilities would be off by {chance:.3f}, of so few records"
    )
    measure = f"probability that a stand is right: calibration error ({half})"
    error = round(calibration_error(said, right, BINS), 3)
    return [row(measure, error, 0.05, 0.03, "none exists", "", note)]


if __name__ == "__main__":
    main()
