"""Made-up names of people and papers, with their cases in Russian and Ukrainian."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any


def listed(text: str) -> list[str]:
    """The entries of a pool, as written."""
    return [entry.strip() for entry in text.split(" / ") if entry.strip()]


@dataclass(frozen=True)
class Person:
    """A made-up person: `cases` are the whole name in oblique cases, where the language has them."""

    first: str
    last: str
    woman: bool
    cases: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True)
class Paper:
    """A made-up outlet, with its cases (genitive, dative, instrumental, prepositional)."""

    name: str
    quoted: bool = False
    cases: tuple[str, ...] = ()
    article: bool = False
    """True where the language puts an article before it that is no part of the name."""


def person(pools: dict[str, Any], language: str, pick: random.Random) -> Person:
    """A person of a language."""
    own = pools[language]
    if "first" in own:
        first, sex = pick.choice(listed(own["first"])).split()
        return _slavic(first, pick.choice(listed(own["last"])), sex == "f", language)
    woman = pick.random() < 0.5
    names = pools["names"]
    first = pick.choice(names["f" if woman else "m"].split()) if pick.random() < 0.6 else _made(names, pick)
    last = _made(names, pick)
    shape = pick.random()
    if shape < 0.08:
        last = f"{_made(names, pick)}-{last}"
    elif shape < 0.14:
        last = f"{_made(names, pick)} {last}"
    elif shape < 0.2:
        last = pick.choice(("al-", "de ", "van ", "Ould ", "bin ", "O’", "el-", "von ", "da ")) + last
    elif shape < 0.28:
        last = f"{_made(names, pick)} {pick.choice(('del', 'de', 'van der', 'el', 'bin', 'da', 'Ould', 'von'))} {last}"  # noqa: E501
    elif shape < 0.3:
        first = f"{first} {pick.choice(('Sheikh', 'Chief', 'Prince', 'Hajj', 'King', 'Major', 'Dean', 'Bishop', 'Judge'))}"  # noqa: E501
    elif shape < 0.34:
        first = f"{first} {_made(names, pick)}"
    elif shape < 0.36:
        last = f"{last} {pick.choice(('II', 'Jr', 'III'))}"
    elif shape < 0.4:
        first, last = "", first if pick.random() < 0.5 else last
    elif shape < 0.44:
        first = f"{first} {pick.choice('ABCDEFGHJKLMNPRSTW')}."
    return Person(first, last, woman)


def _made(names: dict[str, str], pick: random.Random) -> str:
    middle = pick.choice(names["middles"].split()) if pick.random() < 0.8 else ""
    vowel = pick.choice("aeiou") if middle and pick.random() < 0.3 else ""
    return (
        pick.choice(names["starts"].split()) + middle + vowel + pick.choice(names["ends"].split())
    ).capitalize()


def place_name(pools: dict[str, Any], pick: random.Random) -> str:
    """A place of one or two words that could be taken for a name."""
    made = _made(pools["names"], pick)
    form = pick.choice(
        (
            "{}",
            "{} {}",
            "São {}",
            "Port {}",
            "{} Street",
            "New {}",
            "{} Bay",
            "Santa {}",
            "{} Hill",
            "Bab el-{}",
            "{} al-{}",
        )
    )
    return form.replace("{}", made, 1).replace("{}", _made(pools["names"], pick), 1)


def _slavic(first: str, last: str, woman: bool, language: str) -> Person:
    if woman:
        stem = first[:-1] if first[-1] in "аяь" else first
        soft = first[-1] in "яь"
        own = {
            "i": stem + ("ей" if soft else "ой"),
            "g": stem + ("и" if soft or stem[-1] in "гкх" else "ы"),
            "d": stem + ("и" if soft else "е"),
        }
        if last.endswith("ский"):
            last = last[:-2] + "ая"
        elif last.endswith(("ов", "ев", "ёв", "ин")):
            last += "а"
        oblique = (
            last[:-1] + "ой"
            if last.endswith("ва") or last.endswith("на")
            else last[:-2] + "ой"
            if last.endswith("ая")
            else last
        )
        family = {"i": oblique, "g": oblique, "d": oblique}
    else:
        own = {"i": first + "ом", "g": first + "а", "d": first + "у"}
        if last.endswith("ский"):
            family = {"i": last[:-1] + "м", "g": last[:-2] + "ого", "d": last[:-2] + "ому"}
        elif last.endswith(("ов", "ев", "ёв", "ин")):
            family = {"i": last + "ым", "g": last + "а", "d": last + "у"}
        elif last.endswith("о"):
            family = (
                {"i": last + "м", "g": last[:-1] + "а", "d": last[:-1] + "у"}
                if language == "uk"
                else dict.fromkeys("igd", last)
            )
        else:
            family = {"i": last + "ом", "g": last + "а", "d": last + "у"}
    return Person(first, last, woman, {case: f"{own[case]} {family[case]}" for case in "igd"})


def paper(pools: dict[str, Any], language: str, pick: random.Random) -> Paper:
    """An outlet of a language, often of one unknown word."""
    own, english = pools[language], pools["en"]
    form = pick.choice(listed(own["outlets"]))
    if form.startswith("q:"):
        name, *cases = form[2:].split(",")
        return Paper(name, True, tuple(cases))
    lower = form.startswith("l:")
    form = form.removeprefix("l:")
    near = pick.choice(listed(own["places"])).split(",")[0]
    area = pick.choice(
        (
            near,
            _made(pools["names"], pick),
            _made(pools["names"], pick),
            pick.choice(
                [
                    "North",
                    "South",
                    "East",
                    "West",
                    "Inland",
                    "Pacific",
                    "Silk",
                    "Northern",
                    "Upper",
                    "Lower",
                    "Old",
                    "Blue",
                    "Grey",
                    "Open",
                    "Second",
                    "Common",
                    "Inner",
                    "Outer",
                    "Free",
                    "Long",
                    "Salt",
                    "Amber",
                    "Iron",
                    "Twin",
                ]
            ),
        )
    )
    if language not in ("en", "es", "fr", "de", "tr"):
        area = _made(pools["names"], pick)
    filled = (
        form.replace("{N}", area)
        .replace("{M}", pick.choice(listed(own.get("second", english["second"]))))
        .replace("{N2}", pick.choice(pools["names"]["areas"].split()))
        .replace(
            "{A}", "".join(pick.choice("ABCDEFGHIKLMNOPRSTVZ") for _ in range(pick.choice((2, 3, 3, 4))))
        )
        .replace("{D}", str(pick.randint(2, 24)))
    )
    return Paper(filled.lower() if ".org" in filled or ".info" in filled else filled, article=lower)
