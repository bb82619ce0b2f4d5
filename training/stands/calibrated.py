"""How probable it is that a stand is read rightly, with its holder and place, learned on reports that the
layers have not seen.

    python -m training.stands.calibrated

The layers' own chances of an issue, of its stance and of what they point at become one: a logistic in the
log-odds of the first, the logarithms of the others, and the chance of a likelier stand that may say the same
(Platt 1999, with four scores).
What is told once is right once, by its likeliest name. Written into stands.json, for issues and for roles.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.words.reports import Report, reports
from benchmarks.words.score import is_called
from detente.methods.ranking.logistic import logistic
from detente.reading.encoder.stands import ROLES, Stand, signs_of_chance
from detente.reading.encoder.weights import FOLDER
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, Spoken, clauses
from detente.reading.stands_clauses import seen
from detente.reading.stands_holder import held_by, somewhere
from detente.records import Document, Party, Place
from training.stands.learning import DATA, HELD

RIDGE = 1.0
LEAST = 0.2
"""Chance of an issue from which on a stand is learned from: those below are many, and hardly ever shown."""


def right(report: Report) -> Iterator[tuple[Stand, bool]]:
    """Every stand that the layers see, the likeliest first, and whether it is told and not seen before; none
    that may be read and need not be."""
    told, open_ = ([x for x in report.lines if x[1] in kinds] for kinds in (("P", "V"), ("P?",)))
    page = Page(Document(id=report.id, text=report.text, published=report.published))
    spoken = Spoken(page)
    found = [(one, c) for c in page.of(clauses) for one in page.of(seen).get((c.start, c.end), ())]
    for one, clause in sorted(found, key=lambda each: -each[0].chance):
        who = held_by(page, spoken, clause, one)
        where = somewhere(page, one.place, one.issue) if one.place else None
        fits = next((x for x in told if _fits(report, x, clause, one, who, where)), None)
        if fits:
            told.remove(fits)
        if fits or not any(_fits(report, x, clause, one, who, where) for x in open_):
            yield one, fits is not None


def _fits(
    report: Report, line: Sequence[str], clause: Clause, one: Stand, who: Party | None, where: Place | None
) -> bool:
    issues, stances = (line[5], line[4]) if line[1] == "V" else (line[3], line[4])
    return (
        any(a < clause.end and clause.start < b for a, b in report.spans[int(line[0])])
        and one.issue in issues.split("|")
        and one.stance in stances.split("|")
        and is_called(line[2], who)
        and (where is None or is_called(line[3], Party(name=where.name, actor=where.iso3)))
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
        some = [
            (one, told)
            for one, told in found
            if (one.issue in ROLES) == (kind == "role") and one.chance >= LEAST
        ]
        x = np.array([signs_of_chance(one) for one, _ in some])
        y = np.array([float(told) for _, told in some])
        manifest["calibration"][kind] = [round(float(w), 3) for w in logistic(x, y, RIDGE)]
        print(kind, len(some), "stands,", int(y.sum()), "right:", manifest["calibration"][kind])
    (FOLDER / "stands.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
