"""Mediation events in the MEND format: their texts, who took part, where; and codes for our actors.

The table of actors beside the events spells organisations too ("EU", "UNSMIL"), and the scorer counts those
it spells as the events do. So an actor of ours is predicted under the code that the table gives to its plain
name, and left out where the table does not know that name ("United Kingdom" stands there as "UK").
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from detente.identity.tables import rows, split
from detente.reading.page import Page
from detente.records import Document

csv.field_size_limit(10**9)
ALSO = {"UAE": "ARE", "UK": "GBR", "USA": "USA", "US": "USA", "Türkiye": "TUR", "Turkiye": "TUR"}
SPECIAL = {
    "org:un-secretary-general": "UNSG",
    "org:osesgy": "OSESG-Yemen",
    "org:european-union": "EU",
    "org:united-nations": "UN",
}
# the events say "African Union" four times in five, which the table does not spell so
UNSPELLED = ("org:african-union",)
# MEND files the conflict between Israel and the Palestinians under Israel: neither is a third party in it
LOCAL = {"ISR": {"Palestine"}}


@dataclass(frozen=True)
class Event:
    """One event: its summary, the conflict's own codes, the third parties and the place."""

    id: str
    text: str
    published: str | None
    conflict: str
    own: frozenset[str]
    parties: frozenset[str]
    place: str | None

    @property
    def page(self) -> Page:
        """The summary as a page; published in the month of the event."""
        return Page(Document(id=self.id, text=self.text, published=self.published))


def table(path: Path) -> dict[str, str]:
    """Codes by name, as the scorer reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["display_name"]: row["display_name_iso"] for row in csv.DictReader(file)} | ALSO


def events(path: Path, codes: dict[str, str]) -> list[Event]:
    """The events that have a summary."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Summary"].strip():
                found.append(_event(row, codes))
    return found


def _event(row: dict[str, str], codes: dict[str, str]) -> Event:
    own = {codes.get(name.strip(), "") for name in row["conflict_country"].split(";")}
    third = {codes[name.strip()] for name in row["third_party"].split(";") if name.strip() in codes}
    place = row["med_loc_cty"].strip()
    year, month = row["Year"].strip(), row["Month"].strip()
    return Event(
        id=row["med_event_ID"],
        text=row["Summary"],
        published=(f"{year}-{int(month):02d}" if month.isdigit() else year) if year.isdigit() else None,
        conflict=row["conflict_country"].split(";")[0].strip(),
        own=frozenset(own),
        parties=frozenset(third - own),
        place=place if len(place) == 3 else None,
    )


def coder(codes: dict[str, str]) -> dict[str, str]:
    """The table's code for each of our actors that it knows."""
    known = {}
    for kind in ("states", "territories"):
        for row in rows(kind):
            if row["name"] in codes:
                known[row["id"]] = codes[row["name"]]
    taken = set(known.values())
    for row in rows("organisations"):
        for name in (row["name"], *split(row["aliases"])):
            if name in codes and codes[name] not in taken and row["id"] not in known:
                known[row["id"]] = codes[name]
                taken.add(codes[name])
    known |= {actor: code for actor, code in SPECIAL.items() if code in codes.values()}
    return {actor: code for actor, code in known.items() if actor not in UNSPELLED}


def third(found: set[str], event: Event) -> set[str]:
    """Codes without those of the conflict's own parties."""
    own = set(event.own)
    return found - own - {code for state in own for code in LOCAL.get(state, set())}
