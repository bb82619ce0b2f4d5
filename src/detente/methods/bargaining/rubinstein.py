"""Alternating offers: how two parties split a pie when delay costs them unequally.

Rubinstein (1982, Econometrica 50: 97). With discount factors d_1, d_2 the party that offers first gets
(1 - d_2) / (1 - d_1 d_2), at once. The patient party, and the one that moves first, gets more.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.methods.bargaining.model import Arrays, Column, Floats, Model, Value


def first_offer(first: Floats, second: Floats) -> Floats:
    """Share of the party that offers first, from the two discount factors (below 1 each)."""
    share: Floats = (1.0 - second) / (1.0 - first * second)
    return share


def _solve(arrays: Arrays, _options: Mapping[str, Value]) -> dict[str, Floats]:
    share = first_offer(arrays["discount"][:, 0], arrays["discount"][:, 1])
    return {"share": np.stack([share, 1.0 - share], axis=1)}


MODEL = Model(
    name="rubinstein",
    title="Alternating offers",
    source="Rubinstein 1982",
    columns=(Column("discount", "the value today of one unit a round later", ("actor",), 0.0, 1.0 - 1e-12),),
    outputs={"share": ("actor",)},
    solve=_solve,
    ordered_actors=True,
    sizes={"actor": 2},
)
