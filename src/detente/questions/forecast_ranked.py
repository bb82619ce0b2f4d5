"""What an actor does, or has done to it, next: with whom each kind of act will be, by a trained ranker.

Needs the extra `forecast` (numba, lightgbm). The ranker learns on the source itself, all but its last days;
how well it ranks those days is told beside the ranking, with what mere frequency would have done.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.features import NAMES
from detente.methods.ranking.past import Past as Stream
from detente.methods.ranking.past import both_ways, days, quadruples
from detente.methods.ranking.ranker import Ranker, Settings, grouped, lessons
from detente.methods.ranking.ranks import answer_ranks, summary
from detente.questions.answer import Answer, Row, Table
from detente.questions.forecast import DEFINITION
from detente.questions.forecast_past import KINDS, OTHER, ROOTS, Past

Floats = NDArray[np.float64]
QUICK = Settings(groups=1_500, trees=60, leaves=31, seeds=(1,), threads=2, options={"min_data_in_leaf": 100})
LEAST, MOST = 3_000, 30_000  # acts to learn from; of more the latest
LEAST_DAYS = 120
HELD = 0.1  # share of the days, the latest, that the record is of
ASKED = 400  # queries at most that the record is of
MONTH = 20.0  # days: what a decayed count of a month is worth at a steady pace of one a day
COLUMNS = ("what", "who", "whom", "expected reports", "if it comes, with them", "last on")
CARRIED = 3


@dataclass(frozen=True)
class Trained:
    """A past ready to be asked about tomorrow, its ranker, and how they did on the held days."""

    actors: dict[str, int]
    stream: Stream
    ranker: Ranker
    sharpness: float  # what scores are multiplied by before they are turned into shares
    ours: dict[str, float]
    frequency: dict[str, float]
    queries: int
    day: int


def available() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in ("numba", "lightgbm"))


def enough(past: Past) -> bool:
    """Whether a past holds enough to train a ranker on."""
    return len(past.day) >= LEAST and int(past.day[-1] - past.day[0]) >= LEAST_DAYS


def trained(past: Past, settings: Settings = QUICK) -> Trained:
    """Learn from all but the last days of a past, measure on those, and let them in.

    Raises NotTrained (E662) where too few queries can be learned from.
    """
    names = sorted({side for pair in past.pairs for side in pair})
    actors = {name: n for n, name in enumerate(names)}
    first = max(len(past.day) - MOST, 0)
    start = int(past.day[first])
    rows = [
        (actors[a], int(kind), actors[b], int(day) - start)
        for (a, b), kind, day in islice(zip(past.who, past.kind, past.day, strict=True), first, None)
    ]
    events = quadruples(rows, len(actors), OTHER + 1)
    last = int(events[-1, 3])
    cut = last - max(int(last * HELD), 1)
    stream = Stream(len(actors), OTHER + 1)
    ranker = Ranker(settings).fit(lessons(stream, events[events[:, 3] <= cut], settings))
    held = _held(stream, ranker, events[events[:, 3] > cut])
    ours, frequency = (summary(np.concatenate([each[n] for each in held])) for n in (0, 1))
    sharp = _sharpness([each[2] for each in held])
    return Trained(actors, stream, ranker, sharp, ours, frequency, len(held), last + 1)


def _held(stream: Stream, ranker: Ranker, events: Any) -> list[tuple[Floats, Floats, tuple[Floats, Any]]]:
    """For a sample of the held days' queries: ranks, ranks by frequency, scores and which were right."""
    found = []
    total = np.zeros(stream.memory.entities)
    share = min(1.0, ASKED / max(2 * len(events), 1))
    column = NAMES.index("sro count")
    random = np.random.default_rng(0)
    for day, part in days(events):
        queries, answers = grouped(both_ways(part, stream.relations))
        chosen = np.flatnonzero(random.random(len(queries)) < share)
        bounds, who, x = stream.ask(day, queries[chosen])
        for n, q in enumerate(chosen):
            rows = slice(bounds[n], bounds[n + 1])
            if rows.start == rows.stop:
                continue
            scores, right = ranker.scores(x[rows]), np.isin(who[rows], answers[q])
            ranks = answer_ranks(who[rows], scores, answers[q], total)
            by_count = answer_ranks(who[rows], x[rows, column], answers[q], total)
            found.append((ranks, by_count, (scores, right)))
        stream.let_in(day, part)
    return found


def _sharpness(told: list[tuple[Floats, Any]]) -> float:
    """The factor of scores under which their shares (softmax) gave what came the highest chance."""
    worth = {}
    for factor in np.geomspace(0.1, 5.0, 24):
        logs = [np.log(shares(scores, float(factor))[right]).mean() for scores, right in told if right.any()]
        worth[float(factor)] = float(np.mean(logs)) if logs else 0.0
    return max(worth, key=lambda factor: worth[factor])


