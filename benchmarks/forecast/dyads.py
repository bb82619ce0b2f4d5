"""Meetings, agreements, sanctions, force of two countries within 30 days: skill, calibration.

The question is the one `detente forecast` answers: kinds are roots of PLOVER, as feeds bring them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.forecast.icews import Graph
from detente.feeds.lookup import table
from detente.methods.calibration import Estimate, bootstrap, brier_skill, calibration_error
from detente.methods.ranking.chances import Chances
from detente.methods.ranking.occurrence import panel
from detente.questions.forecast_past import KINDS, OTHER, ROOTS

# CAMEO codes of relations by name (ICEWS table of CAMEO codes, doi:10.7910/DVN/28075).
RELATIONS = Path(__file__).parents[1] / "data" / "forecast" / "relations.tsv"


def kinds(relations: list[str]) -> NDArray[np.int64]:
    """The PLOVER root of each relation, as a place in ROOTS, by the feeds' own table of CAMEO codes.

    What has no root there, such as plain statements, or is not in the table of names, is OTHER.
    """
    with RELATIONS.open(encoding="utf-8", newline="") as lines:
        codes = {row["name"]: row["code"] for row in csv.DictReader(lines, delimiter="\t")}
    roots = {row["code"]: row["plover"] for row in table("cameo")}
    found = [roots.get(codes.get(name.replace("_", " ").lower(), "")) for name in relations]
    return np.array([ROOTS.index(root) if root in ROOTS else OTHER for root in found])


def measure(graph: Graph, horizon: int = 30) -> dict[str, tuple[Estimate, float, int]]:
    """For each kind: Brier skill with a 95 % interval over pairs, calibration error, cases.

    A country is an entity that others name in brackets, or itself; events within a country are left out.
    """
    events = np.concatenate([graph.train, graph.valid])
    named = set(graph.groups[graph.groups[:, 0] != np.arange(len(graph.groups)), 0].tolist())
    country = np.array([g if g in named else -1 for g in graph.groups[:, 0]])
    a, b = country[events[:, 0]], country[events[:, 2]]
    kept = (a >= 0) & (b >= 0) & (a != b)
    low, high = np.minimum(a, b)[kept], np.maximum(a, b)[kept]
    kind = kinds(graph.relations)[events[kept, 1]]
    keys, pair = np.unique(low * len(country) + high, return_inverse=True)
    sides = np.stack([keys // len(country), keys % len(country)], axis=1)
    found = panel(pair, sides, kind, events[kept, 3].astype(np.int64), horizon, every=10, least=OTHER + 1)
    chances, results = Chances(found, horizon), {}
    for n, name in enumerate(KINDS):
        _, record = chances.learned(n)
        skill = bootstrap(
            lambda p, y, base=record.base: brier_skill(p, y, base),
            record.forecast,
            record.came,
            groups=record.pair,
            draws=100,
        )
        results[name] = skill, calibration_error(record.forecast, record.came), len(record.came)
    return results
