"""Who "the two men", "they", "each of them" and "the delegations" are, and who meets where nobody is named.

A report names its parties once and then tells of them together. Words for several are units of their own
(kind "pair"); they stand for the parties of the contact, or of the group of names, told last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from detente.reading.contacts_chains import Chain, Unit
from detente.reading.contacts_find import data
from detente.reading.contacts_found import Found

_WHO = f"(?:{data()['several']})"
_TWO = (
    rf"(?:(?:the|these|those|his|her|its|their|same) ){{0,2}}(?:two|three|four)(?: [\w-]+)??"
    rf" (?:{_WHO}|(?-i:[A-Z])[\w-]+s)"
)
_PAIR = re.compile(
    rf"\b(?:(?:each|both|all|one|either|neither) of (?:them|{_TWO}|the {_WHO})|{_TWO}"
    rf"|(?:both|warring|rival|opposing)(?: [\w-]+)?? {_WHO}"
    rf"|(?:the|these|those) same {_WHO}"
    r"|the (?:two|three|four|pair|parties|sides|delegations|rivals|negotiators|guests)"
    r"(?! (?:of|from|to|for|in)\b)(?!['’-])"
    r"|(?:each|either|neither) (?:side|man|woman|leader|president|delegation|party)"
    r"|(?:that|said) they|they|them|both|each(?! (?:other|of)\b)"
    rf"|their (?:own )?(?:[\w-]+ )?{_WHO}"
    r"|their(?= (?:[\w-]+ ){0,3}(?:meetings?|talks|summits?|encounters?|conversations?|sessions?|rounds?"
    r"|calls?|negotiations)\b))\b(?! (?:said|says|told)\b)",
    re.IGNORECASE,
)
_TWO_ONLY = re.compile(r"\b(?:two|both|pair|each|either|neither)\b", re.IGNORECASE)
_THEY = frozenset({"they", "them", "their", "themselves"})
_AGAIN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|next|last|latest|previous|earlier|further|new|another|final|fresh"
    r"|follow-up|full|more|direct|indirect|formal|opening|closing|additional|resumed|such|three-way|joint)\b(?!\s+(?:act|stage|step|phase|goal|aim)s?\b)"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)


def _inside(unit: Unit, match: re.Match[str]) -> bool:
    """Whether a people is named within words for several: "the two Tajiks"."""
    return unit.kind in ("state", "group") and match.start() < unit.start and unit.end <= match.end()


BACK = 1800  # characters back in which those told last are sought


def with_pairs(text: str, start: int, end: int, found: Sequence[Unit]) -> list[Unit]:
    """The units of a sentence with those added that stand for several; a plural pronoun is one of these."""
    pairs = [
        Unit(match.start(), match.end(), None, None, match[0], "pair", None)
        for match in _PAIR.finditer(text, start, end)
        if not any(
            u.start < match.end() and match.start() < u.end
            for u in found
            if u.kind not in ("pronoun", "role") and not _inside(u, match)
        )
    ]
    own = [
        unit
        for unit in found
        if not (unit.kind == "pronoun" and unit.name.casefold() in _THEY)
        and not any(p.start < unit.end and unit.start < p.end for p in pairs)
    ]
    return sorted([*own, *pairs], key=lambda u: u.start)


@dataclass
class Told:
    """Those told together so far, and how often each side was named."""

    groups: list[tuple[int, list[Unit]]] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)
    units: dict[str, Unit] = field(default_factory=dict)
    first: set[str] = field(default_factory=set)

    def note(self, groups: Sequence[Chain]) -> None:
        """Remember the groups of names of a sentence."""
        for chain in groups:
            units = [u for u in chain.units if u.kind not in ("pair", "pronoun")]
            self.named.update(u.side for u in units)
            self.units.update({u.side: u for u in units if u.side not in self.units or u.kind == "person"})
            if len({u.side for u in units}) > 1:
                self._add(chain.end, units)

    def note_contact(self, found: Found) -> None:
        """Remember who took part in a contact."""
        if len({u.side for u in found.roles.participants}) > 1:
            self._add(found.end, list(found.roles.participants))

    def _add(self, end: int, units: list[Unit]) -> None:
        self.groups.append((end, units))
        self.first = self.first or set(_plain(units)[:2])

    def last(self, at: int, two: bool) -> list[Unit]:
        """Those told together before an offset, mediators left aside: the two told together most and last
        where two are meant, or where no more than two were told last."""
        recent = [units for end, units in self.groups if end <= at and at - end <= BACK]
        if not recent:
            return self._most_named()
        plain = [_plain(units) for units in recent]
        if not two and len(plain[-1]) > 2 and not self.first <= set(plain[-1]):
            return _one_each(recent[-1], plain[-1])
        pairs = Counter[tuple[str, ...]]()
        for place, sides in enumerate(plain):
            for pair in combinations(sorted(sides), 2):
                pairs[pair] += 2 + (place == len(plain) - 1) + 2 * (set(pair) == self.first)
        best = max(pairs, key=lambda pair: pairs[pair] + min(self.named[side] for side in pair), default=())
        units = [unit for units in reversed(recent) for unit in units]
        return _one_each(units, best) if best else []

    def _most_named(self) -> list[Unit]:
        """The two sides named most where none were told together yet; nobody where fewer were named."""
        plain = [side for side, _ in self.named.most_common() if not side.startswith("org:")]
        return [self.units[side] for side in plain[:2]] if len(plain) > 1 else []


def _plain(units: Sequence[Unit]) -> list[str]:
    """The sides of a group but for organisations, which mediate, where two are left without them."""
    sides = list(dict.fromkeys(u.side for u in units))
    plain = [side for side in sides if not side.startswith("org:")]
    return plain if len(plain) > 1 else sides


def _one_each(units: Sequence[Unit], sides: Sequence[str]) -> list[Unit]:
    """One unit for each side, a person before a state."""
    chosen = []
    for side in sides:
        of_side = [u for u in units if u.side == side]
        chosen.append(next((u for u in of_side if u.kind == "person"), of_side[0]))
    return chosen


def settle(text: str, found: Found, told: Told) -> None:
    """Put those meant in the place of words for several, and add who is left unsaid."""
    given = found.roles.participants
    pairs = [u for u in given if u.kind == "pair"]
    own = [u for u in given if u.kind != "pair" and known(u)]
    if pairs:
        meant = told.last(pairs[0].start, bool(_TWO_ONLY.search(pairs[0].name)))
        taken = {u.side for u in own}
        at = pairs[0]
        own += [replace(u, start=at.start, end=at.end) for u in meant if u.side not in taken]
    elif (
        found.trigger.way not in ("visit", "visitnoun", "receive", "discuss", "see")
        and len({u.side for u in own}) < 2
    ):
        own += _unsaid(text, found, own, told)
    found.roles.participants = own


def _unsaid(text: str, found: Found, own: Sequence[Unit], told: Told) -> list[Unit]:
    """Who else takes part in "a further round" or in talks of which one side alone is named."""
    trigger = found.trigger
    before = text[max(found.start, trigger.start - 60) : trigger.start]
    again = trigger.form == "noun" and bool(_AGAIN.search(before))
    meant = told.last(found.start, True)
    sides = {u.side for u in meant}
    if own and own[0].side in sides:
        return [replace(u, start=trigger.start, end=trigger.end) for u in meant if u.side != own[0].side]
    if again or (found.status == "planned" and not own and trigger.form == "noun"):
        return [replace(u, start=trigger.start, end=trigger.end) for u in meant]
    return []


def known(unit: Unit) -> bool:
    """Whether a unit can be a party: somebody of a state or body, or a name or office."""
    return bool(unit.actor or unit.state) or unit.kind in ("person", "role", "group", "organisation")
