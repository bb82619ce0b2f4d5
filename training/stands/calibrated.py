"""How probable it is that a stand is told rightly, learned on reports that the layers have not seen.

    python -m training.stands.calibrated

The layers' own chances of an issue and of its stance become one: a logistic in the log-odds of the first and
the logarithm of the second (Platt 1999, with two scores). Written into stands.json, for issues and for roles.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.words.reports import Report, reports
from detente.methods.ranking.logistic import logistic
from detente.reading.encoder.stands import ROLES, Stand, signs_of_chance
from detente.reading.encoder.weights import FOLDER
from detente.reading.page import Page
from detente.reading.stands_clauses import seen
from detente.records import Document
from training.stands.train import DATA, HELD

LEAST, RIDGE = 0.02, 1.0
Told = tuple[list[tuple[int, int]], list[str], list[str]]  # spans; issues or roles; stances


def right(report: Report) -> Iterator[tuple[Stand, bool]]:
    """Every stand that the layers see, and whether it is told; none that may be read and need not be."""
    told, open_ = (
        [_told(report, x) for x in report.lines if x[1] in kinds] for kinds in (("P", "V"), ("P?",))
    )
    page = Page(Document(id=report.id, text=report.text, published=report.published))
    for (start, end), stands in page.of(seen).items():
        for one in stands:
            if one.chance >= LEAST:
                fits = _fits(one, told, start, end)
                if fits or not _fits(one, open_, start, end):
                    yield one, fits


def _told(report: Report, line: Sequence[str]) -> Told:
    issues, stances = (line[5], line[4]) if line[1] == "V" else (line[3], line[4])
    return report.spans[int(line[0])], issues.split("|"), stances.split("|")


def _fits(one: Stand, told: Sequence[Told], start: int, end: int) -> bool:
    return any(
        one.issue in issues and one.stance in stances and any(a < end and start < b for a, b in spans)
        for spans, issues, stances in told
    )


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    found = [each for name in HELD for report in reports(given.data / name) for each in right(report)]
    manifest = json.loads((FOLDER / "stands.json").read_text("utf-8"))
    for kind in ("issue", "role"):
        some = [(one, told) for one, told in found if (one.issue in ROLES) == (kind == "role")]
        x = np.array([signs_of_chance(one.chance, one.sure) for one, _ in some])
        y = np.array([float(told) for _, told in some])
        manifest["calibration"][kind] = [round(float(w), 3) for w in logistic(x, y, RIDGE)]
        print(kind, len(some), "stands,", int(y.sum()), "right:", manifest["calibration"][kind])
    (FOLDER / "stands.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
