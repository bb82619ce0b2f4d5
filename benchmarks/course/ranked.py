"""Rankings of states beside what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.questions.venues_meetings import Meeting
from detente.questions.venues_states import Floats


@dataclass(frozen=True)
class Ranked:
    """Test events with the chance of every state (n, s) and which were right (n, s)."""

    meetings: Sequence[Meeting]
    chance: Floats
    right: Floats

    def ranks(self) -> Floats:
        """The rank of the best right state, 1 for the first; ties count half."""
        best = np.where(self.right > 0, self.chance, -1.0).max(axis=1, keepdims=True)
        above, level = (self.chance > best).sum(axis=1), (self.chance == best).sum(axis=1)
        result: Floats = above + (level + 1) / 2
        return result

    def hit(self, k: int) -> float:
        """Share of events whose best right state is among the first k."""
        return float(np.mean(self.ranks() <= k))

    def mrr(self) -> float:
        """Mean reciprocal rank of the best right state."""
        return float(np.mean(1.0 / self.ranks()))

    def part(self, which: Sequence[bool]) -> Ranked:
        """Some of the events."""
        chosen = np.array(which, dtype=bool)
        kept = [each for each, taken in zip(self.meetings, which, strict=True) if taken]
        return Ranked(kept, self.chance[chosen], self.right[chosen])

    def likeliest(self) -> tuple[Floats, Floats]:
        """The chance of the likeliest state, and whether it was right (n,) each."""
        first, rows = self.chance.argmax(axis=1), np.arange(len(self.chance))
        return self.chance[rows, first], (self.right[rows, first] > 0).astype(float)


def joined(parts: Sequence[Ranked]) -> Ranked:
    """Several rankings as one."""
    return Ranked(
        [each for part in parts for each in part.meetings],
        np.concatenate([part.chance for part in parts]),
        np.concatenate([part.right for part in parts]),
    )
