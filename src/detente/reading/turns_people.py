"""The words by which people, their roles and outlets are known, from data/turns_people.yaml."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.reading.blocks_words import anyof, entries

_DATA = Path(__file__).parent / "data" / "turns_people.yaml"


@dataclass(frozen=True)
class People:
    """Word lists about people, as patterns over case-folded text."""

    role: re.Pattern[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    leading: frozenset[str]
    media: frozenset[str]
    journalist: re.Pattern[str]
    organisation: re.Pattern[str]
    outlet: re.Pattern[str]
    compound: re.Pattern[str]
    before_guest: re.Pattern[str]
    after_guest: re.Pattern[str]
    before_host: re.Pattern[str]
    after_host: re.Pattern[str]


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
        media=frozenset(entries(data["media"])),
        journalist=re.compile(rf"(?<!\w)(?:{words('journalists')})(?!\w)", re.IGNORECASE),
        organisation=re.compile(rf"(?:{words('organisations')})", re.IGNORECASE),
        outlet=re.compile(rf"(?:{words('outlets')})", re.IGNORECASE),
        compound=re.compile(
            rf"\w{{3,}}{anyof(word for word in entries(data['outlets']) if len(word) >= 4)}", re.IGNORECASE
        ),
        before_guest=re.compile(
            rf"(?<!\w)(?:{words('before_guest')})\s*[:—–-]?\s*[«„“‘\"*_]*$", re.IGNORECASE
        ),
        after_guest=re.compile(rf"[\s:—–-]*(?:{words('after_guest')})(?!\w)", re.IGNORECASE),
        before_host=re.compile(rf"(?<!\w)(?:{words('before_host')})\s*[:—–-]?\s*[«„“‘\"*_]*$", re.IGNORECASE),
        after_host=re.compile(rf"\s*(?:{words('after_host')})(?!\w)", re.IGNORECASE),
    )
