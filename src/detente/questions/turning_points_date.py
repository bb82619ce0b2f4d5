"""Was this date a turning point? Effects, placebo dates, persistence, what to expect anyway."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.methods.calibration import resampled
from detente.methods.change import Effect, Verdict, Way, direction, effect, placebos, verdict
from detente.methods.change.effect import LEAST_AFTER
from detente.questions.answer import Row, Table
from detente.questions.turning_points_acts import LEAST_OF_PEER, Acts, Peer
from detente.questions.turning_points_series import Floats, Series

SIDES = ("cooperation", "conflict")
ORDER: tuple[Verdict, ...] = ("turning", "step", "symbolic", "too early to say")
COLUMNS = (
    "acts of",
    "verdict",
    "after / before",
    "90 % interval",
    "expected anyway",
    "log Bayes factor",
    "rarer than",
    "rarer than, other pairs",
    "still holds",
)
WINDOW = 12
CITED = 4
LEAST_ACTS = 6  # within the window, for a side to be judged
EACH = 3  # of so many dates of other pairs one is looked at
CHANGED: tuple[Verdict, ...] = ("turning", "step")


@dataclass(frozen=True)
class Judged:
    """The effects of a date on each side's acts with their verdicts, or why there are none."""

    effects: dict[str, Effect]
    verdicts: dict[str, Verdict]
    expected: dict[str, tuple[float, float, float]]
    online: tuple[tuple[int, Verdict], ...]
    elsewhere: dict[str, tuple[float, int]]
    why: str | None = None

    @property
    def verdict(self) -> Verdict:
        """The strongest verdict of the two."""
        return min(self.verdicts.values(), key=ORDER.index, default="too early to say")

    @property
    def direction(self) -> Way | None:
        """Which way what changed went; None where nothing can be told to have."""
        told = {side: found for side, found in self.effects.items() if self.verdicts[side] in CHANGED}
        return direction(told.get("cooperation"), told.get("conflict"))

    @property
    def easing(self) -> float | None:
        """How far conflict fell, in units of its error: above 0 fewer acts of conflict than before."""
        return -self.effects["conflict"].ratio.z if "conflict" in self.effects else None

    def sentence(self, pair: str, event: dt.date) -> str:
        """The verdict in words."""
        if self.why is not None:
            return f"{event} between {pair}: {self.why}."
        parts = []
        for side, found in self.effects.items():
            r = found.ratio
            parts.append(f"{side} {r.value:.2f} times as before ({r.low:.2f} to {r.high:.2f})")
        way = f" ({self.direction})" if self.direction else ""
        return f"{event} between {pair}: {self.verdict}{way}; {', '.join(parts)}."

    def figures(self) -> dict[str, Any]:
        """All numbers by name."""
        if self.why is not None:
            return {"verdict": self.verdict, "why": self.why}
        sides = {
            side: {
                "verdict": self.verdicts[side],
                "ratio": [found.ratio.value, found.ratio.low, found.ratio.high],
                "log_bayes": found.log_bayes,
                "placebo": found.placebo,
                "placebo_elsewhere": self.elsewhere[side][0] if side in self.elsewhere else None,
                "persistence": {str(k): v for k, v in found.persistence.items()},
                "expected": list(self.expected[side][:2]),
                "expected_level": [self.expected[side][2] * end for end in self.expected[side][:2]],
            }
            for side, found in self.effects.items()
        }
        return {"verdict": self.verdict, "direction": self.direction, "easing": self.easing, **sides}


def judged(known: Series, event: dt.date, peers: tuple[Peer, ...] = ()) -> Judged:
    """The verdict on a date; where too little lies before or after it, a sentence that says so."""
    at = known.boundary(event)
    if at < LEAST_AFTER:
        return _none(f"too early in what is known, which begins on {known.starts[0]}")
    if len(known.starts) - at < LEAST_AFTER:
        return _none(
            f"too early to say; what is known ends on {known.end}, and {LEAST_AFTER} {known.unit}s "
            "after the date are the least"
        )
    counts = {"cooperation": known.cooperation, "conflict": known.conflict}
    near = slice(max(at - WINDOW, 0), at + WINDOW)
    counts = {side: values for side, values in counts.items() if values[near].sum() >= LEAST_ACTS}
    if not counts:
        return _none(f"nothing can be told, with fewer than {LEAST_ACTS} acts of either kind around the date")
    effects = {side: effect(values, at, known.relative) for side, values in counts.items()}
    verdicts = {side: verdict(found) for side, found in effects.items()}
    expected = {side: _expected(known, values, at) for side, values in counts.items()}
    elsewhere = _elsewhere(known, effects, peers)
    return Judged(effects, verdicts, expected, _online(known, at, list(counts.values())), elsewhere)


