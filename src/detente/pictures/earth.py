"""Where places are, and the outlines of countries, on a flat sheet (Natural Earth and GeoNames; see data/).

The projection is Equal Earth (Šavrič, Patterson and Jenny 2018, International Journal of Geographical
Information Science 33, equations 1 and 2): areas are true, shapes near to it.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2


def projected(lng: float, lat: float) -> Point:
    """East and north of a place in earth radii; `lng` and `lat` in degrees."""
    t = math.asin(_M * math.sin(math.radians(lat)))
    squared = t * t
    sixth = squared**3
    slope = _A[0] + 3 * _A[1] * squared + sixth * (7 * _A[2] + 9 * _A[3] * squared)
    x = math.radians(lng) * math.cos(t) / (_M * slope)
    return x, t * (_A[0] + _A[1] * squared + sixth * (_A[2] + _A[3] * squared))


def _lines(table: str) -> list[list[str]]:
    text = (files("detente.pictures") / "data" / f"{table}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@cache
def outlines() -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """The rings of all countries: ISO3 and projected points."""
    rings = []
    for code, told in _lines("outlines"):
        numbers = [int(part) / 10 for part in told.split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        rings += [(code, tuple(projected(*point) for point in ring)) for ring in halves(points)]
    return tuple(rings)


def halves(ring: Sequence[Point]) -> list[list[Point]]:
    """A ring; where it crosses the 180th meridian, an eastern and a western one cut there."""
    turn, on = 0.0, []
    for n, (lng, lat) in enumerate(ring):
        before = ring[n - 1][0] if n else lng
        turn += -360.0 if lng - before > 180 else 360.0 if before - lng > 180 else 0.0
        on.append((lng + turn, lat))
    found = [on]
    for shift in (-360.0, 360.0):
        other = [(lng + shift, lat) for lng, lat in on]
        if any(-180 < lng < 180 for lng, _ in other) and any(not -180 <= lng <= 180 for lng, _ in on):
            found.append(other)
    return [[(min(max(lng, -180.0), 180.0), lat) for lng, lat in each] for each in found]


@cache
def _places() -> dict[tuple[str, str], Point]:
    return {(folded(name), code): (float(lat), float(lng)) for name, code, lat, lng in _lines("places")}


def folded(name: str) -> str:
    """A name without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def town(name: str, state: str | None) -> Point | None:
    """Where a town or venue lies, projected; a name that two states share needs its state."""
    wanted = folded(name.split(",")[0])
    if state is not None:
        found = [_places().get((wanted, state))]
    else:
        found = [at for (own, _), at in _places().items() if own == wanted]
    if len(found) != 1 or found[0] is None:
        return None
    lat, lng = found[0]
    return projected(lng, lat)


@cache
def middle(state: str) -> Point | None:
    """The middle of a state's largest piece, projected; None for states too small for the outlines."""
    rings = [points for code, points in outlines() if code == state]
    return max((_centroid(ring) for ring in rings), default=(0.0, None), key=lambda each: each[0])[1]


def _centroid(ring: Sequence[Point]) -> tuple[float, Point]:
    """Area and centroid of a ring (shoelace)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(area) < 1e-12:
        return 0.0, ring[0]
    return abs(area) / 2, (x / (3 * area), y / (3 * area))
