"""Shifts found against shifts documented, by the counting of the Turing change point dataset (TCPD)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np

from benchmarks.turning.keds import Labelled
from benchmarks.turning.planted import Planted, planted
from detente.methods.change import columns, effect, exposure, shifts
from detente.questions.turning_points_acts import Act, Acts
from detente.questions.turning_points_series import Series, series

MARGIN = 2  # months
NEAR = 183  # days from the planted one, within which a change counts as found
DAY_0 = dt.date(1990, 1, 17)
Maker = Callable[..., Planted]
Finder = Callable[[Series], tuple[int, ...]]


def f1(labelled: list[Labelled], find: Finder) -> float:
    """F1 pooled over series; step 0 counts as found and as true (van den Burg and Williams 2020)."""
    hits, found_all, true_all = 0, 0, 0
    for each in labelled:
        known = series(each.acts)
        found = {0, *find(known)}
        true = {0, *(known.step(day) for day in each.dates)}
        left = set(found)
        for point in sorted(true):
            near = min(
                (p for p in left if abs(p - point) <= MARGIN), key=lambda p: abs(p - point), default=None
            )
            if near is not None:
                left.remove(near)
                hits += 1
        found_all, true_all = found_all + len(found), true_all + len(true)
    return 2 * hits / (found_all + true_all)


def ours(name: str) -> Finder:
    """A detector of ours as the question uses it."""
    return lambda known: shifts(known.cooperation, known.conflict, known.relative, name).points


def ruptures_default(known: Series) -> tuple[int, ...]:
    """PELT of the library ruptures: least squares, its own minimum length and jump, BIC's penalty."""
    import ruptures

    signal = columns(known.cooperation, known.conflict)[:, :2]
    noise = np.diff(signal, axis=0).std(axis=0) / np.sqrt(2)
    scaled = signal / noise
    return tuple(ruptures.Pelt(model="l2").fit(scaled).predict(pen=3 * np.log(len(scaled)))[:-1])


def simulated(count: int, make: Maker = planted) -> dict[str, float]:
    """Planted changes: how often intervals hold the truth, changes are found, nothing is taken for one."""
    held, dated, wide, found, alarms, nothing = [], [], [], [], [], []
    for seed in range(count):
        none = make(100_000 + seed, False)
        cover = exposure(none.world, none.covered)
        alarms.append(bool(shifts(none.cooperation, none.conflict, cover).points))
        still = effect(none.conflict, len(none.conflict) // 2, cover).ratio
        nothing.append(still.low <= 1 <= still.high)
        world = make(200_000 + seed, True)
        assert world.at is not None
        cover = exposure(world.world, world.covered)
        ratio = effect(world.conflict, world.at, cover).ratio
        held.append(ratio.low <= np.exp(world.size) <= ratio.high)
        points = shifts(world.cooperation, world.conflict, cover).points
        found.append(any(abs(p - world.at) <= MARGIN for p in points))
        told = intervals(make(200_000 + seed, True, True))
        dated += [holds for holds, _ in told]
        wide += [days for _, days in told]
    means = {"held": held, "nothing": nothing, "dated": dated, "found": found, "alarms": alarms}
    return {name: round(100 * float(np.mean(values)), 1) for name, values in means.items()} | {
        "days": round(float(np.median(wide)), 1)
    }


def intervals(world: Planted) -> list[tuple[bool, int]]:
    """For each change found near the planted day: does its interval hold that day, how many days has it."""
    known = acts_of(world)
    assert world.day is not None
    true = DAY_0 + dt.timedelta(days=world.day)
    steps = series(known)
    points = shifts(steps.cooperation, steps.conflict, steps.relative).points
    return [
        (first <= true <= last, (last - first).days + 1)
        for middle, first, last in steps.dated(known, points)
        if abs((middle - true).days) <= NEAR
    ]


def acts_of(world: Planted) -> Acts:
    """A planted pair as the question is given it: acts by day, and what is reported on others."""
    days = [DAY_0 + dt.timedelta(days=n) for n in range(len(world.covers))]
    acts = [
        Act(day, kind == 0)
        for kind in (0, 1)
        for day, count in zip(days, world.days[kind], strict=True)
        for _ in range(int(count))
    ]
    others = {day: int(count) for day, count in zip(days, world.days[2], strict=True) if count}
    return Acts("planted", tuple(sorted(acts, key=lambda act: act.day)), days[0], days[-1], others)
