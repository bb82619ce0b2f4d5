"""Patterns: the words, actors and places around a verb, in order, as the dictionaries write them.

`*` the verb; `{A B}` a noun phrase that ends in B; `(ON A)` a preposition and its noun; `A_B` words side by
side;
`&NAME` any word of a set; `+` the target, `$` the source, `^` an actor passed over, `%` several actors as
subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from detente.reading.petrarch.lines import Words, plurals, words_of

Sets = dict[str, list[str]]
_PART = re.compile(r"[{}()]|[^\s{}()]+")
ROLES = "+$^%"


@dataclass(frozen=True)
class Element:
    """One place in a pattern: any of some words, or an actor in a role; `near` the one before it, as in a
    phrase; `noun` where it follows in a noun phrase."""

    words: tuple[Words, ...] = ()
    role: str = ""
    near: bool = False
    noun: bool = False


@dataclass(frozen=True)
class Pattern:
    """What stands before the verb and behind it; `several` asks for more than one actor as the subject."""

    before: tuple[tuple[Element, ...], ...]
    behind: tuple[tuple[Element, ...], ...]
    several: bool = False

    @property
    def size(self) -> int:
        """How much a pattern asks for: the more, the earlier it is tried."""
        sides = (side for side in (self.before, self.behind))
        return sum(min(len(way) for way in side) for side in sides if side) + self.several


def _expand(part: str, sets: Sets, seen: tuple[str, ...] = ()) -> list[str]:
    """The words that a part stands for, sets within sets followed."""
    key = part.upper()
    if not key.startswith("&"):
        return [part]
    names = [key] if key in sets else [key.rstrip("S"), key.rstrip("_")]
    members = next((sets[name] for name in names if name in sets), [])
    if key in seen:
        return []
    return [deep for member in members for deep in _expand(member, sets, (*seen, key))]


def _forms(part: str) -> tuple[Words, ...]:
    """A word as it may stand in the text: as it is and, unless it ends in _, in the plural."""
    words = words_of(part)
    if not words:
        return ()
    made = [] if part.endswith("_") else [(*words[:-1], last) for last in sorted(plurals(words[-1]))]
    return (words, *made)


def _elements(body: str, sets: Sets) -> list[tuple[Element, ...]]:
    """Each way to read one side of a pattern; there are several where a set holds phrases."""
    ways: list[list[Element]] = [[]]
    depth = ""
    first = True
    for part in _PART.findall(body):
        if part in "{(":
            depth, first = part, True
            continue
        if part in "})":
            depth, first = "", True
            continue
        near = bool(depth) and not first
        first = False
        if part in ROLES:
            options: list[tuple[Element, ...]] = [(Element(role=part, near=near),)]
        else:
            options = _options(part, sets, near, depth == "{")
        ways = [[*way, *option] for way, option in product(ways, options)]
    return [tuple(way) for way in ways]


def _options(part: str, sets: Sets, near: bool, noun: bool) -> list[tuple[Element, ...]]:
    phrases = [word for word in _expand(part, sets) if word.startswith(("(", "{"))]
    plain = [word for word in _expand(part, sets) if not word.startswith(("(", "{"))]
    words = tuple(form for word in plain for form in _forms(word))
    found: list[tuple[Element, ...]] = [(Element(words=words, near=near, noun=noun),)] if words else []
    for phrase in phrases:
        found += _elements(phrase, {})
    return found or [(Element(words=(("\0",),)),)]  # a set without words: nothing matches


def read_pattern(body: str, sets: Sets) -> Pattern:
    """The pattern of one line, without its dash and code."""
    before, _, behind = body.strip().lstrip("-").partition("*")
    several = "%" in body
    sides: Sequence[tuple[tuple[Element, ...], ...]] = [
        tuple(_elements(side.replace("%", " "), sets)) for side in (before, behind)
    ]
    return Pattern(sides[0], sides[1], several)
