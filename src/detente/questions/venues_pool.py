"""Several models asked as one: each is fitted on another part of what is known, all count alike.

Linear opinion pool with equal weights (Stone 1961, Annals of Mathematical Statistics 32: 1339-1342): few
conflicts teach each model, and where one leans on a feature too much the others do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.methods.choice import Candidates, Remembered
from detente.questions.venues_features import BASE
from detente.questions.venues_memory import MEMORIES
from detente.questions.venues_states import Floats

SHORT = ("last 2", "last 6", "last 20")


@dataclass(frozen=True)
class Part:
    """The memories and base features that one model uses; every model uses all bends."""

    memory: tuple[str, ...] = MEMORIES
    base: tuple[str, ...] = BASE

    def of(self, every: Candidates) -> Candidates:
        """The features of the part alone."""
        memory = every.memory[..., [MEMORIES.index(name) for name in self.memory]]
        base = every.base[..., [BASE.index(name) for name in self.base]]
        return Candidates(memory, base, every.bend, every.open_to)


PARTS: Mapping[str, Part] = {
    "whole": Part(),
    "base without contacts": Part(base=tuple(name for name in BASE if name != "contacts")),
    "short memories": Part(tuple(name for name in MEMORIES if name.endswith(SHORT))),
    "long memories": Part(tuple(name for name in MEMORIES if not name.endswith(SHORT))),
}


@dataclass(frozen=True)
class Pool:
    """Fitted weights of each part."""

    members: Mapping[str, Remembered]

    def chances(self, of: Candidates) -> Floats:
        """The mean of the members' chances of each candidate (n, s)."""
        found = [model.chances(PARTS[name].of(of)) for name, model in self.members.items()]
        result: Floats = np.mean(found, axis=0)
        return result
