"""What a costly signal is worth: belief after it, and the cost at which only the sincere send it.

Bayes (1763) for the update; Spence (1973) and Fearon (1997, J. Conflict Resolution 41: 68) for separation:
a sunk cost k tells the sincere (benefit b_G) from the bluffing (benefit b_S) when b_S <= k <= b_G.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.model import Arrays, Column, Floats, Model, Value


def posterior(prior: Floats, if_sincere: Floats, if_bluffing: Floats) -> Floats:
    """Chance that the sender is sincere, given that it signalled; the prior where nobody would signal."""
    both = prior * if_sincere + (1.0 - prior) * if_bluffing
    return np.divide(prior * if_sincere, both, out=np.array(prior, dtype=np.float64), where=both > 0)


def separating_costs(benefit_sincere: Floats, benefit_bluffing: Floats) -> tuple[Floats, Floats]:
    """Lowest and highest cost at which the signal tells the two apart; not-a-number where none does."""
    apart = benefit_sincere >= benefit_bluffing
    return np.where(apart, benefit_bluffing, np.nan), np.where(apart, benefit_sincere, np.nan)


def _solve(arrays: Arrays, _options: Mapping[str, Value]) -> dict[str, Floats]:
    return {"posterior": posterior(arrays["prior"], arrays["if_sincere"], arrays["if_bluffing"])}


MODEL = Model(
    name="signal",
    title="Belief after a costly signal",
    source="Bayes 1763; Spence 1973; Fearon 1997",
    columns=(
        Column("prior", "chance, before the signal, that the sender is sincere", (), 0.0, 1.0),
        Column("if_sincere", "chance that a sincere sender signals", (), 0.0, 1.0),
        Column("if_bluffing", "chance that a bluffing sender signals", (), 0.0, 1.0),
    ),
    outputs={"posterior": ()},
    solve=_solve,
)
