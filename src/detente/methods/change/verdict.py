"""A verdict in words, by thresholds that are stated."""

from __future__ import annotations

from math import log
from typing import Literal

from detente.methods.change.effect import Effect

Verdict = Literal["turning", "step", "symbolic", "too early to say"]
Way = Literal["easing", "worsening", "both ways"]
FULL = 6  # steps after the date before which nothing is settled
RARE = 0.9  # share of placebo dates that changed less
LASTING = 0.5  # of the first change (in logs) that must still hold in the last horizon
RULES = (
    f"too early to say: fewer than {FULL} steps have passed",
    f"turning: the 90 % interval of the level after over before leaves out 1, more than {RARE:.0%} of "
    f"the other dates changed less, and {LASTING:.0%} of it (in logs) or more holds at the last horizon",
    "step: the interval leaves out 1, but the change is no rarer than that, or did not last",
    "symbolic: the interval holds 1, so no change can be told from chance",
    "easing: less conflict or more cooperation; worsening: the reverse; both ways: one of each",
)


def verdict(found: Effect) -> Verdict:
    """The verdict on one effect, by RULES."""
    if found.after < FULL:
        return "too early to say"
    if found.ratio.low <= 1 <= found.ratio.high:
        return "symbolic"
    last = found.persistence[max(found.persistence)] if found.persistence else found.ratio.value
    lasting = log(last) / log(found.ratio.value) >= LASTING
    return "turning" if lasting and found.placebo >= RARE else "step"


def direction(cooperation: Effect | None, conflict: Effect | None) -> Way | None:
    """Which way the changes given went, None where none is: hand in only what is a turning or a step."""
    ways: set[Way] = set()
    if cooperation is not None:
        ways.add("easing" if cooperation.ratio.value > 1 else "worsening")
    if conflict is not None:
        ways.add("easing" if conflict.ratio.value < 1 else "worsening")
    return "both ways" if len(ways) > 1 else next(iter(ways), None)
