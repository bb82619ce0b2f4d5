"""States as places for talks: capitals, votes, shared organisations, what they hosted."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DATA = Path(__file__).with_name("data")
EARTH_KM = 6371.0
FAR_KM = 20016.0  # half the way round the earth: nothing is farther


@dataclass(frozen=True)
class States:
    """`iso3` (s,) in order; `lat`, `lng` degrees; `ideal` UN voting ideal point or nan; `igos` (s, s) shared
    organisations or nan; `contacts` (s, s) diplomatic events of each pair; `capability` share of the world's
    (Correlates of War, CINC), 0 where unknown. Of MEND: events `hosted` and `mediated`, and `credit` for
    these, 1 / sqrt(k) where k states mediated."""

    iso3: tuple[str, ...]
    capital: tuple[str, ...]
    lat: Floats
    lng: Floats
    ideal: Floats
    hosted: Floats
    mediated: Floats
    credit: Floats
    igos: Floats
    contacts: Floats
    capability: Floats

    @functools.cached_property
    def at(self) -> dict[str, int]:
        """The row of each state."""
        return {code: k for k, code in enumerate(self.iso3)}

    @functools.cached_property
    def km(self) -> Floats:
        """Great-circle distance between capitals (s, s), in km."""
        lat, lng = np.radians(self.lat), np.radians(self.lng)
        half = np.sin((lat[:, None] - lat) / 2) ** 2
        half = half + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lng[:, None] - lng) / 2) ** 2
        result: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
        return result

    def rows(self, codes: Iterable[str]) -> list[int]:
        """The rows of those codes that are known."""
        return [self.at[code] for code in codes if code in self.at]


@functools.cache
def states() -> States:
    """The states that ship (tables of data/, whose first lines name the sources)."""
    rows = read("states.tsv")
    codes = tuple(row["iso3"] for row in rows)
    column = {
        name: np.array([float(row[name] or "nan") for row in rows])
        for name in ("lat", "lng", "ideal", "hosted", "mediated", "credit")
    }
    capitals = tuple(row["capital"] for row in rows)
    igos, contacts = _pairs("igos.tsv", codes), _pairs("contacts.tsv", codes)
    cinc = {row["state"]: float(row["cinc"]) for row in read("capability.tsv")}
    capability = np.array([cinc.get(code, 0.0) for code in codes])
    return States(
        codes, capitals, **column, igos=igos, contacts=np.nan_to_num(contacts), capability=capability
    )


def _pairs(name: str, codes: Sequence[str]) -> Floats:
    """A value of each pair of states (s, s), nan where unknown, from one half of a table."""
    pairs = {row["iso3"]: row for row in read(name)}
    found = np.full((len(codes), len(codes)), np.nan)
    for k, code in enumerate(codes):
        for j, other in enumerate(codes[:k]):
            if value := pairs[code].get(other):
                found[k, j] = found[j, k] = float(value)
    return found


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table that ships, without its comments."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(kept, delimiter="\t"))
