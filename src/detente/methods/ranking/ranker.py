"""A listwise ranker on what was before the day: LightGBM's LambdaRank (Ke et al. 2017; Burges 2010)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import needed
from detente.methods.ranking.errors import NotTrained
from detente.methods.ranking.features import NAMES
from detente.methods.ranking.past import Ints, Past, both_ways, days

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """How much to learn from and how finely. Groups are distinct (s, r, day)."""

    groups: int = 100_000
    warm: float = 0.35  # share of the days that only fill the memory
    trees: int = 130
    leaves: int = 95
    rate: float = 0.12
    seeds: tuple[int, ...] = (1, 2, 3)
    threads: int = 2
    options: dict[str, Any] = field(default_factory=dict)


@dataclass
class Lessons:
    """What a ranker learns from: features by day, and right or wrong and the size of each group."""

    x: list[Floats] = field(default_factory=list)
    right: list[NDArray[np.int8]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    asked: int = 0
    found: int = 0  # groups whose answer was among the candidates


class Ranker:
    """Trees over the features of `Past`; `scores` gives a number a row, larger is likelier."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.models: list[Any] = []

    def fit(self, lessons: Lessons) -> Ranker:
        """Train one model a seed. Raises NotTrained (E662), ForecastNotInstalled (E660)."""
        try:
            import lightgbm
        except ImportError as reason:
            raise needed("lightgbm") from reason
        if len(lessons.sizes) < 50:
            raise NotTrained(
                f"{len(lessons.sizes)} queries to learn from", "at least 50", "Give a longer past."
            )
        s = self.settings
        data = lightgbm.Dataset(
            lessons.x,  # as they lie: one array of all would need as much room again
            np.concatenate(lessons.right),
            group=lessons.sizes,
            feature_name=[name.replace(",", "").replace(" ", "_") for name in NAMES],
            free_raw_data=True,
            params={"verbosity": -1, "max_bin": 127, "num_threads": s.threads},
        )
        self.models = [lightgbm.train(self._parameters(seed), data, s.trees) for seed in s.seeds]
        return self

    def _parameters(self, seed: int) -> dict[str, Any]:
        s = self.settings
        fixed: dict[str, Any] = {
            "objective": "lambdarank",
            "lambdarank_truncation_level": 20,
            "learning_rate": s.rate,
            "num_leaves": s.leaves,
            "min_data_in_leaf": 300,
            "feature_fraction": 0.2,
            "bagging_fraction": 0.5,
            "bagging_freq": 1,
            "lambda_l2": 20.0,
            "max_bin": 127,
            "seed": seed,
            "deterministic": True,
            "force_col_wise": True,
            "num_threads": s.threads,
            "verbosity": -1,
        }
        return fixed | s.options

    def scores(self, x: Floats) -> NDArray[np.float64]:
        """Scores of rows (n, len(NAMES)), the mean over the seeds. Raises NotTrained (E662)."""
        if not self.models:
            raise NotTrained("a ranker without a model", "a trained one", "Call fit first.")
        total = np.zeros(len(x))
        for model in self.models:
            total += model.predict(x, num_threads=self.settings.threads)
        result: NDArray[np.float64] = total / len(self.models)
        return result


def lessons(past: Past, events: Ints, settings: Settings) -> Lessons:
    """Let a past in day by day; after the warm-up, put aside a sample of each day's queries beforehand."""
    found = Lessons()
    last = int(events[-1, 3]) if len(events) else 0
    first = int(last * settings.warm)
    later = both_ways(events[events[:, 3] > first], past.relations)
    groups = len(np.unique(later[:, [0, 1, 3]], axis=0))
    share = min(1.0, settings.groups / max(groups, 1))
    random = np.random.default_rng(0)
    for day, part in days(events):
        if day > first:
            _day(past, day, part, share, random, found)
        past.let_in(day, part)
    return found


def _day(
    past: Past,
    day: int,
    part: Ints,
    share: float,
    random: np.random.Generator,
    found: Lessons,
) -> None:
    """Add a day's sample of queries to the lessons, with all that would be scored.

    Leaving out easy wrong candidates only here would teach that they are rare, and raise them when scored.
    """
    queries, answers = grouped(both_ways(part, past.relations))
    chosen = np.flatnonzero(random.random(len(queries)) < share)
    bounds, who, x = past.ask(day, queries[chosen])
    kept = np.zeros(len(x), dtype=bool)
    for n, q in enumerate(chosen):
        start, end = bounds[n], bounds[n + 1]
        right = np.isin(who[start:end], answers[q])
        found.asked += 1
        if not right.any():
            continue
        found.found += 1
        kept[start:end] = True
        found.right.append(right.astype(np.int8))
        found.sizes.append(int(end - start))
    if kept.any():
        found.x.append(x[kept])


def grouped(rows: Ints) -> tuple[Ints, list[Ints]]:
    """Distinct (s, r) of a day's rows, and the answers of each."""
    order = np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))
    rows = rows[order]
    new = np.flatnonzero(np.r_[True, (np.diff(rows[:, :2], axis=0) != 0).any(axis=1)])
    return rows[new, :2].copy(), [part[:, 2].copy() for part in np.split(rows, new[1:])]


def stream(
    past: Past, ranker: Ranker, events: Ints
) -> Iterator[tuple[int, Ints, Ints, Ints, NDArray[np.float64]]]:
    """For each distinct query: day, query, answers, candidates, scores; each day is then let in."""
    for day, part in days(events):
        queries, answers = grouped(both_ways(part, past.relations))
        bounds, who, x = past.ask(day, queries)
        scores = ranker.scores(x)
        for n, asked in enumerate(queries):
            rows = slice(bounds[n], bounds[n + 1])
            yield day, asked, answers[n], who[rows], scores[rows]
        past.let_in(day, part)
