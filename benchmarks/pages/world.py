"""A made-up quarrel over fishing grounds: five years of contacts that many reports tell of, by number.

Nothing in it happened. States are real, so that distances and votes exist; persons and words are made up.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Literal

from detente.records import Party, Place

SIDES = ("ISL", "PRT")
THIRD = ("NOR", "CHE", "OMN", "FIN", "URY", "JPN")
CALLED = {
    "ISL": "Iceland", "PRT": "Portugal", "NOR": "Norway", "CHE": "Switzerland",
    "OMN": "Oman", "FIN": "Finland", "URY": "Uruguay", "JPN": "Japan",
}  # fmt: skip
PLACES = (("Geneva", "CHE"), ("Muscat", "OMN"), ("Oslo", "NOR"), ("Helsinki", "FIN"), ("Montevideo", "URY"))
GIVEN = ("Arda", "Milo", "Ines", "Petra", "Yusuf", "Noor", "Tove", "Luca", "Hana", "Emil", "Vera", "Olin")
FAMILY = ("Venn", "Tarsk", "Corvo", "Oyelaran", "Hale", "Adeyemi", "Quist", "Brandt", "Solis", "Marek")
OUTLETS = ("The Harbour Post", "Coast Radio", "North Wire", "The Daily Net", "Tidewater", "Quay Review")
ISSUES = (
    "ceasefire",
    "withdrawal",
    "sanctions",
    "talks_format",
    "borders",
    "prisoners",
    "security_guarantees",
)
SIGNALS = ("no_new_sanctions", "sanctions_imposed", "sanctions_lifted", "demand_dropped", "other")
FIRST, DAYS = dt.date(2019, 1, 7), 5 * 365
Level = Literal["leader", "minister", "envoy", "delegation", "expert"]
LEVELS: tuple[Level, ...] = ("leader", "minister", "envoy", "envoy", "delegation")


@dataclass(frozen=True)
class Meeting:
    """A contact as it took place: reports of it may leave out or get wrong a part."""

    day: dt.date
    parties: tuple[Party, ...]
    level: Level
    phone: bool
    place: Place


def person(number: int, state: str) -> Party:
    """One of the thirty persons of a state."""
    name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[(number // 3 + len(state) + ord(state[0])) % len(FAMILY)]}"
    return Party(name=name, actor="person:" + f"{name}-{state}".lower().replace(" ", "-"), state=state)


def meeting(number: int, of: int) -> Meeting:
    """The contact of that number among `of`, in the order of their days."""
    chance = random.Random(f"meeting {number}")
    first, second = SIDES if chance.random() < 0.6 else chance.sample((*SIDES, *THIRD), 2)
    level = chance.choice(LEVELS)
    seat = {"leader": 0, "minister": 3, "envoy": 6, "delegation": 12, "expert": 18}[level]
    parties = (person(seat + chance.randrange(3), first), person(seat + chance.randrange(3), second))
    name, iso3 = chance.choice(PLACES)
    day = FIRST + dt.timedelta(days=number * DAYS // of)
    return Meeting(day, parties, level, chance.random() < 0.4, Place(name=name, iso3=iso3))
