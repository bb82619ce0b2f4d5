"""Chances settled on what came, learned from events no model had seen.

One host is chosen: chances stay as they are, for a power learned on earlier years made later ones worse. Of
mediators several may be right: a curve turns a share into a chance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from benchmarks.course.ranked import Ranked, joined
from detente.methods.calibration import Beta, calibration_error
from detente.questions.venues_states import Floats

LATEST = 400  # rankings that settle: much older ones no longer tell how a model does now
FIRST = 10  # likeliest states of an event that settle
DRAWS = 400


def settle(unseen: Ranked) -> Beta:
    """The curve from share to chance, learned from the latest rankings."""
    days = np.array([each.day for each in unseen.meetings])
    latest = np.zeros(len(days), dtype=bool)
    latest[np.argsort(days, kind="stable")[-LATEST:]] = True
    said, came = unseen.part(latest.tolist()).shown(FIRST)
    return Beta.fit(said, came.astype(int))


def as_it_goes(unseen: Ranked, tested: Ranked) -> Ranked:
    """Test events settled month by month on the unseen ones and on what came in the test before the month."""
    months = [dt.date.fromordinal(each.day).replace(day=1).toordinal() for each in tested.meetings]
    chance = np.zeros_like(tested.chance)
    for month in sorted(set(months)):
        before = tested.part([each.known < month for each in tested.meetings])
        now = np.array([each == month for each in months])
        curve = settle(joined([unseen, before]) if before.meetings else unseen)
        chance[now] = np.where(tested.chance[now] > 0, curve(tested.chance[now]), 0.0)
    return replace(tested, chance=chance)


def by_luck(error: Callable[[Floats, Floats], float], p: Floats, seed: int = 0) -> float:
    """What a calibration error would be on average were each chance p (n,) exactly right."""
    random = np.random.default_rng(seed)
    return float(np.mean([error(p, (random.random(len(p)) < p).astype(float)) for _ in range(DRAWS)]))


def expected_error(p: Floats, y: Floats) -> float:
    """Expected calibration error over ten bins of equally many chances (n,)."""
    return calibration_error(p, y.astype(int))
