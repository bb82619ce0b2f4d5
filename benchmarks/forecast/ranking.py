"""The ranker and simple peers on one graph: independent queries, both directions, time-aware filter."""

from __future__ import annotations

import json
import resource
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.forecast.icews import Graph
from detente.methods.ranking.features import NAMES
from detente.methods.ranking.past import Past, both_ways, days
from detente.methods.ranking.ranker import Ranker, Settings, grouped, lessons
from detente.methods.ranking.ranks import answer_ranks, summary

COLUMN = {name: n for n, name in enumerate(NAMES)}
Floats = NDArray[np.float64]


@dataclass
class Measured:
    """Ranks by who ranked, and what it took."""

    ranks: dict[str, list[Floats]] = field(default_factory=lambda: defaultdict(list))
    train_s: float = 0.0
    score_s: float = 0.0
    update_s: list[float] = field(default_factory=list)
    queries: int = 0
    share: float = 1.0  # of all queries
    peak_gb: float = 0.0

    def figures(self) -> dict[str, dict[str, float]]:
        """MRR and hits of each."""
        return {name: summary(np.concatenate(parts)) for name, parts in self.ranks.items()}


def peers(x: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Scores of one feature: the last time of (s, r, o); its count; recurrency with the relation's share.

    Recurrency after Gastinger et al. (2024, "History repeats itself", IJCAI), on our candidates: what came
    before by how long ago, everything else by its share of the relation.
    """
    gap, count = x[:, COLUMN["sro gap"]], x[:, COLUMN["sro count"]]
    share = x[:, COLUMN["ro share of r"]]
    return {
        "recency": -gap,
        "frequency": count,
        "recurrency": np.where(count > 0, np.exp2(-gap / 10.0), 0.0) * 0.999 + 0.001 * share,
    }


def run(graph: Graph, settings: Settings, part: str, most: int, out: Path | None) -> Measured:
    """Train on what is before the part, then score its queries day by day; of more than `most` a sample."""
    found = Measured()
    target = graph.test if part == "test" and graph.test is not None else graph.valid
    before = np.concatenate([graph.train, graph.valid]) if target is graph.test else graph.train
    start = time.perf_counter()
    past = Past(*graph.known, graph.groups)
    ranker = Ranker(settings).fit(lessons(past, before, settings))
    found.train_s = time.perf_counter() - start
    whole = np.unique(both_ways(target, past.relations)[:, [0, 1, 3]], axis=0)
    sample = found.share = min(1.0, most / len(whole))
    totals = np.bincount(np.r_[before[:, 0], before[:, 2]], minlength=len(graph.entities)).astype(float)
    lines: list[dict[str, Any]] = []
    for day, rows in days(target):
        _day(past, ranker, day, rows, totals, sample, found, lines if out else None)
        tick = time.perf_counter()
        past.let_in(day, rows)
        found.update_s.append(time.perf_counter() - tick)
        totals += np.bincount(np.r_[rows[:, 0], rows[:, 2]], minlength=len(totals))
    found.peak_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    if out:
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return found


def _day(
    past: Past,
    ranker: Ranker,
    day: int,
    rows: NDArray[np.int32],
    totals: Floats,
    sample: float,
    found: Measured,
    lines: list[dict[str, Any]] | None,
) -> None:
    queries, answers = grouped(both_ways(rows, past.relations))
    chosen = np.flatnonzero(np.random.default_rng(day).random(len(queries)) < sample)
    tick = time.perf_counter()
    bounds, who, x = past.ask(day, queries[chosen])
    scores = ranker.scores(x)
    found.score_s += time.perf_counter() - tick
    others = peers(x)
    for n, q in enumerate(chosen):
        part = slice(bounds[n], bounds[n + 1])
        ranks = answer_ranks(who[part], scores[part], answers[q], totals)
        found.ranks["ours"].append(ranks)
        found.queries += 1
        for name, values in others.items():
            found.ranks[name].append(answer_ranks(who[part], values[part], answers[q], totals))
        if lines is not None:
            top = who[part][np.argsort(-scores[part], kind="mergesort")[:10]]
            s, r = (int(v) for v in queries[q])
            lines += [
                {"s": s, "r": r, "o": int(o), "day": day, "rank": float(v), "top": top.tolist()}
                for o, v in zip(answers[q], ranks, strict=True)
            ]
