"""Mediation events of MEND as states: who is party, who mediates, where, when."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

COUNTRIES = {
    "Sudan": "SDN",
    "Yemen": "YEM",
    "Israel": "ISR",
    "Libya": "LBY",
    "Syria": "SYR",
    "Afghanistan": "AFG",
    "Egypt": "EGY",
    "Ethiopia": "ETH",
}

KINDS = ("(Default)", "(Generic)")  # local parties of whom only the kind is known


@dataclass(frozen=True)
class Mediation:
    """One event. `known` is the day from which it counts as past, `day` the day it is asked for.

    They differ where only the month is given: asked for on its first day, past after its last.
    `third` are all third parties by MEND's id, `mediators` those that are states, by ISO 3166-1 code;
    `local` the local parties as named, unless only their kind is, `guests` the states among them.
    """

    id: str
    conflict: str
    parties: tuple[str, ...]
    day: dt.date
    known: dt.date
    host: str | None
    mediators: tuple[str, ...]
    third: tuple[str, ...]
    local: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


def read(path: Path) -> list[Mediation]:
    """The events of a folder laid out as MEND's, or of one file beside its `countries.csv`, by day."""
    folder = path if path.is_dir() else path.parent
    files = sorted(folder.glob("mend_*20*.csv")) if path.is_dir() else [path]
    codes, named = _codes(folder / "countries.csv")
    found = []
    for file in files:
        with file.open(encoding="utf-8", errors="replace", newline="") as lines:
            found += [event for row in csv.DictReader(lines) if (event := _event(row, codes, named))]
    return sorted(found, key=lambda event: (event.day, event.id))


def _codes(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """States by MEND's id, and by name."""
    with path.open(encoding="latin-1", newline="") as lines:
        rows = list(csv.DictReader(lines))
    key = next(name for name in rows[0] if name.endswith("GLOPAD_ID"))
    found: dict[str, str] = {}
    named: dict[str, str] = {}
    for row in rows:
        iso, state = row["display_name_iso"], row["actor_classification_glopad"] == "Country/State"
        if state and len(iso) == 3 and row[key]:
            found[row[key]] = named[row["ActorName"]] = iso
    return found, named


def _event(row: dict[str, str], codes: dict[str, str], named: dict[str, str]) -> Mediation | None:
    names = [name.strip() for name in row["conflict_country"].split(";")]
    parties = tuple(COUNTRIES.get(name) or codes.get(name) or name for name in names if name)
    try:
        year, month = int(float(row["Year"])), int(float(row["Month"]))
        whole = row["Day"].strip() not in ("", "NA")
        day = dt.date(year, month, int(float(row["Day"])) if whole else 1)
    except ValueError:
        return None
    known = day if whole else (day + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    third = tuple(part.strip() for part in row["third_party_id_MEND"].split(";") if part.strip())
    local = [name for part in row["local_parties"].split(";") if (name := part.strip())]
    states = [code for name in local if (code := named.get(name.split(" (")[0]))]
    return Mediation(
        row["med_event_ID"],
        names[0],
        parties,
        day,
        known,
        _host(row, names),
        tuple(dict.fromkeys(codes[part] for part in third if part in codes)),
        third,
        tuple(name for name in local if not name.endswith(KINDS)),
        tuple(dict.fromkeys(states)),
    )


def _host(row: dict[str, str], names: list[str]) -> str | None:
    """The state of the place; a known fault of the coding puts Libya's Tripoli into Lebanon."""
    if row["med_location - MULTISELECT"].strip() == "Tripoli, Lebanon" and "Libya" in names:
        return "LBY"
    place = row["med_loc_cty"].strip()
    return place if len(place) == 3 else None
