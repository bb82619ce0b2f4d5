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

from benchmarks.course.hosts import (
    Task,
    by_year,
    five,
    frequency,
    known_before,
    meetings,
    never_seen,
    split,
)
from benchmarks.course.ranked import Ranked
from benchmarks.course.settle import by_luck, expected_error
from benchmarks.course.stages import Measured, measure, steps
from benchmarks.course.threats import foretold, log_loss, stands
from benchmarks.measured import row, shared, store
from detente.methods.calibration import bootstrap
from detente.methods.choice.stages import STAGES
from detente.questions.venues_meetings import Meeting
from detente.questions.venues_states import Floats, states

HOST, MEDIATOR, AMONG = Task("host"), Task("mediator"), Task("mediator", "parties")
PLAIN = {
    "host": HOST,
    "mediator": MEDIATOR,
    "host, year by year": HOST,
    "mediator, year by year": MEDIATOR,
}
OFTEN = "same-conflict frequency, same events: {:.3f}"
OLD = 100  # known events that make a conflict's past long
THREATS = shared() / "data" / "bargaining" / "sanctions-ties" / "sanctions_dev.csv"
DEFAULT = shared() / "data" / "process"
SHOWN = 10  # states that `venues` and `mediators` show


def main() -> None:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threats", type=Path, default=THREATS, help="sanctions threats (TIES), by decade")
    parser.add_argument("--from", dest="day", default="2023-01-01")
    parser.add_argument("--stages-from", default="2010-01-01")
    parser.add_argument("--stages-to", default="2015-01-01")
    given = parser.parse_args()
    every = meetings(given.data / "mend")
    cut = dt.date.fromisoformat(given.day).toordinal()
    ranked = _all(every, cut)
    plain = {name: frequency(every, task, ranked[name].meetings) for name, task in PLAIN.items()}
    first, end = (dt.date.fromisoformat(day).toordinal() for day in (given.stages_from, given.stages_to))
    walked = measure(steps(next(iter(sorted(given.data.glob("pax*.csv"))))), first, end)
    store(
        "course",
        [
            *_ranked(ranked, plain),
            *_other_splits(every, ranked, plain),
            *_stages(walked),
            *_threats(given.threats),
        ],
        default=given.data == DEFAULT,
    )
    if given.out:
        given.out.write_text("".join(json.dumps(line) + "\n" for line in _lines(ranked)), "utf-8")


def _all(every: list[Meeting], cut: int) -> dict[str, Ranked]:
    """Every task's ranking by name."""
    ranked = {
        "host": split(every, HOST, cut),
        "host, parties given": split(every, Task("host", "parties"), cut),
        "host, participants known": split(every, Task("host", "participants"), cut),
        "host, conflict left out, its past known": never_seen(every, HOST, True),
        "host, conflict left out, its past hidden": never_seen(every, HOST, False),
        "mediator": split(every, MEDIATOR, cut),
        "mediator, parties given": split(every, AMONG, cut),
        "mediator, conflict left out, parties given": never_seen(every, AMONG, True),
        "host, each month": split(every, HOST, cut, monthly=True),
        "mediator, each month": split(every, MEDIATOR, cut, monthly=True),
        "mediator, parties given, each month": split(every, AMONG, cut, monthly=True),
        "host, year by year": by_year(every, HOST),
        "host, parties given, year by year": by_year(every, Task("host", "parties")),
        "mediator, year by year": by_year(every, MEDIATOR),
        "mediator, parties given, year by year": by_year(every, AMONG),
    }
    return {name: five(every, each) if name.startswith("mediator") else each for name, each in ranked.items()}


def _ranked(ranked: dict[str, Ranked], plain: dict[str, Ranked]) -> list[dict[str, Any]]:
    host, given = ranked["host"], ranked["host, parties given"]
    known = ranked["host, participants known"]
    left, hidden = (ranked[f"host, conflict left out, its past {how}"] for how in ("known", "hidden"))
    mediator, among = ranked["mediator"], ranked["mediator, parties given"]
    aside = ranked["mediator, conflict left out, parties given"]
    conflicts = "weights from the other conflicts, its own past up to the day"
    return [
        _row(
            "host, conflict and day alone: MRR",
            host.mrr(),
            0.42,
            0.48,
            OFTEN.format(plain["host"].mrr()),
            f"{len(host.meetings)} events of 2023, trained before; 4 of 6 conflicts are new in 2023",
        ),
        _row("host, conflict and day alone: hit@5", host.hit(5), peer=OFTEN.format(plain["host"].hit(5))),
        _row("host, parties given: MRR", given.mrr(), 0.42, 0.48, note="the parties at the table are known"),
        _row("host, participants known: hit@1", known.hit(1), 0.57, 0.62, note="third parties too"),
        _row("host, participants known: hit@5", known.hit(5), 0.85, 0.88),
        _row("host, conflict left out: hit@5", left.hit(5), 0.50, 0.60, note=conflicts),
        _row("host, conflict left out: MRR", left.mrr(), 0.36, 0.45, note=conflicts),
        _row("host, conflict left out, past hidden: MRR", hidden.mrr(), note="no event of it known"),
        _row(
            "mediator state: any-hit@5",
            mediator.hit(5),
            0.74,
            0.80,
            OFTEN.format(plain["mediator"].hit(5)),
            "conflict and day alone",
        ),
        _row("mediator state, parties given: any-hit@5", among.hit(5), 0.74, 0.80),
        _row(
            "mediator state, conflict left out: any-hit@5", aside.hit(5), note=f"parties given; {conflicts}"
        ),
        *_monthly(ranked),
        *_calibration("host", host),
        *_calibration("host, parties given", given),
        *_calibration("host, participants known", known),
        *_calibration("mediator", mediator),
        *_calibration("mediator, parties given", among),
    ]