def _none(why: str) -> Judged:
    return Judged({}, {}, {}, (), {}, why)


def _elsewhere(
    known: Series, effects: dict[str, Effect], peers: tuple[Peer, ...]
) -> dict[str, tuple[float, int]]:
    """For each side, the share of dates of other pairs that changed less, and how many were looked at."""
    found = {}
    for side, each in effects.items():
        days = [peer.cooperation if side == "cooperation" else peer.conflict for peer in peers]
        sizes = [
            placebos(known.counted(of), known.relative)[::EACH] for of in days if len(of) >= LEAST_OF_PEER
        ]
        if sizes:
            others = np.concatenate(sizes)
            found[side] = float(np.mean(others < abs(each.ratio.z))), len(others)
    return found


def _expected(known: Series, counts: Floats, at: int) -> tuple[float, float, float]:
    """After / before 9 times in 10 had the past gone on (resampled in blocks); the level before."""
    past = (counts / known.relative)[:at]
    before = float(past[-WINDOW:].mean()) + 0.5 / WINDOW
    steps = min(WINDOW, len(known.starts) - at)
    futures = resampled(past, steps).mean(axis=1) + 0.5 / WINDOW
    low, high = np.quantile(futures / before, [0.05, 0.95])
    return float(low), float(high), before


def _online(known: Series, at: int, counts: list[Floats]) -> tuple[tuple[int, Verdict], ...]:
    """The verdict as it stood each time it changed, by steps since the date."""
    found: list[tuple[int, Verdict]] = []
    for passed in range(LEAST_AFTER, min(WINDOW, len(known.starts) - at) + 1):
        cut = at + passed
        each = [verdict(effect(values[:cut], at, known.relative[:cut])) for values in counts]
        now = min(each, key=ORDER.index)
        if not found or found[-1][1] != now:
            found.append((passed, now))
    return tuple(found)


def dated_tables(known: Series, acts: Acts, event: dt.date, found: Judged) -> tuple[Table, ...]:
    """The effects, and how the verdict evolved."""
    if found.why is not None:
        return ()
    rows = []
    for side, each in found.effects.items():
        r, (low, high, _) = each.ratio, found.expected[side]
        holds = ", ".join(f"{n}: {value:.2f}" for n, value in each.persistence.items())
        values = (
            side,
            found.verdicts[side],
            round(r.value, 2),
            f"{r.low:.2f} to {r.high:.2f}",
            f"{low:.2f} to {high:.2f}",
            round(each.log_bayes, 2),
            f"{each.placebo:.0%} of {each.placebos} dates" if each.placebos else None,
            f"{found.elsewhere[side][0]:.0%} of {found.elsewhere[side][1]} dates"
            if side in found.elsewhere
            else None,
            holds or None,
        )
        rows.append(Row(values=values, evidence=_around(acts, event, side)))
    online = tuple(Row(values=(n, word)) for n, word in found.online)
    note = f"Holds: after / before for the {known.unit}s up to each number since the date."
    return (
        Table(title="The date", columns=COLUMNS, rows=tuple(rows), note=note),
        Table(title="How the verdict evolved", columns=(f"{known.unit}s after", "verdict"), rows=online),
    )


def _around(acts: Acts, event: dt.date, side: str) -> tuple[Any, ...]:
    """What the case tells of the last acts before the date and the first after it."""
    of = [act for act in acts.acts if act.cooperative == (side == "cooperation")]
    before = [act for act in of if act.day < event][-CITED:]
    after = [act for act in of if act.day >= event][:CITED]
    return tuple(citation for act in before + after for citation in act.evidence[:1])
