"""The next stage of a process on the scale of PA-X, from the stages before it."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from detente.methods.choice.stages import STAGES, Step, learn, markov
from detente.questions.venues_states import Floats


@dataclass(frozen=True)
class Measured:
    """Test steps: chance of each stage (n, 6) by the model and by Markov's chain, and what came (n,)."""

    model: Floats
    chain: Floats
    now: Floats
    came: Floats

    def accuracy(self, which: Floats) -> float:
        """Share of steps whose likeliest stage came."""
        return float(np.mean(which.argmax(axis=1) == self.came))

    def log_loss(self, which: Floats) -> float:
        """Mean -ln of the chance given to what came."""
        return float(-np.mean(np.log(which[np.arange(len(self.came)), self.came.astype(int)])))


def steps(path: Path) -> list[Step]:
    """Every step from one agreement of a process to its next, by date of the next."""
    by_process: dict[str, list[tuple[dt.date, str, str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Stage"] in STAGES:
                day = dt.datetime.strptime(row["Dat"], "%d/%m/%Y").date()
                by_process[row["PP"]].append((day, row["AgtId"], row["Stage"], row["Agtp"]))
    found = []
    for rows in by_process.values():
        rows.sort(key=lambda row: (row[0], int(row[1])))
        codes = [STAGES.index(row[2]) for row in rows]
        days = [row[0].toordinal() for row in rows]
        found += [
            Step(tuple(codes[:k]), tuple(days[:k]), days[k], codes[k], rows[k - 1][3])
            for k in range(1, len(rows))
        ]
    return sorted(found, key=lambda step: step.day)


def measure(every: Sequence[Step], cut: int, end: int) -> Measured:
    """Learn from steps before `cut` (an ordinal), test on those from `cut` to before `end`."""
    early = [each for each in every if each.day < cut]
    late = [each for each in every if cut <= each.day < end]
    model, chain = learn(early), markov(early)
    last = np.array([each.before[-1] for each in late])
    came = np.array([each.came for each in late], dtype=float)
    return Measured(model(late), chain[last], np.eye(len(STAGES))[last], came)