def shares(scores: Floats, factor: float) -> Floats:
    """Chances of candidates (n,), summing to 1."""
    raised = np.exp(factor * (scores - scores.max()))
    return np.asarray(raised / raised.sum())


def forecast_ranked(past: Past, actor: str, within: int, top: int, made: Trained) -> Answer:
    """The `top` acts, of an actor and to it, of which most reports are to be expected; what carries them."""
    assert past.last is not None
    rows = sorted(_rows(past, actor, within, made), key=lambda row: (-row.values[3], row.values[:3]))[:top]
    until = past.last + dt.timedelta(days=within)
    best = rows[0].values if rows else None
    first = f": {best[0]}, {best[1]} to {best[2]}, {best[3]:.1f} reports expected" if best else ""
    return Answer(
        question="forecast",
        headline=f"Likeliest for {actor} until {until}{first}.",
        answered=bool(rows),
        figures={
            "actor": actor,
            "within": within,
            "from": past.last.isoformat(),
            "listed": len(rows),
            "ranker": "lightgbm",
            "record": {"queries": made.queries, "ours": made.ours, "frequency": made.frequency},
        },
        definition=DEFINITION,
        tables=(
            Table(title="Likeliest", columns=COLUMNS, rows=tuple(rows)),
            _carried(past, rows),
            _record(made),
        ),
        notes=(
            "Ranked by LightGBM, trained on this source (the extra “forecast”). Expected reports are the "
            "pace of this kind of act times the share of this partner.",
        ),
    )


def _rows(past: Past, actor: str, within: int, made: Trained) -> list[Row]:
    """A row for each kind, direction and candidate."""
    me, names = made.actors[actor], list(made.actors)
    found = []
    for kind, what in enumerate(KINDS):
        for turned in (False, True):
            relation = kind + (OTHER + 1 if turned else 0)
            _, who, x = made.stream.ask(made.day, [(me, relation)])
            if not len(who):
                continue
            pace = float(x[0, NAMES.index("sr month")]) / MONTH
            parts = shares(made.ranker.scores(x), made.sharpness)
            for other, share in zip(who, parts, strict=True):
                if int(other) == me:
                    continue
                a, b = (names[other], actor) if turned else (actor, names[other])
                latest = _latest(past, a, b, kind)
                last = past_day(past, latest[0]) if latest else None
                expected = round(pace * within * float(share), 2)
                values = (what, a, b, expected, round(float(share), 3), last)
                found.append(Row(values=values, evidence=tuple(c for n in latest for c in past.cited(n)[:1])))
    return found


def _latest(past: Past, a: str, b: str, kind: int | None, count: int = CARRIED) -> list[int]:
    """The places of the latest acts of a to b of a kind, newest first; of any kind for None, either way."""
    pair = past.pairs.get((min(a, b), max(a, b)))
    if pair is None:
        return []
    places = np.flatnonzero((past.pair == pair) & ((past.kind == kind) if kind is not None else True))[::-1]
    return [int(n) for n in places if kind is None or past.who[n] == (a, b)][:count]


def past_day(past: Past, place: int) -> str:
    """The day of an act."""
    return dt.date.fromordinal(int(past.day[place])).isoformat()


def _carried(past: Past, rows: list[Row]) -> Table:
    """For each row the latest acts between the two: of its kind, then of any."""
    lines = []
    for n, row in enumerate(rows, start=1):
        what, a, b = row.values[:3]
        own = _latest(past, a, b, list(KINDS).index(what))
        other = [place for place in _latest(past, a, b, None, 2 * CARRIED) if place not in own][:CARRIED]
        for place in (*own, *other):
            kind = int(past.kind[place])
            root = ROOTS[kind] if kind < OTHER else "other"
            values = (n, past_day(past, place), root, *past.who[place])
            lines.append(Row(values=values, evidence=past.cited(place)[:1]))
    return Table(title="Carried by", columns=("row", "date", "type", "who", "whom"), rows=tuple(lines))


def _record(made: Trained) -> Table:
    """How often the right partner was first, and among the first three and ten, on the held days."""
    rows = [
        Row(values=(name, *(round(each[key], 3) for key in ("hits@1", "hits@3", "hits@10", "mrr"))))
        for name, each in (("this ranking", made.ours), ("frequency", made.frequency))
    ]
    return Table(
        title="Track record",
        columns=("by", "first", "first three", "first ten", "mean reciprocal rank"),
        rows=tuple(rows),
        note=f"{made.queries} questions of the last tenth of the days, each answered from before its day.",
    )
