"""Event quadruples in the layout of the temporal knowledge graph literature, with groups read from names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.past import quadruples

HOURS = 24  # a day is 24 units of time
OF_COUNTRY = re.compile(r"(.*?)[ _]*\(([^()]*)\)$")
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Graph:
    """Events by part; names of entities and relations; the country and the sector of each entity."""

    name: str
    train: Ints
    valid: Ints
    test: Ints | None
    entities: list[str]
    relations: list[str]
    groups: Ints

    @property
    def known(self) -> tuple[int, int]:
        """How many entities and relations."""
        return len(self.entities), len(self.relations)


def load(folder: Path) -> Graph:
    """train.txt, valid.txt and, where there is one, test.txt; entity2id.txt and relation2id.txt."""
    entities, relations = names(folder / "entity2id.txt"), names(folder / "relation2id.txt")
    parts = {}
    for part in ("train", "valid", "test"):
        path = folder / f"{part}.txt"
        if path.exists():
            rows = np.loadtxt(path, dtype=np.int64)[:, :4]
            rows[:, 3] //= HOURS
            parts[part] = quadruples(rows, len(entities), len(relations))
    return Graph(
        folder.name, parts["train"], parts["valid"], parts.get("test"), entities, relations, groups(entities)
    )


def names(path: Path) -> list[str]:
    """Names in the order of their numbers."""
    pairs = [
        line.rstrip("\n").rsplit("\t", 1) for line in path.read_text("utf-8").splitlines() if line.strip()
    ]
    return [name for name, _ in sorted(pairs, key=lambda pair: int(pair[1]))]


def groups(entities: list[str]) -> Ints:
    """The country and the sector in a name such as Police (Nigeria); without brackets it stands alone."""
    number = {name.replace("_", " "): n for n, name in enumerate(entities)}
    first: dict[str, int] = {}
    found = np.zeros((len(entities), 2), np.int32)
    for n, name in enumerate(entities):
        match = OF_COUNTRY.match(name.replace("_", " "))
        if match:
            sector, country = match[1].strip(), match[2].strip()
            found[n] = number.get(country, first.setdefault(country, n)), first.setdefault(f"= {sector}", n)
        else:
            found[n] = n, n
    return found
