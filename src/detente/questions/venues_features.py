"""What is known of every state before a meeting: its past as host and mediator, its distance, its ties.

Everything counts only from the day it was known, so that no event is foretold from itself or the future.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.methods.choice.decay import faded
from detente.questions.venues_states import FAR_KM, Floats, States

HALF_LIVES = (30.0, 180.0, 1e9)  # days
PAST = ("hosted here", "mediated here", "hosted anywhere", "mediated anywhere")
FITTED = tuple(
    f"{name}, {'ever' if life > 1e8 else f'{life:.0f} days'}" for name in PAST for life in HALF_LIVES
)
EVER = ("ever hosted here", "ever mediated here")
STATIC = ("distance", "near", "igos", "ideal distance")
PRESENT = ("takes part", "hosted these before", "hosts often when it takes part")


@dataclass(frozen=True)
class Meeting:
    """One meeting or mediation. Days are ordinals; `known` the day from which it is past.

    `parties` are the states in conflict, `mediators` states, `third` all third parties by any id.
    """

    day: int
    known: int
    conflict: str
    parties: tuple[str, ...]
    host: str | None
    mediators: tuple[str, ...] = ()
    third: tuple[str, ...] = ()


def names(participants: bool) -> tuple[str, ...]:
    """The features in their order."""
    return FITTED + EVER + STATIC + (PRESENT if participants else ())


def features(
    asked: Sequence[Meeting], past: Sequence[Meeting], of: States, participants: bool = False
) -> Floats:
    """Features (n, s, k) of every state at each asked meeting, all from meetings known before its day."""
    days = np.array([each.day for each in asked], dtype=float)
    known = np.array([each.known for each in past], dtype=float)
    alike = _alike(asked, past)
    outside = [[state for state in (each.host,) if state and state not in each.parties] for each in past]
    hosted = _marks(outside, of)
    mediated = _marks([[state for state in each.mediators if state not in each.parties] for each in past], of)
    blocks = [
        np.log1p(faded(days, known, what, life, which))
        for what, which in ((hosted, alike), (mediated, alike), (hosted, None), (mediated, None))
        for life in HALF_LIVES
    ]
    blocks += [(faded(days, known, what, 1e9, alike) > 0).astype(float) for what in (hosted, mediated)]
    blocks += _static(asked, of)
    if participants:
        blocks += _present(asked, past, of, days, known, hosted, mediated)
    result: Floats = np.stack(blocks, axis=-1)
    return result


def _alike(asked: Sequence[Meeting], past: Sequence[Meeting]) -> Floats:
    return np.array([[float(a.conflict == b.conflict) for b in past] for a in asked]).reshape(
        len(asked), len(past)
    )


def _marks(groups: Sequence[Sequence[str]], of: States) -> Floats:
    """1 where a state is of a group: (groups, s)."""
    marks = np.zeros((len(groups), len(of.iso3)))
    for k, group in enumerate(groups):
        marks[k, of.rows(group)] = 1.0
    return marks


def _static(asked: Sequence[Meeting], of: States) -> list[Floats]:
    """Distance (0 to 1 of the farthest), nearness, shared organisations (of the
    most), gap of ideal points."""
    n, s = len(asked), len(of.iso3)
    km, igos, gap = np.full((n, s), FAR_KM / 2), np.full((n, s), np.nan), np.full((n, s), np.nan)
    for k, each in enumerate(asked):
        rows = of.rows(each.parties)
        if rows:
            km[k] = of.km[rows].mean(axis=0)
            igos[k] = np.where(np.isnan(of.igos[rows]), 0, of.igos[rows]).mean(axis=0) / 100
            gap[k] = _gap(of, rows)
    filled = [np.where(np.isnan(x), np.nanmean(x) if np.isfinite(x).any() else 0.0, x) for x in (igos, gap)]
    share = filled[0] / np.maximum(filled[0].max(axis=1, keepdims=True), 1e-9)
    return [km / FAR_KM, np.exp(-km / 1000.0), share, filled[1]]


def _gap(of: States, rows: list[int]) -> Floats:
    result: Floats = np.abs(of.ideal[rows][:, None] - of.ideal[None, :]).mean(axis=0)
    return result


def _present(
    asked: Sequence[Meeting],
    past: Sequence[Meeting],
    of: States,
    days: Floats,
    known: Floats,
    hosted: Floats,
    mediated: Floats,
) -> list[Floats]:
    """Whether the state takes part; how often it hosted these third parties; how often it hosts."""
    overlap = np.array(
        [[len({*a.third} & {*b.third}) / max(1, len({*a.third} | {*b.third})) for b in past] for a in asked]
    ).reshape(len(asked), len(past))
    there = _marks([each.mediators for each in asked], of)
    before = np.log1p(faded(days, known, hosted, 720.0, overlap))
    host_when_there = faded(days, known, hosted * mediated, 1e9) + 0.5
    rate = np.log(host_when_there / (faded(days, known, mediated, 1e9) + 3.0))
    return [there, before, there * rate]
