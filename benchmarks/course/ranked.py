"""Rankings of states beside what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.questions.venues_meetings import Meeting
from detente.questions.venues_states import Floats


@dataclass(frozen=True)
class Ranked:
    """Test events with the chance of every state (n, s), and which were right (n, s).

    `lead` (n, s) goes before chances in the order: more than 0 where a state leads the list.
    """

    meetings: Sequence[Meeting]
    chance: Floats
    right: Floats
    lead: Floats | None = None

    def ranks(self) -> Floats:
        """The rank of the best right state, 1 for the first; ties count half."""
        order = self.order()
        best = np.where(self.right > 0, order, -1.0).max(axis=1, keepdims=True)
        above, level = (order > best).sum(axis=1), (order == best).sum(axis=1)
        result: Floats = above + (level + 1) / 2
        return result

    def order(self) -> Floats:
        """What states are listed by, the highest first (n, s)."""
        return self.chance if self.lead is None else self.chance + self.lead

    def led_by(self, first: NDArray[np.int64]) -> Ranked:
        """The same with some states (n, k) first, in their order."""
        lead = np.zeros_like(self.chance)
        np.put_along_axis(lead, first, np.arange(first.shape[1], 0, -1.0)[None, :] + 1.0, axis=1)
        return replace(self, lead=lead)

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
        lead = None if self.lead is None else self.lead[chosen]
        return Ranked(kept, self.chance[chosen], self.right[chosen], lead)

    def shown(self, k: int) -> tuple[Floats, Floats]:
        """The chances of the first k states of each event, and whether they were right (n k,) each."""
        first, rows = np.argsort(-self.chance, axis=1)[:, :k], np.arange(len(self.chance))[:, None]
        return self.chance[rows, first].ravel(), (self.right[rows, first] > 0).astype(float).ravel()


def joined(parts: Sequence[Ranked]) -> Ranked:
    """Several rankings as one."""
    return Ranked(
        [each for part in parts for each in part.meetings],
        np.concatenate([part.chance for part in parts]),
        np.concatenate([part.right for part in parts]),
    )