def _other_splits(
    every: list[Meeting], ranked: dict[str, Ranked], plain: dict[str, Ranked]
) -> list[dict[str, Any]]:
    """All years, each by the years before it, and the test events of conflicts with a long past."""
    host, among = (ranked[f"host, {name}year by year"] for name in ("", "parties given, "))
    mediator, given = (ranked[f"mediator, {name}year by year"] for name in ("", "parties given, "))
    peers = (
        OFTEN.format(plain["host, year by year"].mrr()),
        OFTEN.format(plain["mediator, year by year"].hit(5)),
    )
    years = sorted({dt.date.fromordinal(each.day).year for each in mediator.meetings})
    note = f"{years[0]} to {years[-1]}; settings were chosen on those before the last"
    long = [ranked["mediator"], ranked["mediator, parties given"], plain["mediator"]]
    old = (known_before(every, long[0].meetings) >= OLD).tolist()
    alone, parties, peer = (each.part(old) for each in long)
    past = f"{sum(old)} events"
    return [
        _row("host, each year by those before: MRR", host.mrr(), peer=peers[0], note=note),
        _row("host, same, parties given: MRR", among.mrr(), peer=peers[0], note=note),
        _row(
            "mediator state, each year by those before: any-hit@5", mediator.hit(5), peer=peers[1], note=note
        ),
        _row("mediator state, same, parties given: any-hit@5", given.hit(5), peer=peers[1], note=note),
        _row(
            f"mediator state, {OLD} known events: any-hit@5",
            alone.hit(5),
            peer=OFTEN.format(peer.hit(5)),
            note=past,
        ),
        _row(
            f"mediator state, {OLD} known events, parties given: any-hit@5",
            parties.hit(5),
            peer=OFTEN.format(peer.hit(5)),
            note=past,
        ),
    ]


def _monthly(ranked: dict[str, Ranked]) -> list[dict[str, Any]]:
    """Beside the weights learned before the test: learned anew each month, from all known before it."""
    note = "weights learned anew each month from all that was known before it"
    host, mediator, among = (
        ranked[f"{name}, each month"] for name in ("host", "mediator", "mediator, parties given")
    )
    return [
        _row("host, learned anew each month: MRR", host.mrr(), note=note),
        _row("mediator state, learned anew each month: any-hit@5", mediator.hit(5), note=note),
        _row("mediator state, parties given, learned anew each month: any-hit@5", among.hit(5), note=note),
    ]


def _calibration(name: str, ranked: Ranked) -> list[dict[str, Any]]:
    """Expected calibration error of the chances that a user sees, and of the likeliest state's alone."""
    shown = f"{name}: expected calibration error"
    return [
        _error(shown, *ranked.shown(SHOWN), f"the {SHOWN} chances shown of each event"),
        _error(f"{name}: same, likeliest only", *ranked.shown(1)),
    ]


def _error(name: str, chance: Floats, right: Floats, what: str = "") -> dict[str, Any]:
    """The calibration error as it is, with its interval and beside what luck alone gives at this size."""
    found = bootstrap(expected_error, chance, right, draws=400)
    luck = by_luck(expected_error, chance)
    note = (
        f"95 % {found.low:.3f} to {found.high:.3f}; {luck:.3f} were every chance exactly right; "
        f"said {chance.mean():.3f} on average, came {right.mean():.3f}"
    )
    return _row(name, found.value, 0.05, 0.03, note=f"{what}; {note}" if what else note)


def _stages(walked: Measured) -> list[dict[str, Any]]:
    chain, now = walked.accuracy(walked.chain), walked.accuracy(walked.now)
    chosen = walked.model.max(axis=1), walked.model.argmax(axis=1) == walked.came
    every = np.eye(len(STAGES))[walked.came.astype(int)]
    peer = f"Markov {chain:.3f}, same {now:.3f}"
    note = f"{len(walked.came)} steps"
    return [
        _row("next stage: accuracy", walked.accuracy(walked.model), 0.48, 0.52, peer, note),
        _row(
            "next stage: log loss",
            walked.log_loss(walked.model),
            peer=f"Markov {walked.log_loss(walked.chain):.3f}",
        ),
        _error("next stage: expected calibration error", walked.model.ravel(), every.ravel(), "all stages"),
        _error("next stage: same, likeliest only", chosen[0], chosen[1].astype(float)),
    ]


def _threats(path: Path) -> list[dict[str, Any]]:
    """Threats of the last decade foretold from each pair's and sender's record; none without the file."""
    rows = []
    for name, column in (("pair", "dyadID"), ("sender", "ccode1")) if path.exists() else ():
        every = stands(path, column)
        chance, share, came = foretold(every, max(each.decade for each in every))
        peer = f"share carried out before {log_loss(share, came):.3f}"
        note = (
            f"two-type learning from the {name}'s record, {len(came)} threats of sanctions that were resisted"
        )
        rows.append(
            _row(f"threat carried out, by {name}: log loss", log_loss(chance, came), peer=peer, note=note)
        )
    return rows


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
        for meeting, chance, order in zip(each.meetings, each.chance, each.order(), strict=True):
            best = np.argsort(-order, kind="stable")[:20]
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
