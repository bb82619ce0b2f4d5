"""Spatial model of politics: actors bargain in pairs over a space of several issues.

KTAB's SMP (Efird, Lester & Wise 2016, J. East Asian Studies 16, doi 10.1017/jea.2015.4; Wise, Lester &
Efird 2015), with its default parameters. Each turn:

1. distances d_ij, weighted by i's saliences; a probabilistic Condorcet election among risk-neutral actors
   gives every position a chance, and from it each actor its attitude to risk R in [-1/2, 1];
2. utility (1 - d)(1 + d R); each actor looks for the rival whose challenge it gains most from, counting
   third parties, which side with the stronger hope but keep their own position if they win;
3. a bargain splits the distance by squared salience and squared chance of victory, issue by issue;
4. each actor elects one of the bargains it is part of (or none) by the same election, and moves.

It stops when a turn moves less than `settle` of the first turn's distance. The prediction is the mean
position weighted by each position's chance. Verified position by position on KTAB's own reference runs.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.model import (
    SCALE,
    SETTLEMENT,
    SPATIAL,
    Arrays,
    Floats,
    Model,
    Parameter,
    Value,
    scale_of,
    weights,
)
from detente.methods.bargaining.smp_play import play
from detente.methods.bargaining.smp_turn import NEAR

LEAST_SALIENCE = 1e-9


def run_one(
    position: Floats, salience: Floats, capability: Floats, turns: int = 100, settle: float = 0.02
) -> tuple[Floats, Floats]:
    """One run on the unit scale: position and salience (actor, issue), capability (actor,).

    An actor's saliences sum to at most 1. Returns positions (turn, actor, issue) and the chance of each
    actor's position (turn, actor), turn 0 being the start.
    """
    path, chance, last = play(
        np.ascontiguousarray(position),
        np.ascontiguousarray(salience),
        np.ascontiguousarray(capability),
        turns,
        settle,
    )
    return path[: last + 1], chance[: last + 1]


def _expected(position: Floats, chance: Floats) -> Floats:
    """Mean position by chance, a point shared by several actors counted once."""
    lead = np.ones(len(position))
    for later in range(1, len(position)):
        near = np.sqrt(((position[:later] - position[later]) ** 2).sum(axis=1)) < NEAR
        lead[later] = 0.0 if (near & (lead[:later] > 0)).any() else 1.0
    share = chance * lead
    settled: Floats = (share[:, np.newaxis] * position).sum(axis=0) / share.sum()
    return settled


def _runs(arrays: Arrays, options: Mapping[str, Value]) -> list[tuple[Floats, Floats]]:
    """Every draw's run. Attention is shared out over the issues; an actor has one capability."""
    there = weights(arrays).sum(axis=2) > 0
    low, high = scale_of(arrays)
    position = (arrays["position"] - low[:, np.newaxis]) / (high - low)[:, np.newaxis]
    salience = np.maximum(arrays["salience"], LEAST_SALIENCE) / arrays["salience"].shape[2]
    capability = (arrays["capability"] * salience).sum(axis=2) / salience.sum(axis=2)
    turns, settle = int(options["turns"]), float(options["settle"])
    return [
        run_one(position[d][there[d]], salience[d][there[d]], capability[d][there[d]], turns, settle)
        for d in range(len(position))
    ]


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    low, high = scale_of(arrays)
    settled = np.array([_expected(path[-1], chance[-1]) for path, chance in _runs(arrays, options)])
    return {"settlement": low + settled * (high - low)}


def trace(arrays: Arrays, options: Mapping[str, Value]) -> Floats:
    """Positions by turn of every draw, (draw, turn, actor, issue); a run that ended keeps its last turn."""
    low, high = scale_of(arrays)
    there = weights(arrays).sum(axis=2) > 0
    runs = _runs(arrays, options)
    longest = max(len(path) for path, _ in runs)
    history = np.repeat(arrays["position"][:, np.newaxis], longest, axis=1)
    for draw, (path, _) in enumerate(runs):
        held = np.concatenate([path, np.repeat(path[-1:], longest - len(path), axis=0)])
        history[draw][:, there[draw]] = low[draw] + held * (high - low)[draw]
    return history


MODEL = Model(
    name="smp",
    title="Spatial model of politics",
    source="Wise, Lester & Efird 2015; Efird, Lester & Wise 2016",
    columns=(*SPATIAL, SCALE),
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
    parameters=(
        Parameter("turns", "the most turns that are played", 100, 1, 1000),
        Parameter("settle", "the share of the first turn's movement below which play ends", 0.02, 0.0, 1.0),
    ),
    joint=True,
    resolution=NEAR,
    trace=trace,
)
