"""Two-level games: leaders at the table, ratifiers at home.

Putnam (1988, International Organization 42: 427). A settlement must please each leader and pass at home:
a home's win-set is what its ratifiers (a quota of weight, and every one with a veto) prefer to no deal.
The zone of agreement is what all leaders and all homes prefer. For a given settlement, those who prefer
the status quo block it, by the amount they would have to be given to change their minds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.methods.bargaining.model import Floats
from detente.methods.bargaining.veto import winset


@dataclass(frozen=True)
class Home:
    """One side: its leader's point and its ratifiers' points, weights and vetoes (arrays of one length)."""

    leader: float
    ratifiers: Floats
    weight: Floats
    veto: np.ndarray
    quota: float = 0.5


@dataclass(frozen=True)
class Zone:
    """What can be agreed: its ends (equal to the status quo if empty), and each home's own ends."""

    low: float
    high: float
    homes: tuple[tuple[float, float], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing can replace the status quo."""
        return self.high <= self.low


def home_winset(home: Home, status_quo: float) -> tuple[float, float]:
    """Ends of what the leader and the ratifiers of one side prefer to the status quo."""
    ends = [_preferred(home.leader, status_quo)]
    ends += [_preferred(float(x), status_quo) for x in home.ratifiers[home.veto]]
    if len(home.ratifiers) and home.weight.sum() > 0:
        low, high = winset(
            home.ratifiers[:, np.newaxis], home.weight[:, np.newaxis], np.array([status_quo]), home.quota
        )
        ends.append((float(low[0]), float(high[0])))
    return max(low for low, _ in ends), min(high for _, high in ends)


def _preferred(point: float, status_quo: float) -> tuple[float, float]:
    mirror = 2.0 * point - status_quo
    return min(status_quo, mirror), max(status_quo, mirror)


def agreement_zone(homes: list[Home], status_quo: float) -> Zone:
    """What all sides prefer to the status quo, leaders and homes together."""
    ends = tuple(home_winset(home, status_quo) for home in homes)
    return Zone(max(low for low, _ in ends), min(high for _, high in ends), ends)


def price_of_consent(points: Floats, status_quo: float, settlement: float) -> Floats:
    """What each must be given to accept, in units of the scale; 0 for those who gain: points (n,) -> (n,)."""
    worse = np.abs(settlement - points) - np.abs(status_quo - points)
    price: Floats = np.maximum(worse, 0.0)
    return price


def blockers(home: Home, status_quo: float, settlement: float) -> tuple[np.ndarray, bool]:
    """Which ratifiers prefer the status quo, and whether they can stop the settlement at home.

    They can if one of them has a veto, or if those in favour fall short of the quota of the weight.
    """
    against = price_of_consent(home.ratifiers, status_quo, settlement) > 1e-12
    total = float(home.weight.sum())
    short = total > 0 and float(home.weight[~against].sum()) < home.quota * total * (1 - 1e-12)
    return against, bool((against & home.veto).any() or short)
