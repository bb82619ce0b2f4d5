"""Parties told by a common noun: "the rebels", "government negotiators", "the general", "the envoy".

Whom such a noun means is whoever of that sort was named last: a group for rebels, the state that the page is
about for a government, a person of that office for "the envoy". Nothing is added where nobody fits; rebels
whom a page never names stay a party by that word.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from detente.identity.mention import Mention
from detente.reading.cast import cast
from detente.reading.contacts_chains import Unit
from detente.reading.contacts_find import data
from detente.reading.page import Page


def home(page: Page) -> str | None:
    """The state whose "the government" is, unless told: where the armed groups of a page are at home, else
    the one that the page names most, its people or its places."""
    named = page.of(cast)
    groups = Counter(m.place for m in named if m.kind == "group" and m.place)
    states = groups or Counter(one for m in named if (one := m.state or m.place))
    return states.most_common(1)[0][0] if states else None


_GOVERNMENT = re.compile(
    r"(?:the |The )?(?:government|army|presidency|foreign ministry)(?: \w+)?", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:minister|president|premier|general|colonel|field marshal|governor|secretary)\b", re.IGNORECASE
)


def at_home(page: Page, mention: Mention) -> Mention:
    """The mention, acting for the state at home where it names a government or an office of nobody's."""
    bare = mention.kind == "role" and _GOVERNMENT.fullmatch(mention.text)
    office = mention.kind == "person" and _OFFICE.search(mention.text)
    if mention.side or not (bare or office):
        return mention
    state = page.of(home)
    return msgspec.structs.replace(mention, actor=mention.actor or state, state=state, side=state)


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    nouns = data()["nouns"]
    return {name: re.compile(rf"\b(?:{pattern})\b(?!-)", re.IGNORECASE) for name, pattern in nouns.items()}


def with_nouns(page: Page, start: int, end: int, named: Sequence[Unit]) -> list[Unit]:
    """The units of a sentence with those added that common nouns stand for, where no name covers them.

    A stranger right behind such a noun acts for whom it means ("the opposition leader, X"); a noun right
    before names of groups says no more than they do ("the rebel movements A and B").
    """
    units = list(named)
    for noun in _nouns(page, start, end, named):
        place = bisect_left(units, noun.start, key=lambda unit: unit.start)
        after = units[place] if place < len(units) else None
        beside = after is not None and _BESIDE.fullmatch(page.text, noun.end, after.start)
        if after and beside and after.kind == "person" and not (after.state or after.acts_for):
            units[place] = replace(after, acts_for=noun.acts_for)
        elif not (after and beside and after.kind == "group"):
            units.insert(place, noun)
    return units


_BESIDE = re.compile(r",?\s+(?:(?:the|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+)?")


def _nouns(page: Page, start: int, end: int, taken: Sequence[Unit]) -> list[Unit]:
    found: list[Unit] = []
    for sort in ("rebels", "government", "soldier", "envoy"):
        for match in _patterns()[sort].finditer(page.text, start, end):
            here = match.span()
            if not any(u.start < here[1] and here[0] < u.end for u in (*taken, *found)):
                unit = _meant(page, sort, *here)
                if unit is not None:
                    found.append(unit)
    return found


def _meant(page: Page, sort: str, start: int, end: int) -> Unit | None:
    name = page.text[start:end]
    if sort == "government":
        state = page.of(home)
        return Unit(start, end, state, state, name, "role", None) if state else None
    before = _before(page, start)
    if sort == "rebels":
        groups = [m for m in before if m.kind == "group" or (m.side or "").startswith("group:")]
        if not groups:
            return Unit(start, end, None, None, name, "group", None)
        return Unit(start, end, groups[-1].side, None, name, "group", None, groups[-1].side)
    wanted = _patterns()[f"{sort} named"]
    for mention in reversed(before):
        if mention.kind in ("person", "role") and wanted.search(mention.text):
            return Unit(start, end, mention.actor, mention.state, name, mention.kind, None, mention.side)
    return None


BACK = 200  # mentions back in which the one meant is sought


def _before(page: Page, at: int) -> list[Mention]:
    named = page.of(cast)
    end = bisect_left(named, at, key=lambda mention: mention.start)
    return named[max(0, end - BACK) : end]
