"""Who does what to whom next, ranked; meetings, agreements, sanctions, force of countries within 30 days.

python -m benchmarks.forecast [--data FOLDER] [--part PART] [--queries MOST] [--out FILE]
    [--dyads]

FOLDER is laid out as data/forecast/ICEWS14. Without test.txt in it, valid is scored. At most some 16,000
queries are scored, of more a sample drawn by day; --dyads asks for chances within 30 days instead of ranks.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.forecast import dyads, ranking
from benchmarks.forecast.icews import Graph, load
from benchmarks.measured import row, shared, store
from detente.methods.ranking.ranker import Settings

GOALS = {"ICEWS14": ((47.5, 49.5, 47.4), (66, 68, 66.2)), "ICEWS18": ((36.6, 38.9, 36.8), (57, 61, 60.6))}
TIME = (900, 300)  # seconds, on two cores
SKILLS = {
    "meeting": (0.24, 0.28),
    "agreement": (None, None),
    "sanction": (0.24, 0.28),
    "force": (0.35, 0.40),
}


def ranked(graph: Graph, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    settings = Settings(groups=chosen.groups, trees=chosen.trees, threads=chosen.threads)
    found = ranking.run(graph, settings, chosen.part, chosen.queries, chosen.out)
    mrr, hits = GOALS.get(graph.name, ((None,) * 3, (None,) * 3))
    part = chosen.part if graph.test is not None else "valid"
    note = f"{part}, {found.queries} queries" + (
        f", a sample of {found.share:.0%}" if found.share < 1 else ""
    )
    rows = []
    for name, figures in found.figures().items():
        goals = (mrr, hits) if name == "ours" else ((None,) * 3, (None,) * 3)
        rows.append(row(f"{graph.name} {name}: MRR", round(100 * figures["mrr"], 1), *goals[0], note=note))
        rows.append(
            row(f"{graph.name} {name}: Hits@10", round(100 * figures["hits@10"], 1), *goals[1], note=note)
        )
    took = found.train_s + found.score_s
    how = f"{chosen.threads} thread(s), load {os.getloadavg()[2]:.0f}"
    limit = TIME if graph.name == "ICEWS14" else (None, None)
    rows += [
        row("training and scoring", round(took), *limit, unit="s", note=how),
        row("peak memory", round(found.peak_gb, 1), 6, unit="GB"),
        row("one day's update, mean", round(1000 * float(np.mean(found.update_s)), 1), 2000, unit="ms"),
        row("one query, mean", round(1000 * found.score_s / max(found.queries, 1), 2), 20, unit="ms"),
    ]
    return rows


def chances(graph: Graph) -> list[dict[str, Any]]:
    rows = []
    for name, (skill, error, count) in dyads.measure(graph).items():
        note = f"{count} cases of the last quarter; 95 % interval {skill.low:.3f} to {skill.high:.3f}"
        must, record = SKILLS[name]
        label = f"{graph.name} {name} in 30 days"
        rows.append(row(f"{label}: Brier skill", round(skill.value, 3), must, record, unit="", note=note))
        rows.append(row(f"{label}: calibration error", round(error, 4), 0.010, 0.006, unit=""))
    return rows


def main() -> None:
    default = shared() / "data/forecast/ICEWS14"
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=default)
    options.add_argument("--part", choices=("valid", "test"), default="test")
    options.add_argument("--queries", type=int, default=16_000)
    options.add_argument("--groups", type=int, default=Settings.groups)
    options.add_argument("--trees", type=int, default=Settings.trees)
    options.add_argument("--threads", type=int, default=Settings.threads)
    options.add_argument("--out", type=Path)
    options.add_argument("--dyads", action="store_true")
    chosen = options.parse_args()
    graph = load(chosen.data)
    developed = chosen.data.resolve().parent == default.resolve().parent
    name = f"forecast_{graph.name.lower()}"
    if chosen.dyads:
        store(f"{name}_dyads", chances(graph), default=developed)
    else:
        store(name, ranked(graph, chosen), default=developed)


if __name__ == "__main__":
    main()
