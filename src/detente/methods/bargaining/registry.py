"""The one list of bargaining models; commands, the shared battery of checks and the docs read it."""

from __future__ import annotations

import difflib

from detente.methods.bargaining import (
    banks_duggan,
    baron_ferejohn,
    challenge,
    coalitions,
    compromise,
    condorcet,
    exchange,
    fearon,
    median,
    nash,
    pce,
    power,
    rubinstein,
    signals,
    smp,
    split,
    veto,
)
from detente.methods.bargaining.errors import UnknownModelError
from detente.methods.bargaining.model import Model

MODELS: dict[str, Model] = {
    module.MODEL.name: module.MODEL
    for module in (
        compromise,
        median,
        condorcet,
        pce,
        nash,
        banks_duggan,
        veto,
        challenge,
        exchange,
        smp,
        split,
        rubinstein,
        baron_ferejohn,
        power,
        coalitions,
        fearon,
        signals,
    )
}


def get(name: str) -> Model:
    """The model of that name; UnknownModelError lists the nearest ones."""
    if name in MODELS:
        return MODELS[name]
    near = difflib.get_close_matches(name, MODELS, n=3) or list(MODELS)
    raise UnknownModelError(repr(name), "a model's name", f"Did you mean {', '.join(near)}?")


def settling() -> list[Model]:
    """The models that predict a point on each issue, cheapest to understand first."""
    return [model for model in MODELS.values() if model.settles]
