"""The words by which people, their roles and outlets are known, from data/turns_people.yaml."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.identity.gazetteer import load
from detente.reading.blocks_words import anyof, entries

_DATA = Path(__file__).parent / "data" / "turns_people.yaml"


@dataclass(frozen=True)
class People:
    """Word lists about people, as patterns over case-folded text."""

    role: re.Pattern[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    leading: frozenset[str]
    joining: frozenset[str]
    journalist: re.Pattern[str]
    organisation: re.Pattern[str]
    outlet: re.Pattern[str]


@functools.cache
def people() -> People:
    """The lists of data/turns_people.yaml, read once."""
    data: dict[str, str] = yaml.safe_load(_DATA.read_text("utf-8"))

    def words(name: str) -> str:
        return anyof(entries(data[name]))

    return People(
        role=re.compile(
            rf"(?<![\w-])(?:(?:ex|vice|co|former)-?)?(?:{words('roles')})(?![\w-])", re.IGNORECASE
        ),
        honorifics=frozenset(entries(data["honorifics"])),
        particles=frozenset(entries(data["particles"])),
        leading=frozenset(entries(data["leading"])),
        joining=frozenset(entries(data["joining"])),
        journalist=re.compile(rf"(?<!\w)(?:{words('journalists')})(?!\w)", re.IGNORECASE),
        organisation=re.compile(rf"(?:{words('organisations')})", re.IGNORECASE),
        outlet=re.compile(rf"(?:{words('outlets')})", re.IGNORECASE),
    )


@functools.cache
def public() -> frozenset[str]:
    """The names, in small letters, of all whom the tables of identity know in an office."""
    return frozenset(person.name.casefold() for person in load().persons.values())
