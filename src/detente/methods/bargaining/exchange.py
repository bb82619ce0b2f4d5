"""Exchange model: actors trade their vote on one issue for another's vote on a second, at equal gain.

Stokman & Van Oosten (1994, in Bueno de Mesquita & Stokman, European Community Decision Making). The
expected outcome of an issue is the weighted mean. Two actors on opposite sides of it on both of two
issues can trade: the one that cares relatively more for p (I) moves J's vote on p towards its own point
and pays with its vote on q. With shifts of the outcome D_p, D_q the gains are

    I: D_p s_Ip - D_q s_Iq        J: D_q s_Jq - D_p s_Jp

and are equal when D_q / D_p = (s_Ip + s_Jp) / (s_Iq + s_Jq); one of the two moves all the way. The deal
with the highest gain is struck first and the others are priced anew, until none is left; the weighted
mean of the votes is the settlement. Played again, an actor starts from part of the way it voted, the less
so the more it cares (an extension of the published software). Equal gains are decided by the seed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.exchange_play import play_rounds, settle_all
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


def largest_gains(
    reach_p: float, reach_q: float, salience_i: Floats, salience_j: Floats
) -> tuple[float, float]:
    """The most that I and that J can gain while the other does not lose.

    `reach_p`, `reach_q`: how far the outcome shifts if J (on p) and I (on q) move all the way;
    `salience_*`: (p, q) of each. I demands p, J demands q.
    """
    for_i = min(reach_p, reach_q * salience_j[1] / salience_j[0])
    for_j = min(reach_q, reach_p * salience_i[0] / salience_i[1])
    gain_i = for_i * salience_i[0] - for_i * salience_j[0] / salience_j[1] * salience_i[1]
    gain_j = for_j * salience_j[1] - for_j * salience_i[1] / salience_i[0] * salience_j[0]
    return float(gain_i), float(gain_j)


def play(
    position: Floats, salience: Floats, weight: Floats, rounds: int = 10, keep: float = 0.4, seed: int = 0
) -> Floats:
    """One run on a scale of 0 to 100, (actor, issue) three times -> (round + 1, actor, issue)."""
    path: Floats = play_rounds(
        np.ascontiguousarray(position),
        np.ascontiguousarray(salience),
        np.ascontiguousarray(weight),
        rounds,
        keep,
        keep / 4.0,
        seed,
    )
    return path


def trace(arrays: Arrays, options: Mapping[str, Value]) -> Floats:
    """Positions by round of every draw, in the units given: (draw, round, actor, issue)."""
    weight = weights(arrays)
    low, high = scale_of(arrays)
    share = (arrays["position"] - low[:, np.newaxis]) / (high - low)[:, np.newaxis] * 100.0
    rounds, keep, seed = int(options["rounds"]), float(options["keep"]), int(options["seed"])
    paths = np.array(
        [play(share[d], arrays["salience"][d], weight[d], rounds, keep, seed + d) for d in range(len(share))]
    )
    return low[:, np.newaxis, np.newaxis] + paths / 100.0 * (high - low)[:, np.newaxis, np.newaxis]


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    weight = weights(arrays)
    low, high = scale_of(arrays)
    share = (arrays["position"] - low[:, np.newaxis]) / (high - low)[:, np.newaxis] * 100.0
    out = np.empty((len(share), share.shape[2]))
    keep = float(options["keep"])
    settle_all(
        np.ascontiguousarray(share),
        np.ascontiguousarray(arrays["salience"]),
        np.ascontiguousarray(weight),
        int(options["rounds"]),
        keep,
        keep / 4.0,
        int(options["seed"]),
        out,
    )
    return {"settlement": low + out / 100.0 * (high - low)}


MODEL = Model(
    name="exchange",
    title="Exchange (equal gain)",
    source="Stokman & Van Oosten 1994",
    columns=(*SPATIAL, SCALE),
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
    parameters=(
        Parameter("rounds", "how many rounds of exchanges are played", 1, 1, 1000),
        Parameter(
            "keep",
            "the part of its move that an actor who does not care keeps for the next round",
            0.4,
            0,
            0.8,
        ),
        Parameter("seed", "decides which of two deals with equal gain comes first", 0, 0, 2**31 - 1),
    ),
    joint=True,
    trace=trace,
)
