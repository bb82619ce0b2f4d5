"""Chances settled on what came: how sharp they should be, learned from events no model had seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.course.ranked import Ranked, joined
from detente.methods.calibration import Beta, calibration_error
from detente.methods.choice import sharpness, tempered
from detente.questions.venues_states import Floats

LATEST = 400  # rankings that settle what ships
RECENT = 120  # that settle a month: older ones no longer tell how a model does now
FIRST = 10  # likeliest states of an event that settle where several may be right
DRAWS = 400


@dataclass(frozen=True)
class Settled:
    """Powers for shares, by how much of the conflict is known, and where several may be right a curve from
    share to chance."""

    powers: tuple[float, float]
    curve: Beta | None

    def __call__(self, chance: Floats, known: Floats) -> Floats:
        """Chances (n, s) as they should be said; 0 stays 0. `known` (n,): events of the conflict known."""
        share = tempered(chance, known, self.powers)
        return share if self.curve is None else np.where(chance > 0, self.curve(share), 0.0)


def settle(unseen: Ranked, several: bool, latest: int = LATEST) -> Settled:
    """Learned from the latest rankings."""
    order = np.argsort([each.day for each in unseen.meetings], kind="stable")[-latest:]
    chance, right, known = unseen.chance[order], unseen.right[order], unseen.known[order]
    powers = sharpness(chance, right / right.sum(axis=1, keepdims=True), known)
    if not several:
        return Settled(powers, None)
    share = Ranked([unseen.meetings[k] for k in order], tempered(chance, known, powers), right, known)
    said, came = share.shown(FIRST)
    return Settled(powers, Beta.fit(said, came.astype(int)))


def as_it_goes(unseen: Ranked, tested: Ranked, several: bool) -> Ranked:
    """Test events settled month by month on the unseen ones and on what came in the test before the month."""
    months = [dt.date.fromordinal(each.day).replace(day=1).toordinal() for each in tested.meetings]
    chance = np.zeros_like(tested.chance)
    for month in sorted(set(months)):
        before = tested.part([each.known < month for each in tested.meetings])
        now = np.array([each == month for each in months])
        found = settle(joined([unseen, before]) if before.meetings else unseen, several, RECENT)
        chance[now] = found(tested.chance[now], tested.known[now])
    return replace(tested, chance=chance)


def by_luck(error: Callable[[Floats, Floats], float], p: Floats, seed: int = 0) -> float:
    """What a calibration error would be on average were each chance p (n,) exactly right."""
    random = np.random.default_rng(seed)
    return float(np.mean([error(p, (random.random(len(p)) < p).astype(float)) for _ in range(DRAWS)]))


def expected_error(p: Floats, y: Floats) -> float:
    """Expected calibration error over ten bins of equally many chances (n,)."""
    return calibration_error(p, y.astype(int))
