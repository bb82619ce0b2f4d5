"""Challenge model: the expected-utility group decision model of Bueno de Mesquita.

As set out by Scholz, Calbert & Smith (2011, J. Theoretical Politics 23: 510). Each round every actor
weighs challenging every other: the chance of success P from the votes c_k s_k (u_ki - u_kj) of all actors;
utilities of success 2 - 4 (.5 - .5 d)^r, of failure 2 - 4 (.5 + .5 d)^r and of the status quo
2 - 4 (.5)^r, where d is the distance over the range of positions and r the risk exponent that follows from
how exposed the actor's position is; then moves to the position it can least avoid. The weighted median of
the last round is the prediction.

Two readings:

- `clean` (default): P as printed, the votes for over all votes on that pair, so P_ij + P_ji = 1; every
  offer counts; an actor takes the offer that moves it least (equal offers in both directions cancel);
- `port`: the published replication code, kept for regression. It divides by the votes on all pairs,
  ranks confrontation before compromise, picks the compromise by a different quantity than the distance,
  and can never capitulate.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.methods.bargaining.challenge_kernel import last_medians
from detente.methods.bargaining.median import weighted_median
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

Mask = NDArray[np.bool_]
EVEN = 1e-9  # expectations and distances (of the scale) nearer than this differ by rounding only


def success(distance: Floats, weight: Floats, risk: Floats | None, port: bool) -> Floats:
    """Chance that i's challenge to j succeeds: distances (actor, actor, case) -> (actor, actor, case)."""
    loss = distance if risk is None else _power(distance, risk[:, np.newaxis])
    loss = loss * weight[:, np.newaxis]
    votes = np.zeros_like(loss)
    for voter in range(len(loss)):
        votes += np.maximum(loss[voter][np.newaxis] - loss[voter][:, np.newaxis], 0.0)
    if port:
        chance: Floats = votes / np.maximum(2.0 * votes.sum(axis=(0, 1)), 1e-300)
        return chance
    both = votes + votes.transpose(1, 0, 2)
    return np.divide(votes, both, out=np.full_like(votes, 0.5), where=both > 0)


def _power(base: Floats, exponent: Floats) -> Floats:
    """base ** exponent for base in [0, 1], with 0 ** r = 0; faster than the general power."""
    with np.errstate(divide="ignore"):
        result: Floats = np.exp(np.log(base) * exponent)
    return result


def risk_exponents(distance: Floats, salience: Floats, weight: Floats, port: bool) -> Floats:
    """Each actor's risk exponent, between .5 (bold) and 2 (careful), from its exposure; (actor, case)."""
    chance = success(distance, weight, None, port)
    gain = 2.0 * distance * (1.0 - 2.0 * salience[np.newaxis] * (1.0 - chance))  # i's from challenging j
    danger = np.where((weight > 0)[:, np.newaxis], gain, 0.0).sum(axis=0)
    present = weight > 0
    high = np.where(present, danger, -np.inf).max(axis=0)
    low = np.where(present, danger, np.inf).min(axis=0)
    spread = high - low
    taking = np.divide(2 * danger - high - low, spread, out=np.zeros_like(danger), where=spread > 1e-12)
    taking = np.where(present, taking, 0.0)
    exponent: Floats = (1.0 - taking / 3.0) / (1.0 + taking / 3.0)
    return exponent


def expected_gains(
    distance: Floats, salience: Floats, chance: Floats, risk: Floats, stake: float
) -> tuple[Floats, Floats]:
    """What actor a expects from challenging b, and from b's challenge, both as a sees it; (a, b, case)."""
    exponent = risk[:, np.newaxis]
    win = 2.0 - 4.0 * _power(0.5 - 0.5 * distance, exponent)
    lose = 2.0 - 4.0 * _power(0.5 + 0.5 * distance, exponent)
    still = stake * (2.0 - 4.0 * np.exp2(-risk))[:, np.newaxis]
    swing = win - lose
    own = win - salience[np.newaxis] * (1.0 - chance) * swing - still
    other = win - salience[:, np.newaxis] * (1.0 - chance.transpose(1, 0, 2)) * swing - still
    return own, other


def _moves(position: Floats, own: Floats, other: Floats, allowed: Mask, port: bool) -> Floats:
    """The position each actor moves to: (actor, case)."""
    gap = position[np.newaxis] - position[:, np.newaxis]
    slack = 0.0 if port else EVEN
    beaten = allowed & (other > own + slack) & (own > slack)
    losing = allowed & (other > slack) & (own < -slack)
    compromise = losing & (other > slack - own)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(compromise, -own / other, 0.0)
    if port:
        return position + _port_choice(position, gap, part, beaten, compromise, own, other)
    step = np.where(beaten | (losing & ~compromise), gap, gap * part)
    size = np.where(beaten | losing, np.abs(step), np.inf)
    least = size.min(axis=1)
    tied = size <= (least * (1 + 1e-9))[:, np.newaxis]
    count = tied.sum(axis=1)
    chosen = np.where(tied, step, 0.0).sum(axis=1) / np.maximum(count, 1)
    moved: Floats = position + np.where(np.isfinite(least), chosen, 0.0)
    return moved


