"""Chances settled on what came: how sharp they should be, learned from events no model had seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.course.ranked import Ranked, joined
from detente.methods.calibration import Beta, calibration_error
from detente.methods.choice import sharpness
from detente.questions.venues_states import Floats

LATEST = 400  # events that settle: older ones no longer tell how a model does now
FIRST = 10  # likeliest states of an event that settle where several may be right
DRAWS = 400


@dataclass(frozen=True)
class Settled:
    """One power for shares of one choice, and where several may be right a curve from share to chance."""

    power: float
    curve: Beta | None

    def __call__(self, chance: Floats) -> Floats:
        """Chances (n, s) as they should be said; 0 stays 0."""
        raised = chance**self.power
        share = raised / raised.sum(axis=1, keepdims=True)
        return share if self.curve is None else np.where(chance > 0, self.curve(share), 0.0)


def settle(unseen: Ranked, several: bool) -> Settled:
    """Learned from the latest events."""
    order = np.argsort([each.day for each in unseen.meetings], kind="stable")[-LATEST:]
    chance, right = unseen.chance[order], unseen.right[order]
    if not several:
        return Settled(sharpness(chance, right / right.sum(axis=1, keepdims=True)), None)
    first = np.argsort(-chance, axis=1)[:, :FIRST]
    rows = np.arange(len(first))[:, None]
    return Settled(1.0, Beta.fit(chance[rows, first].ravel(), (right[rows, first] > 0).ravel().astype(int)))


def as_it_goes(unseen: Ranked, tested: Ranked, several: bool) -> Ranked:
    """Test events settled month by month on the unseen ones and on what came in the test before the month."""
    months = [dt.date.fromordinal(each.day).replace(day=1).toordinal() for each in tested.meetings]
    chance = np.zeros_like(tested.chance)
    for month in sorted(set(months)):
        before = tested.part([each.known < month for each in tested.meetings])
        now = np.array([each == month for each in months])
        found = settle(joined([unseen, before]) if before.meetings else unseen, several)
        chance[now] = found(tested.chance[now])
    return Ranked(tested.meetings, chance, tested.right)


def by_luck(error: Callable[[Floats, Floats], float], p: Floats, seed: int = 0) -> float:
    """What a calibration error would be on average were each chance p (n,) exactly right."""
    random = np.random.default_rng(seed)
    return float(np.mean([error(p, (random.random(len(p)) < p).astype(float)) for _ in range(DRAWS)]))


def expected_error(p: Floats, y: Floats) -> float:
    """Expected calibration error over ten bins of equally many chances (n,)."""
    return calibration_error(p, y.astype(int))
