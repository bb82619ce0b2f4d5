"""Event series in the KEDS layout and labelled dates, as acts between two sides."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from detente.questions.turning_points_acts import Act, Acts

Event = tuple[dt.date, str, str, str, float]


@dataclass(frozen=True)
class Labelled:
    """A series with its acts and the dates labelled on it: of shifts, or one event and its label."""

    name: str
    acts: Acts
    dates: list[dt.date] = field(default_factory=list)
    label: str = ""


@cache
def events(folder: Path, series: str) -> list[Event]:
    """Rows of `series`.csv.gz with the Goldstein weight of their code; codes without one are left out."""
    scale = json.loads((folder / f"{series.rsplit('.', 1)[1]}_scale.json").read_text("utf-8"))
    found = []
    with gzip.open(folder / f"{series}.csv.gz", "rt", encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            weight = next(
                (scale[c] for c in (row["code"], row["code"][:3], row["code"][:2]) if c in scale), None
            )
            if weight is not None:
                day = dt.date.fromisoformat(row["date"])
                found.append((day, row["source"][:3], row["target"][:3], row["code"], float(weight)))
    return found


def acts(folder: Path, row: dict[str, str]) -> Acts:
    """The acts between the two sides of a label, each once a day, and how much is reported on others."""
    a, b = set(row["actors_a"].split()), set(row["actors_b"].split())
    first, last = dt.date.fromisoformat(row["from"]), dt.date.fromisoformat(row["to"])
    mine: set[Event] = set()
    others: Counter[dt.date] = Counter()
    for event in events(folder, row["series"]):
        day, source, target, _, weight = event
        if not first <= day <= last:
            continue
        if (source in a and target in b) or (source in b and target in a):
            if weight:
                mine.add(event)
        else:
            others[day] += 1
    told = tuple(Act(day, weight > 0, code) for day, _, _, code, weight in sorted(mine))
    return Acts(row["name"], told, first, last, dict(others))


def load(folder: Path, labels: Path) -> tuple[list[Labelled], list[Labelled]]:
    """Series with documented shifts, and events labelled turning or symbolic."""
    shifts: dict[str, Labelled] = {}
    single = []
    with labels.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            day = dt.date.fromisoformat(row["date"])
            if row["kind"] == "shift":
                shifts.setdefault(row["name"], Labelled(row["name"], acts(folder, row))).dates.append(day)
            else:
                single.append(Labelled(row["name"], acts(folder, row), [day], row["label"]))
    return list(shifts.values()), single
