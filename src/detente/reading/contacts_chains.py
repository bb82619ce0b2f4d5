"""Groups of names that stand together in a sentence ("Egypt, Qatar and the UN envoy"), and what stands
before them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.identity.mention import Mention
from detente.reading.cast import ACTORS
from detente.reading.contacts_find import data
from detente.records import Level, Party

_TITLES = (
    r"(?:the|his|her|its|their|a|an|both|former|then|new|acting|special|peace|presidential|top|senior"
    r"|deputy|vice|foreign|prime|"
    r"interior|defen[cs]e|envoys?|ministers?|ambassadors?|presidents?|leaders?|king|sheikh|emir"
    r"|sultan|general|gen\.|lt\.|mr\.?|"
    r"dr\.?|mrs\.?|ms\.?|secretary|state|chief|head|chairman|chairperson|chair|commander|negotiators?"
    r"|mediators?|representatives?|"
    r"officials?|delegations?|counterparts?|spokes\w+|diplomats?|of|for|from|to|de facto|ex-|premier"
    r"|chancellor|crown prince|opposition|rebel|guerrilla|separatist|militia|party|movement|armed|government"
    r"|state|bloc|union|council|security|intelligence|army|military|police|"
    r"[A-Z][\w.’'-]*)"
)
_AND = re.compile(
    rf"(?:['’]s?)?\s*(?:\([^()]{{1,40}}\)\s*)?(?:,\s*(?:and|as well as|plus|along with|together with)?"
    rf"|and|as well as|along with|together with|or|&|/|–|—|-|plus)\s*(?:also |with |between"
    rf" )?(?:{_TITLES}[\s,]*){{0,6}}"
)
_SAME = re.compile(rf"(?:['’]s?)?\s*,?\s*(?:{_TITLES}\s*){{0,4}},?\s*")
_PREPOSITION = re.compile(
    r"\b(between|among|amongst|with|by|from|of|to|for|in|at|on|about|over|against|after|before|during"
    r"|under|into|through|including|"
    r"involving|alongside|via|following|toward|towards|without|like|than|despite|since|until|outside"
    r"|near|along|across|around|inside|behind|within|beside)\s+"
    rf"(?:(?:the|both|an?|his|her|its|their|all|some|representatives|delegations?|officials|leaders"
    rf"|envoys|presidents|ministers|"
    rf"foreign|special|senior|top|ambassadors|members|heads|sides|parties|of|from|state|government"
    rf"|governments|(?-i:{_TITLES}))\s+){{0,6}}$",
    re.IGNORECASE,
)


_PLURAL = re.compile(
    r"\b(?:presidents|leaders|ministers|envoys|representatives|delegations|heads|chiefs|negotiators)\b"
)


@dataclass(frozen=True)
class Unit:
    """One actor as a sentence names it: the words may be several mentions in a row ("Russia's envoy Ivan
    Ivanov")."""

    start: int
    end: int
    actor: str | None
    state: str | None
    name: str
    kind: str
    level: Level | None
    acts_for: str | None = None

    @property
    def side(self) -> str:
        """For whom it acts: a state, organisation, group or territory; else itself."""
        return self.state or self.acts_for or self.actor or self.name

    @property
    def party(self) -> Party:
        """The party this unit stands for."""
        return Party(name=self.name, actor=self.actor, state=self.state)


@dataclass(frozen=True)
class Chain:
    """Units joined by commas, "and" or a dash; `before` is the preposition in front, "" where there is
    none."""

    units: tuple[Unit, ...]
    before: str

    @property
    def start(self) -> int:
        """Where the first unit begins."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Where the last unit ends."""
        return self.units[-1].end


@functools.cache
def _levels() -> list[tuple[Level, re.Pattern[str]]]:
    return [
        (level, re.compile(rf"\b{pattern}\b", re.IGNORECASE)) for level, pattern in data()["levels"].items()
    ]


def level_in(words: str) -> Level | None:
    """The level that words such as "presidents of" or "delegations from" name; the last one in them
    counts."""
    best: tuple[int, Level] | None = None
    for level, pattern in _levels():
        for match in pattern.finditer(words):
            if best is None or match.end() > best[0]:
                best = (match.end(), level)
    return best[1] if best else None


def units(text: str, mentions: Sequence[Mention]) -> list[Unit]:
    """The actors of a sentence: overlapping mentions reduced to the longest, title and name taken
    together."""
    longest: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.kind in ACTORS and (not longest or mention.start >= longest[-1].end):
            longest.append(mention)
    found: list[Unit] = []
    for mention in longest:
        unit = _sent_by(text, _unit(mention))
        last = found[-1] if found else None
        if last and _one_actor(text, last, unit):
            found[-1] = Unit(
                last.start,
                unit.end,
                unit.actor or last.actor,
                unit.state or last.state,
                unit.name,
                unit.kind,
                unit.level or last.level,
                unit.acts_for or last.acts_for,
            )
        else:
            found.append(unit)
    return found


def _unit(mention: Mention) -> Unit:
    level: Level | None = mention.level  # type: ignore[assignment]
    actor, state, side = mention.actor, mention.state, mention.side
    return Unit(mention.start, mention.end, actor, state, mention.text, mention.kind, level, side)


_HIS_MAN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:envoys?|emissar(?:y|ies)|(?:special )?representatives?|(?:foreign"
    r" )?ministers?|negotiators?|"
    r"aides?|advis[eo]rs?|team|delegation|spokes\w+|ambassador|mediators?)\b"
)


def _sent_by(text: str, unit: Unit) -> Unit:
    """ "The king's envoy" is not the king: somebody unnamed who acts for the same state."""
    sent = _HIS_MAN.match(text, unit.end) if unit.kind in ("person", "role", "pronoun") else None
    if sent is None:
        return unit
    name = text[unit.start : sent.end()]
    return Unit(unit.start, sent.end(), None, unit.state, name, "role", level_in(sent[0]), unit.acts_for)


def _one_actor(text: str, a: Unit, b: Unit) -> bool:
    """True for "Russia's" + "President Putin", "foreign minister" + "Sergei Lavrov"; never for two names
    in a list."""
    gap = text[a.end : b.start]
    if len(gap) > 40 or ("," in gap and a.kind not in ("role", "person")):
        return False
    if not _SAME.fullmatch(gap) or re.search(r"\band\b", gap):
        return False
    if a.kind in ("state", "organisation", "group") and b.kind in ("person", "role", "organisation"):
        return "," not in gap and (
            b.state is None or a.state is None or b.state == a.state or b.kind == "organisation"
        )
    if {a.kind, b.kind} == {"role", "person"}:
        return a.state is None or b.state is None or a.state == b.state
    return False


def chains(text: str, start: int, found: Sequence[Unit]) -> list[Chain]:
    """The groups of units in a sentence that begins at `start`, in order."""
    groups: list[list[Unit]] = []
    for unit in found:
        gap = text[groups[-1][-1].end : unit.start] if groups else ""
        if groups and len(gap) <= 90 and _AND.fullmatch(gap):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [_chain(text, start, group) for group in groups]


def _chain(text: str, start: int, group: list[Unit]) -> Chain:
    before = text[max(start, group[0].start - 80) : group[0].start]
    preposition = _PREPOSITION.search(before)
    said = level_in(before[preposition.start() :] if preposition else before[-40:])
    first = group[0]
    if first.kind == "role" and first.level and _PLURAL.search(first.name):
        said = first.level
    if said:
        group = [replace(u, level=u.level or said) for u in group]
    return Chain(tuple(group), preposition[1].lower() if preposition else "")
