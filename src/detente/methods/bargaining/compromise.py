"""Compromise: the salience-and-capability weighted mean of the positions.

    x = sum_i(s_i c_i x_i) / sum_i(s_i c_i)

The base model of Van den Bos (1991) and Stokman & Van den Bos (1992); Achen (2006, in Thomson et al., The
European Union Decides, ch. 4) derives it as the Nash bargaining solution when breakdown is far worse than
any settlement. In the EU decision data it beats most richer models, so it is the bar for all others here.
"""

from __future__ import annotations

from collections.abc import Mapping

from detente.methods.bargaining.model import SETTLEMENT, SPATIAL, Arrays, Floats, Model, Value, weights


def weighted_mean(position: Floats, weight: Floats) -> Floats:
    """Mean over actors: (draw, actor, issue) twice -> (draw, issue), in the units of `position`."""
    mean: Floats = (position * weight).sum(axis=1) / weight.sum(axis=1)
    return mean


def _solve(arrays: Arrays, _options: Mapping[str, Value]) -> dict[str, Floats]:
    return {"settlement": weighted_mean(arrays["position"], weights(arrays))}


MODEL = Model(
    name="compromise",
    title="Compromise (weighted mean)",
    source="Van den Bos 1991; Achen 2006, ch. 4",
    columns=SPATIAL,
    outputs={"settlement": SETTLEMENT},
    solve=_solve,
)
