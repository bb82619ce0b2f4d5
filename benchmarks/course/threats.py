"""Are threats carried out? The two-type learning model on threats of sanctions that were met with resistance.

Every sender is resolute or bluffing; what it did before tells which (Bayes: methods/bargaining/signals.py).
How often each type stands firm and how common the resolute are is fitted to earlier decades.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from detente.methods.bargaining.signals import posterior
from detente.questions.venues_states import Floats

GRID = np.linspace(0.05, 0.95, 19)


@dataclass(frozen=True)
class Stands:
    """What a sender did in one decade once its target resisted: stood firm, or backed down (counts)."""

    sender: str
    decade: int
    firm: int
    back: int


@dataclass(frozen=True)
class TwoTypes:
    """Share of resolute senders, and how often the resolute and the bluffing stand firm (0 to 1)."""

    resolute: float
    firm: float
    bluff: float

    def belief(self, firm: int, back: int) -> float:
        """Chance that a sender is resolute after it stood firm and backed down so often."""
        belief = np.array([self.resolute])
        for if_resolute, if_bluffing, times in (
            (self.firm, self.bluff, firm),
            (1 - self.firm, 1 - self.bluff, back),
        ):
            for _ in range(times):
                belief = posterior(belief, np.array([if_resolute]), np.array([if_bluffing]))
        return float(belief[0])

    def chance(self, firm: int, back: int) -> float:
        """Chance that it stands firm the next time."""
        belief = self.belief(firm, back)
        return belief * self.firm + (1 - belief) * self.bluff


def stands(path: Path, by: str) -> list[Stands]:
    """Counts by sender ("ccode1") or pair ("dyadID") and decade; those without any are left out."""
    counts: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            counts[row[by], int(row["tenyear"])][0] += int(row["sf"])
            counts[row[by], int(row["tenyear"])][1] += int(row["bd"])
    return [Stands(who, decade, *each) for (who, decade), each in sorted(counts.items()) if sum(each)]


def fit(known: Sequence[Stands]) -> TwoTypes:
    """The likeliest of a grid, each sender's decades together (a mixture of two binomials)."""
    totals = np.array(list(_totals(known).values()), dtype=float)
    best, worth = TwoTypes(0.5, 0.75, 0.25), -np.inf
    for firm in GRID:
        for bluff in GRID[firm > GRID]:
            ways = [np.exp(totals @ np.log([rate, 1 - rate])) for rate in (firm, bluff)]
            for resolute in GRID:
                value = float(np.log(resolute * ways[0] + (1 - resolute) * ways[1]).sum())
                if value > worth:
                    best, worth = TwoTypes(float(resolute), float(firm), float(bluff)), value
    return best


def _totals(known: Sequence[Stands]) -> Mapping[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for each in known:
        firm, back = found.get(each.sender, (0, 0))
        found[each.sender] = (firm + each.firm, back + each.back)
    return found


def foretold(every: Sequence[Stands], decade: int) -> tuple[Floats, Floats, Floats]:
    """Of each threat of a decade: its chance by the model, by the earlier share alone, and what came (n,)."""
    early = [each for each in every if each.decade < decade]
    model, past = fit(early), _totals(early)
    share = sum(each.firm for each in early) / sum(each.firm + each.back for each in early)
    chance, came = [], []
    for each in every:
        if each.decade == decade:
            chance += [model.chance(*past.get(each.sender, (0, 0)))] * (each.firm + each.back)
            came += [1.0] * each.firm + [0.0] * each.back
    return np.array(chance), np.full(len(came), share), np.array(came)


def log_loss(chance: Floats, came: Floats) -> float:
    """Mean -ln of the chance given to what came."""
    return float(-np.mean(np.log(np.where(came > 0, chance, 1 - chance))))