def _port_choice(
    position: Floats, gap: Floats, part: Floats, beaten: Mask, compromise: Mask, own: Floats, other: Floats
) -> Floats:
    actor, case = np.indices(position.shape)
    near = np.where(beaten, np.abs(gap), np.inf)
    first = near.argmin(axis=1)
    heavy, light = np.abs(own), np.abs(other)
    blend = heavy * position[:, np.newaxis] + light * position[np.newaxis]
    with np.errstate(divide="ignore", invalid="ignore"):
        key = np.where(compromise, blend / (heavy + light), np.inf)
    second = key.argmin(axis=1)
    any_beaten, any_compromise = beaten.any(axis=1), compromise.any(axis=1)
    give = gap[actor, second, case] * part[actor, second, case]
    step: Floats = np.where(any_beaten, gap[actor, first, case], np.where(any_compromise, give, 0.0))
    return step


def one_round(
    position: Floats, salience: Floats, weight: Floats, span: Floats, stake: float, port: bool
) -> Floats:
    """Positions after one round of challenges: (actor, case)."""
    distance = np.abs(position[:, np.newaxis] - position[np.newaxis]) / span
    distance = np.minimum(distance, 1.0)
    risk = risk_exponents(distance, salience, weight, port)
    chance = success(distance, weight, risk, port)
    own, other = expected_gains(distance, salience, chance, risk, stake)
    present = weight > 0
    allowed = (distance > (0.0 if port else EVEN)) & present[:, np.newaxis] & present[np.newaxis]
    return _moves(position, own, other, allowed, port)


def play(
    position: Floats,
    salience: Floats,
    weight: Floats,
    rounds: int = 10,
    stake: float = 1.0,
    reading: str = "clean",
    settle: float = EVEN,
) -> Floats:
    """Positions round by round: (actor, case) three times -> (round + 1, actor, case).

    The scale is the range of the starting positions of those with weight. In the clean reading a case
    in which nobody moves more than `settle` of the scale is left alone for the remaining rounds.
    """
    port = reading == "port"
    present = weight > 0
    span = np.where(present, position, -np.inf).max(axis=0) - np.where(present, position, np.inf).min(axis=0)
    history = np.repeat(position[np.newaxis], rounds + 1, axis=0)
    live = np.flatnonzero(span > 0)
    for turn in range(1, rounds + 1):
        history[turn] = history[turn - 1]
        if not live.size:
            continue
        now = history[turn - 1][:, live]
        after = one_round(now, salience[:, live], weight[:, live], span[live], stake, port)
        history[turn][:, live] = after
        if not port:
            live = live[(np.abs(after - now) > settle * span[live]).any(axis=0)]
    return history


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    rounds, stake, reading = int(options["rounds"]), float(options["stake"]), str(options["reading"])

    settle = float(options["settle"])

    def last_median(position: Floats, salience: Floats, weight: Floats) -> Floats:
        return weighted_median(play(position, salience, weight, rounds, stake, reading, settle)[-1], weight)

    def kernel(position: Floats, salience: Floats, weight: Floats, out: Floats) -> None:
        last_medians(position, salience, weight, rounds, stake, settle, out)

    point = issue_by_issue(
        last_median,
        arrays["position"],
        arrays["salience"],
        weights(arrays),
        kernel=kernel if reading == "clean" else None,
    )
    return {"settlement": point}


def trace(arrays: Arrays, options: Mapping[str, Value]) -> Floats:
    """Positions by round of every draw: (draw, round, actor, issue)."""
    draws, actors, issues = arrays["position"].shape
    position, salience, weight = (
        np.ascontiguousarray(a.transpose(1, 0, 2).reshape(actors, draws * issues))
        for a in (arrays["position"], arrays["salience"], weights(arrays))
    )
    rounds, stake, reading = int(options["rounds"]), float(options["stake"]), str(options["reading"])
    history = play(position, salience, weight, rounds, stake, reading, float(options["settle"]))
    return history.reshape(-1, actors, draws, issues).transpose(2, 0, 1, 3)


MODEL = Model(
    name="challenge",
    title="Challenge (expected utility)",
    source="Bueno de Mesquita 1994, 1997; Scholz, Calbert & Smith 2011",
    columns=SPATIAL,
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
    parameters=(
        Parameter("rounds", "how many rounds of challenges are played", 10, 1, 1000),
        Parameter("settle", "the longest move, as a share of the scale, that ends play", 0.001, 0.0, 1.0),
        Parameter("stake", "the weight Q of the status quo in an actor's reckoning", 1.0, 0.0, 1.0),
        Parameter(
            "reading",
            "the equations as printed or as in the published port",
            "clean",
            choices=("clean", "port"),
        ),
    ),
    trace=trace,
)
