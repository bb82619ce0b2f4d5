"""The published cases as arrays, read from a folder laid out as shared/data/bargaining."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8-sig") as stream:
        return [
            {k.strip(): v for k, v in row.items() if k} for row in csv.DictReader(stream, delimiter=delimiter)
        ]


def table(path: Path) -> dict[str, Floats]:
    """Actors on one issue: columns Position, Salience, Capability."""
    found = rows(path)
    names = ("Position", "Salience", "Capability")
    return {name.lower(): np.array([[float(row[name])] for row in found]) for name in names}


def brief(path: Path) -> dict[str, Floats]:
    """Actors on one issue as tab-separated Name, x, c, s."""
    found = rows(path, "\t")
    names = {"x": "position", "s": "salience", "c": "capability"}
    return {long: np.array([[float(row[short])] for row in found]) for short, long in names.items()}


def ktab(path: Path) -> tuple[Floats, Floats, Floats]:
    """Position and salience (actor, issue) on the unit scale, and capability (actor,)."""
    with open(path, newline="", encoding="utf-8") as stream:
        lines = list(csv.reader(stream))
    actors, issues = int(lines[0][2]), int(lines[0][3])
    cells = np.array([[float(v) for v in line[2 : 3 + 2 * issues]] for line in lines[2 : 2 + actors]])
    return cells[:, 1::2] / 100, cells[:, 2::2] / 100, cells[:, 0]


def log(path: Path, labels: int) -> Floats:
    with open(path, newline="", encoding="utf-8") as stream:
        return np.array([[float(v) for v in line[labels:]] for line in list(csv.reader(stream))[1:]])


def exchange(path: Path) -> tuple[Floats, Floats, Floats, list[str]]:
    """Position (0 to 100), salience and weight (actor, issue), and the issues, of an exchange file."""
    actors: list[str] = []
    issues: list[str] = []
    ends: dict[str, list[float]] = {}
    cells: dict[tuple[str, str], list[float]] = {}
    with open(path, newline="", encoding="utf-8") as stream:
        for line in csv.reader(stream, delimiter="\t", quotechar="'"):
            kind, *rest = [cell.strip() for cell in line] or [""]
            if kind == "#A":
                actors.append(rest[0])
            elif kind == "#P":
                issues.append(rest[0])
            elif kind == "#M":
                ends.setdefault(rest[0], []).append(float(rest[1]))
            elif kind == "#D":
                cells[rest[0], rest[1]] = [float(v) for v in rest[2:5]]
    found = np.array([[cells.get((a, i), [0, 0, 0]) for i in issues] for a in actors])
    low, high = np.array([ends[i] for i in issues]).T
    share = (found[..., 0] - low) / (high - low) * 100
    return share, found[..., 1].copy(), found[..., 1] * found[..., 2], issues
