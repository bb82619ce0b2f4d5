"""`python -m benchmarks.course [--data PATH] [--out PATH]`: hosts, mediators, next stages beside their goals.

PATH is a folder with `mend/` and a `pax*.csv`, laid out as the development data. `--from DAY` is the first
day of the test events (2023-01-01): models learn from what is known before it. `--out` gets one JSON object
a test event.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.course.hosts import Ranked, hosts, mediators, meetings, never_seen, open_to, split
from benchmarks.course.stages import Measured, measure, steps
from benchmarks.measured import row, shared, store
from detente.methods.calibration import calibration_error
from detente.methods.choice.stages import STAGES
from detente.questions.venues_states import states

FREQUENCY = "same-conflict frequency .34 (measured on >= 2024)"
DEFAULT = shared() / "data" / "process"


def main() -> None:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--from", dest="day", default="2023-01-01")
    parser.add_argument("--stages-from", default="2010-01-01")
    parser.add_argument("--stages-to", default="2015-01-01")
    given = parser.parse_args()
    every = meetings(given.data / "mend")
    cut = dt.date.fromisoformat(given.day).toordinal()
    ranked = {
        "host": split(every, hosts, cut=cut),
        "host, participants known": split(every, hosts, True, cut),
        "host, conflict left out, its past known": never_seen(every, hosts, True),
        "host, conflict left out, its past hidden": never_seen(every, hosts, False),
        "mediator": split(every, mediators, cut=cut),
    }
    first, end = (dt.date.fromisoformat(day).toordinal() for day in (given.stages_from, given.stages_to))
    walked = measure(steps(next(iter(sorted(given.data.glob("pax*.csv"))))), first, end)
    store("course", [*_ranked(ranked), *_stages(walked)], default=given.data == DEFAULT)
    if given.out:
        given.out.write_text("".join(json.dumps(line) + "\n" for line in _lines(ranked)), "utf-8")


def _ranked(ranked: dict[str, Ranked]) -> list[dict[str, Any]]:
    host, known = ranked["host"], ranked["host, participants known"]
    left, hidden = (ranked[f"host, conflict left out, its past {how}"] for how in ("known", "hidden"))
    mediator = ranked["mediator"]
    count = len(host.meetings)
    conflicts = "weights from the other conflicts, its own past up to the day"
    return [
        _row("host, third countries: MRR", host.mrr(), 0.42, 0.48, FREQUENCY, f"{count} events"),
        _row("host, third countries: hit@1", host.hit(1), note="train < 2023, test 2023"),
        _row("host, third countries: hit@5", host.hit(5)),
        _row("host, participants known: hit@1", known.hit(1), 0.57, 0.62),
        _row("host, participants known: hit@5", known.hit(5), 0.85, 0.88),
        _row("host, conflict left out: hit@5", left.hit(5), 0.50, 0.60, note=conflicts),
        _row("host, conflict left out: MRR", left.mrr(), 0.36, 0.45, note=conflicts),
        _row(
            "host, conflict left out, past hidden: MRR", hidden.mrr(), note="no event of the conflict known"
        ),
        _row("mediator state: any-hit@5", mediator.hit(5), 0.74, 0.80),
        _row("host: expected calibration error", _error(host), 0.05, 0.03, note="all candidates"),
        _row("host: same, likeliest only", _top_error(host), 0.05, 0.03, note="conflicts new in 2023"),
        _row("host, conflict left out: same", _top_error(left), 0.05, 0.03, note="likeliest only"),
        _row("mediator: expected calibration error", _error(mediator), 0.05, 0.03, note="all candidates"),
    ]


def _stages(walked: Measured) -> list[dict[str, Any]]:
    chain, now = walked.accuracy(walked.chain), walked.accuracy(walked.now)
    chosen = walked.model.max(axis=1), walked.model.argmax(axis=1) == walked.came
    every = np.eye(len(STAGES))[walked.came.astype(int)]
    error = calibration_error(walked.model.ravel(), every.ravel().astype(int))
    peer = f"Markov {chain:.3f}, same {now:.3f}"
    note = f"{len(walked.came)} steps"
    return [
        _row("next stage: accuracy", walked.accuracy(walked.model), 0.48, 0.52, peer, note),
        _row(
            "next stage: log loss",
            walked.log_loss(walked.model),
            peer=f"Markov {walked.log_loss(walked.chain):.3f}",
        ),
        _row("next stage: expected calibration error", error, 0.05, 0.03, note="all stages"),
        _row(
            "next stage: same, likeliest only",
            calibration_error(chosen[0], chosen[1].astype(int)),
            0.05,
            0.03,
        ),
    ]


def _error(ranked: Ranked) -> float:
    """Calibration error of the chances of all third countries, as the model gives them."""
    asked = open_to(ranked.meetings)
    return calibration_error(ranked.chance[asked], (ranked.right[asked] > 0).astype(int))


def _top_error(ranked: Ranked) -> float:
    """Calibration error of the likeliest state's chance alone: the harder question."""
    first = ranked.chance.argmax(axis=1)
    rows = np.arange(len(first))
    return calibration_error(ranked.chance[rows, first], (ranked.right[rows, first] > 0).astype(int))


def _row(
    measure_: str,
    ours: float,
    must: float | None = None,
    record: float | None = None,
    peer: str | None = None,
    note: str = "",
) -> dict[str, Any]:
    return row(measure_, round(ours, 3), must, record, peer, unit="", note=note)


def _lines(ranked: dict[str, Ranked]) -> list[dict[str, Any]]:
    names = states().iso3
    lines = []
    for task, each in ranked.items():
        for meeting, chance in zip(each.meetings, each.chance, strict=True):
            best = np.argsort(-chance, kind="stable")[:20]
            lines.append(
                {
                    "task": task,
                    "conflict": meeting.conflict,
                    "date": dt.date.fromordinal(meeting.day).isoformat(),
                    "ranked": [[names[k], round(float(chance[k]), 4)] for k in best],
                }
            )
    return lines


if __name__ == "__main__":
    main()
