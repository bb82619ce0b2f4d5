"""Probabilistic Condorcet election: how likely each option is to come out of a weighted contest.

KTAB's rule (Wise, Lester & Efird 2015, "Multidimensional Bargaining Using KTAB"; Efird, Lester & Wise
2016, J. East Asian Studies 16). Actor k votes w_k (u_ki - u_kj) on i against j; the coalitions are
C_ij = sum of the positive votes; i beats j with probability C_ij / (C_ij + C_ji). From the pairwise
contests the chance of each option follows

- `incentive`: stationary chance of a Markov chain in which i challenges the standing option j with
  probability proportional to C_ij P_ij (the default, as published);
- `uniform`: the same with every challenger equally likely;
- `conditional`: chance of beating all others, given that some option does.

The stationary chances are found by elimination without subtraction (Grassmann, Taksar & Heyman 1985),
exact to rounding, rather than by iterating the chain.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.kernels import elections
from detente.methods.bargaining.model import (
    SETTLEMENT,
    SPATIAL,
    Arrays,
    Floats,
    Model,
    Parameter,
    Value,
    issue_by_issue,
    weights,
)

LEAST = 1e-8  # of the total weight: no coalition is ever quite empty, so no contest is 0 against 0


def coalitions(weight: Floats, utility: Floats) -> Floats:
    """Strength of i against j: (actor, case), (actor, option, case) -> (option, option, case)."""
    options, cases = utility.shape[1:]
    strength = np.empty((options, options, cases))
    floor = LEAST * weight.sum(axis=0)
    for i in range(options):
        votes = weight[:, np.newaxis] * (utility[:, i : i + 1] - utility)
        np.maximum(votes, 0.0, out=votes)
        strength[i] = votes.sum(axis=0) + floor
    return strength


def victory(strength: Floats) -> Floats:
    """Chance that i beats j, (option, option, case); one half on the diagonal."""
    chance: Floats = strength / (strength + strength.transpose(1, 0, 2))
    return chance


def stationary(flow: Floats) -> Floats:
    """Stationary chances of a chain from its rates `flow[from, to, case]`; the diagonal is ignored."""
    rates = flow.copy()
    states = len(rates)
    for last in range(states - 1, 0, -1):
        leaving = rates[last, :last].sum(axis=0)
        share = rates[:last, last] / np.where(leaving > 0, leaving, 1.0)
        rates[:last, last] = share
        rates[:last, :last] += share[:, np.newaxis] * rates[last, np.newaxis, :last]
    chance = np.empty(rates.shape[1:])
    chance[0] = 1.0
    for state in range(1, states):
        chance[state] = (chance[:state] * rates[:state, state]).sum(axis=0)
    result: Floats = chance / chance.sum(axis=0)
    return result


def chances(strength: Floats, standing: Floats, rule: str) -> Floats:
    """Chance of each option, (option, case); options with `standing` 0 take no part and get 0."""
    win = victory(strength)
    both = standing[:, np.newaxis] * standing[np.newaxis]
    if rule == "conditional":
        log_win = np.where(both > 0, np.log(np.maximum(win, 1e-300)), 0.0).sum(axis=1)
        log_win = np.where(standing > 0, log_win, -np.inf)
        beats_all = np.exp(log_win - log_win.max(axis=0))
        share: Floats = beats_all / beats_all.sum(axis=0)
        return share
    challenge = strength * win * both if rule == "incentive" else both
    challenge = challenge / np.maximum(challenge.sum(axis=0), 1e-300)  # by i against the standing j
    flow = (challenge * win).transpose(1, 0, 2).copy()  # from j to i
    return _on_standing(flow, standing)


def _on_standing(flow: Floats, standing: Floats) -> Floats:
    """Stationary chances where some options are absent: those only ever flow to a present one."""
    if (standing > 0).all():
        return stationary(flow)
    anchor = np.argmax(standing > 0, axis=0)
    case = np.arange(flow.shape[2])
    for option in range(len(flow)):
        absent = standing[option] <= 0
        flow[option, anchor[absent], case[absent]] = 1.0
    result = np.where(standing > 0, _reachable(flow, anchor), 0.0)
    share: Floats = result / result.sum(axis=0)
    return share


def _reachable(flow: Floats, anchor: np.ndarray) -> Floats:
    """Put each case's anchor first, solve, and put the order back (elimination starts from state 0)."""
    options, _, cases = flow.shape
    order = np.repeat(np.arange(options)[:, np.newaxis], cases, axis=1)
    column = np.arange(cases)
    order[0], order[anchor, column] = anchor, 0
    moved = flow[order[:, np.newaxis], order[np.newaxis], column]
    solved = stationary(moved)
    back = np.empty_like(solved)
    np.put_along_axis(back, order, solved, axis=0)
    return back


def probabilistic_condorcet(
    utility: Floats, weight: Floats, rule: str = "incentive"
) -> tuple[Floats, Floats]:
    """Chance and support (sum of w u) of each option.

    `utility` (draw, actor, option), `weight` (draw, actor); both results (draw, option).
    """
    lean = np.ascontiguousarray(utility.transpose(1, 2, 0))
    heavy = np.ascontiguousarray(weight.T)
    chance = chances(coalitions(heavy, lean), np.ones(lean.shape[1:]), rule)
    return chance.T, np.einsum("da,dao->do", weight, utility)


def distinct(position: Floats, weight: Floats) -> Floats:
    """1 for the first actor at each occupied point, else 0: an option is a point, not its holder."""
    standing = (weight > 0).astype(np.float64)
    for later in range(1, len(position)):
        same = (position[:later] == position[later]) & (weight[:later] > 0)
        standing[later] *= ~same.any(axis=0)
    return standing


def _one_issue(rule: str, position: Floats, weight: Floats) -> Floats:
    utility = -np.abs(position[:, np.newaxis] - position[np.newaxis])
    scale = np.abs(utility).max(axis=(0, 1))
    utility = utility / np.where(scale > 0, scale, 1.0)
    chance = chances(coalitions(weight, utility), distinct(position, weight), rule)
    expected: Floats = (chance * position).sum(axis=0)
    return expected


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    rule = str(options["rule"])
    settle = issue_by_issue(
        lambda x, w: _one_issue(rule, x, w),
        arrays["position"],
        weights(arrays),
        kernel=elections if rule == "incentive" else None,
    )
    return {"settlement": settle}


MODEL = Model(
    name="pce",
    title="Probabilistic Condorcet election",
    source="Wise, Lester & Efird 2015; Efird, Lester & Wise 2016",
    columns=SPATIAL,
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
    parameters=(
        Parameter(
            "rule",
            "how chances follow from the pairwise contests",
            "incentive",
            choices=("incentive", "uniform", "conditional"),
        ),
    ),
)
