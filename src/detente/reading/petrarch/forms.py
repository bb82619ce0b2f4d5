"""The forms of English verbs: regular ones by rule, the irregular ones from `data/petrarch.yaml`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).parent.parent / "data" / "petrarch.yaml"
VOWELS = "AEIOU"


@functools.cache
def words() -> dict[str, Any]:
    """The word lists of the data file."""
    data: dict[str, Any] = yaml.safe_load(_DATA.read_text("utf-8"))
    return data


@functools.cache
def listed(name: str) -> frozenset[str]:
    """One list of the data file, in capitals."""
    return frozenset(word.upper() for word in str(words()[name]).split())


@functools.cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Base form to past tense and past participle, in capitals."""
    rows = [line.split() for line in str(words()["irregular"]).splitlines() if line.strip()]
    return {row[0].upper(): tuple(form.upper() for form in row[1:]) for row in rows}


@functools.cache
def participles() -> frozenset[str]:
    """Past participles that do not end in -ed."""
    return frozenset(forms[-1] for forms in irregular().values())


@functools.cache
def pasts() -> frozenset[str]:
    """Past tenses that do not end in -ed."""
    return frozenset(form for forms in irregular().values() for form in forms)


def forms_of(base: str) -> set[str]:
    """The forms of a verb given by its base form, in capitals: "CRY" gives CRIES, CRIED, CRYING."""
    if base.endswith("E"):
        regular = {base + "S", base + "D", base[:-1] + "ING"}
        if base.endswith("IE"):
            regular = {base + "S", base + "D", base[:-2] + "YING"}
    elif base.endswith("Y") and base[-2:-1] not in VOWELS:
        regular = {base[:-1] + "IES", base[:-1] + "IED", base + "ING"}
    elif base.endswith(("S", "X", "Z", "CH", "SH")):
        regular = {base + "ES", base + "ED", base + "ING"}
    else:
        regular = {base + "S", base + "ED", base + "ING"}
        if base[-1:] not in VOWELS + "WXY" and base[-2:-1] in VOWELS and base[-3:-2] not in VOWELS:
            regular |= {base + base[-1] + "ED", base + base[-1] + "ING"}
    if base in irregular():
        past = {base + "ED", base[:-1] + "ED", base + "D", base + base[-1] + "ED"}
        regular = (regular - past) | set(irregular()[base])
    return regular
