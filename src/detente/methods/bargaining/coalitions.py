"""Coalitions ranked: which winning coalitions are lean, close together, and hard to break.

Riker (1962): minimal winning coalitions, in which nobody is spare. Axelrod (1970): those that are connected
on the issue. De Swaan (1973): the smaller the range of positions, the likelier. Ranked by range, then by
spare weight, then by size. All 2^n coalitions are listed, so at most 22 actors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.methods.bargaining.errors import InputError, TooLargeError
from detente.methods.bargaining.model import Arrays, Column, Floats, Model, Parameter, Value

MOST = 22
TIE = 1e-12


@dataclass(frozen=True)
class Coalition:
    """A winning coalition: who is in it, what it weighs, how far apart its members are."""

    members: tuple[int, ...]
    weight: float
    spread: float
    spare: float  # weight beyond the quota
    connected: bool  # nobody outside stands strictly between two members


def _all(weight: Floats) -> tuple[np.ndarray, Floats]:
    actors = len(weight)
    if actors > MOST:
        raise TooLargeError(f"{actors} actors", f"at most {MOST}", "Leave out the ones that weigh least.")
    codes = np.arange(1 << actors, dtype=np.int64)
    inside = (codes[:, np.newaxis] >> np.arange(actors)) & 1 == 1
    return inside, inside @ weight


def minimal_winning(weight: Floats, quota: float) -> np.ndarray:
    """Membership of every minimal winning coalition, (coalition, actor) of booleans.

    `quota` is the share of the total weight that wins, at or above.
    """
    inside, carried = _all(weight)
    need = quota * weight.sum() * (1 - TIE)
    least = np.where(inside, weight, np.inf).min(axis=1)
    lean: np.ndarray = inside[(carried >= need) & (carried - least < need)]
    return lean


def rank(weight: Floats, position: Floats, quota: float = 0.5 + 1e-9, top: int = 10) -> list[Coalition]:
    """The most compact minimal winning coalitions: weight (actor,), position (actor,) or (actor, issue)."""
    if not weight.sum() > 0:
        raise InputError("no weight anywhere", "at least one weight above 0", "Raise one.")
    place = position[:, np.newaxis] if position.ndim == 1 else position
    found = []
    for inside in minimal_winning(weight, quota):
        own, rest = place[inside], place[~inside]
        low, high = own.min(axis=0), own.max(axis=0)
        between = bool(len(rest)) and bool(((rest > low) & (rest < high)).all(axis=1).any())
        total = float(weight[inside].sum())
        found.append(
            Coalition(
                tuple(np.flatnonzero(inside).tolist()),
                total,
                float(np.linalg.norm(high - low)),
                total - quota * float(weight.sum()),
                not between,
            )
        )
    return sorted(found, key=lambda c: (round(c.spread, 9), round(c.spare, 9), len(c.members), c.members))[
        :top
    ]


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    """Share of the minimal winning coalitions that each actor belongs to (Deegan & Packel 1978 split it)."""
    weight = arrays["weight"]
    member, shared = np.zeros(weight.shape), np.zeros(weight.shape)
    for draw in range(len(weight)):
        lean = minimal_winning(weight[draw], float(options["quota"]))
        member[draw] = lean.mean(axis=0)
        shared[draw] = (lean / lean.sum(axis=1, keepdims=True)).mean(axis=0)
    return {"membership": member, "deegan_packel": shared}


MODEL = Model(
    name="coalitions",
    title="Minimal winning coalitions",
    source="Riker 1962; Axelrod 1970; De Swaan 1973; Deegan & Packel 1978",
    columns=(Column("weight", "what the actor adds to a coalition", ("actor",), 0.0),),
    outputs={"membership": ("actor",), "deegan_packel": ("actor",)},
    solve=_solve,
    parameters=(Parameter("quota", "share of the weight that wins", 0.5 + 1e-9, 0.0, 1.0, True),),
)
