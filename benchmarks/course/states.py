"""Condense public tables of states into the small data files that `venues` and `mediators` use.

`python -m benchmarks.course.states [--data PATH]` writes questions/data/states.tsv (capital, its place, UN
voting ideal point, events hosted and mediated, credit for mediation) and igos.tsv (organisations shared by
each pair). Needs pandas and pyreadr. Sources are named in the files' first lines.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.course.mend import read
from benchmarks.measured import ROOT, shared

OUT = ROOT / "src" / "detente" / "questions" / "data"
# Correlates of War number -> ISO 3166-1 of today's state, None for states that are no more
OTHERS = {255: "DEU", 345: "SRB", 679: "YEM", 713: "TWN", 260: None, 265: None, 678: None, 680: None}
ALSO = {  # places that the capitals' table leaves out
    "VAT": ("Vatican City", 41.90, 12.45, None),
    "HKG": ("Hong Kong", 22.30, 114.17, None),
    "PSE": ("Ramallah", 31.90, 35.20, None),
    "XKX": ("Pristina", 42.66, 21.16, None),
}
HEAD = "# {0}\n"
STATES = (
    "Capitals: Correlates of War through peacesciencer 1.1 (S. V. Miller 2022). Ideal points: Bailey, "
    "Strezhnev and Voeten 2017, April 2020 release, last year known. Hosted, mediated: events before 2024 "
    "in MEND (doi:10.7910/DVN/PYRHS6), third countries only; credit: 1 / sqrt(k) where k states mediated."
)
IGOS = "Shared intergovernmental organisations, last year known: Pevehouse et al. 2020, COW IGO 3.0."


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=shared() / "data" / "process")
    folder = parser.parse_args().data
    codes = _codes(folder)
    rows = _states(folder, codes)
    hosted, mediated, credit = _record(folder)
    lines = [
        f"{iso}\t{name}\t{lat:.2f}\t{lng:.2f}\t{'' if ideal is None else f'{ideal:.2f}'}"
        f"\t{hosted[iso]}\t{mediated[iso]}\t{credit[iso]:.2f}"
        for iso, (name, lat, lng, ideal) in sorted(rows.items())
    ]
    head = HEAD.format(STATES) + "iso3\tcapital\tlat\tlng\tideal\thosted\tmediated\tcredit\n"
    (OUT / "states.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")
    (OUT / "igos.tsv").write_text(_igos(folder, codes, sorted(rows)), "utf-8")


def _table(folder: Path, name: str) -> Any:
    import pyreadr

    return next(iter(pyreadr.read_r(str(folder / "peacesciencer" / f"{name}.rda")).values()))


def _codes(folder: Path) -> dict[int, str]:
    import pandas

    table = pandas.read_csv(folder / "unga_ideal" / "IdealpointestimatesAll_Apr2020.csv", encoding="latin-1")
    last = table.dropna(subset=["iso3c"]).sort_values("session").groupby("ccode").iso3c.last()
    found = {int(number): str(iso) for number, iso in last.items()}
    return {number: iso for number, iso in (found | OTHERS).items() if iso}


def _states(folder: Path, codes: dict[int, str]) -> dict[str, tuple[str, float, float, float | None]]:
    import pandas

    ideal = pandas.read_csv(folder / "unga_ideal" / "IdealpointestimatesAll_Apr2020.csv", encoding="latin-1")
    last = ideal.dropna(subset=["IdealPoint"]).sort_values("session").groupby("iso3c").IdealPoint.last()
    points = {str(k): float(v) for k, v in last.items()}
    found: dict[str, tuple[str, float, float, float | None]] = dict(ALSO)
    for each in _table(folder, "cow_capitals").sort_values("enddate").itertuples():
        if int(each.ccode) in codes and str(each.enddate) >= "2020":
            iso = codes[int(each.ccode)]
            found[iso] = (str(each.capital), float(each.lat), float(each.lng), points.get(iso))
    return found


def _record(folder: Path) -> tuple[Counter[str], Counter[str], dict[str, float]]:
    hosted: Counter[str] = Counter()
    mediated: Counter[str] = Counter()
    credit: dict[str, float] = defaultdict(float)
    for event in read(folder / "mend"):
        if event.host and event.host not in event.parties:
            hosted[event.host] += 1
        third = set(event.mediators) - set(event.parties)
        mediated.update(third)
        for state in third:
            credit[state] += 1 / math.sqrt(len(third))
    return hosted, mediated, credit


def _igos(folder: Path, codes: dict[int, str], order: list[str]) -> str:
    table = _table(folder, "cow_igo_ndy")
    last = table.sort_values("year").groupby(["ccode1", "ccode2"]).dyadigos.last()
    shared_by = {}
    for (a, b), number in last.items():
        if int(a) in codes and int(b) in codes:
            shared_by[codes[int(a)], codes[int(b)]] = shared_by[codes[int(b)], codes[int(a)]] = int(number)
    head = HEAD.format(IGOS) + "iso3\t" + "\t".join(order) + "\n"
    return head + "".join(
        f"{a}\t" + "\t".join(str(shared_by.get((a, b), "")) for b in order[:k]) + "\n"
        for k, a in enumerate(order)
    )


if __name__ == "__main__":
    main()
