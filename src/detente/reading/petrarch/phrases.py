"""Noun phrases and lists of them, with the codes of the actors in them.

A phrase is a run of nouns, articles and possessives; "of", and behind an agent "from", "in" or "at", carries
on
("soldiers from Gondor"); commas and "and" make lists, over which an agent is shared ("ambassadors of A, B
and C").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.reading.petrarch.agents import Agent
from detente.reading.petrarch.forms import listed
from detente.reading.petrarch.text import Sentence
from detente.reading.petrarch.tokens import adjective

INSIDE = "DNA"
CARRIES = ("FROM", "IN", "AT", "WITHIN", "INSIDE")


@dataclass
class Phrase:
    """Words [first, last): the first actor's code and the agents, in order; `bare` where no article opens
    it."""

    first: int
    last: int
    code: str = ""
    agents: list[Agent] = field(default_factory=list)
    bare: bool = True
    leads: bool = False  # the agents come first and the actor behind a preposition

    @property
    def telling(self) -> bool:
        """Whether it says anything about an actor."""
        return bool(self.code or self.agents)


@dataclass(frozen=True)
class Group:
    """A phrase or a list of phrases at the words [first, last), and the actors it codes to."""

    first: int
    last: int
    codes: tuple[str, ...]

    @property
    def several(self) -> bool:
        """Whether it names more than one actor."""
        return len(self.codes) > 1


def _chunk(text: Sentence, place: int) -> Phrase | None:
    """The phrase that opens at a place, without what prepositions add."""
    at = place
    phrase = Phrase(place, place, bare=text.tag(place) != "D")
    while at < len(text.tokens):
        if at > place and text.word(at - 1) in listed("days") and text.tag(at) != "A":
            break  # "on Monday Tuland did"
        named = text.named.get(at)
        if named is not None:
            if named.agent is not None:
                phrase.agents.append(named.agent)
            elif named.code and not phrase.code:
                phrase.code = named.code
            at = named.last
            continue
        tag = text.tag(at)
        if not tag or not (_opens(text, at) if at == place else _goes_on(text, at, tag)):
            break
        at += 1
    phrase.last = at
    return phrase if at > place else None


def _opens(text: Sentence, at: int) -> bool:
    return text.tag(at) in INSIDE


def _goes_on(text: Sentence, at: int, tag: str) -> bool:
    """Whether a phrase that has begun holds this word too."""
    before = text.tag(at - 1)
    if tag == "D":
        return before in "DA"
    if tag == "R":
        return before == "D" and text.tag(at + 1) == "N"
    if tag == "V":
        return before == "D" and at not in text.verbs
    if tag == "C":  # "awful and evil"
        return adjective(text.word(at - 1)) and text.tag(at + 1) in ("N", "R")
    return tag in INSIDE


def _phrase(text: Sentence, place: int) -> Phrase | None:
    phrase = _chunk(text, place)
    while phrase is not None and text.tag(phrase.last) == "P":
        link = text.word(phrase.last)
        carries = link == "OF" or (link in CARRIES and phrase.agents and not phrase.code)
        more = _chunk(text, phrase.last + 1) if carries else None
        if more is None or (link != "OF" and not more.code):
            break
        if not phrase.code:
            phrase.leads = bool(phrase.agents and more.code)
            phrase.code = more.code
            phrase.agents += more.agents if more.code else []
        elif link == "OF" and not phrase.telling:
            phrase.agents += more.agents
        phrase.last = more.last
    return phrase


def _list(text: Sentence, place: int) -> list[Phrase]:
    """The phrases of a list that opens at a place; one, where it is none."""
    first = _phrase(text, place)
    if first is None:
        return []
    members, commas = [first], False
    while True:
        at = members[-1].last
        comma = text.tag(at) == ","
        joined = text.tag(at + comma) == "C" and text.word(at + comma) in ("AND", "OR", "NOR", "PLUS")
        if not comma and not joined:
            break
        more = _phrase(text, at + comma + joined)
        if more is None or (comma and not more.telling):
            break
        if joined and text.tag(more.last) in ("V", "M", "B", "H") and comma and not commas:
            break  # ", and B did": a clause of its own
        if joined and len(members) == 1 and _own(text, place, more.last):
            break  # "A met B and C praised D"
        members.append(more)
        commas = commas or comma
        if joined:
            return members
    return members[:1]


def _own(text: Sentence, place: int, last: int) -> bool:
    """Whether what follows "and" is the subject of the next verb, not one more object of the verb before."""
    at = place - 1
    return (
        text.tag(at) == "V"
        and text.word(at) not in listed("thinking")
        and text.tag(last) in ("V", "M", "B", "H")
    )


def _unknown(text: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase holds a name that no dictionary has."""
    inside = {i for n in text.named.values() for i in range(n.first, n.last)}
    return any(
        text.tokens[i].shape[:1].isupper() and i not in inside and i
        for i in range(phrase.first, phrase.last)
        if text.tag(i) == "N"
    )


def _share(text: Sentence, members: Sequence[Phrase]) -> None:
    """Agents and actors that stand once for all members of a list."""
    first, last = members[0], members[-1]
    if first.leads and not any(m.agents for m in members[1:]):  # "ambassadors of A, B and C"
        for member in members[1:]:
            member.agents = list(first.agents)
    elif last.agents and last.code and last.bare and all(m.code and not m.agents for m in members[:-1]):
        for member in members[:-1]:
            member.agents = list(last.agents)
    if last.leads:  # "the president and the foreign minister of A"
        for member in members[:-1]:
            member.code = member.code or (last.code if member.agents else "")
    for member in members[1:]:
        if member.agents and not member.code and member.bare and not _unknown(text, member):
            member.code = first.code


def joined(code: str, agents: Sequence[Agent]) -> str:
    """The actor's code with those of its agents, none twice: ARN + GOV = ARNGOV."""
    for agent in agents:
        if agent.code in _units(code):
            continue
        code = agent.code + code if agent.before else code + agent.code
    return code


def _units(code: str) -> set[str]:
    """The three-letter steps of a code, and runs of two of them."""
    steps = [code[i : i + 3] for i in range(0, len(code), 3)]
    return {*steps, *("".join(steps[i : i + 2]) for i in range(len(steps)))}


def groups(text: Sentence) -> list[Group]:
    """The phrases and lists of a sentence, in order, none overlapping."""
    found: list[Group] = []
    place = 0
    while place < len(text.tokens):
        members = _list(text, place)
        if not members:
            place += 1
            continue
        if len(members) > 1:
            _share(text, members)
        codes = dict.fromkeys(joined(m.code, m.agents) for m in members if m.code)
        found.append(Group(members[0].first, members[-1].last, tuple(codes)))
        place = members[-1].last
    return found
