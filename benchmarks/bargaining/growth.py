"""How time and memory grow with actors, issues and draws: the data of the growth plots."""

from __future__ import annotations

import time
import tracemalloc
from typing import Any

import numpy as np

from benchmarks.measured import row
from detente.methods.bargaining import get, settling
from detente.methods.bargaining.pair import Cell, Side, compare
from detente.methods.sampling import Number, key_of

JOINT_ACTORS = 50  # models that settle issues together grow with the fourth power of actors


def arrays(actors: int, issues: int, draws: int) -> dict[str, Any]:
    random = np.random.default_rng(actors * 1000 + issues)
    shape = (draws, actors, issues)
    return {
        "position": random.uniform(0, 100, shape),
        "salience": random.uniform(0.1, 1, shape),
        "capability": random.uniform(0.1, 1, shape),
        "status_quo": np.full((1, issues), 50.0),
    }


def once(name: str, actors: int, issues: int, draws: int) -> float:
    model = get(name)
    known = {column.name for column in model.columns}
    inputs = {k: v for k, v in arrays(actors, issues, draws).items() if k in known}
    model.settlement({k: v[:1] for k, v in inputs.items()})
    began = time.process_time()
    model.settlement(inputs)
    return (time.process_time() - began) / draws


def side(actors: int = 4, issues: int = 2) -> Side:
    random = np.random.default_rng(1)

    def cells(field: str, low: float, high: float) -> list[list[Cell]]:
        grid = random.uniform(low, high, (actors, issues, 2))
        return [
            [
                Cell(Number("uniform", 0.0, min(pair), max(pair)), key_of(field, str(a), str(k)))
                for k, pair in enumerate(line)
            ]
            for a, line in enumerate(grid)
        ]

    fields = {"position": (0, 100), "salience": (0.2, 1.0), "capability": (0.2, 1.0)}
    made = {field: cells(field, *ends) for field, ends in fields.items()}
    return Side(made, np.ones(actors, dtype=bool), np.array([[0.0, 100.0]] * issues))


def over_draws(most: int) -> list[dict[str, Any]]:
    lines = []
    base = side()
    for draws in (10_000, 100_000, 1_000_000, 10_000_000):
        if draws > most:
            break
        tracemalloc.start()
        began = time.process_time()
        compare(base, base, [get("compromise"), get("median")], draws)
        spent = time.process_time() - began
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        note = f"peak {peak:.1f} MB; mean and median, a pair, 4 x 2"
        lines.append(row(f"growth: {draws:,} draws", round(spent, 2), unit="cpu s", note=note))
    return lines


def measure(most_draws: int) -> list[dict[str, Any]]:
    """Microseconds a run against actors and issues; seconds and memory against draws."""
    lines = []
    for actors in (5, 10, 20, 50, 100, 200):
        for model in settling():
            if model.joint and actors > JOINT_ACTORS:
                continue
            spent = once(model.name, actors, 2, 1 if model.name == "smp" else 16)
            lines.append(
                row(f"growth: {model.name}, {actors} actors x 2", round(1e6 * spent, 1), unit="us/run")
            )
    for issues in (1, 5, 10, 25, 50):
        for model in settling():
            spent = once(model.name, 5, issues, 8)
            lines.append(
                row(f"growth: {model.name}, 5 actors x {issues}", round(1e6 * spent, 1), unit="us/run")
            )
    return lines + over_draws(most_draws)
