"""Whether a pattern fits the words around a verb, and which actors it names as source and target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.reading.petrarch.elements import Element, Pattern
from detente.reading.petrarch.phrases import Group
from detente.reading.petrarch.text import Sentence
from detente.reading.petrarch.tokens import adjective
from detente.reading.petrarch.verbs import Code, Verb


@dataclass
class Fit:
    """A pattern that fits: its code, how much it asked for, and the groups it names by their sign (+ $)."""

    code: Code | None
    size: int
    roles: dict[str, Group] = field(default_factory=dict)


@dataclass(frozen=True)
class Around:
    """The words before a verb [first, verb) and behind it [behind, last), with the groups of the sentence."""

    text: Sentence
    groups: Sequence[Group]
    first: int
    verb: int
    behind: int
    last: int
    several: bool


def best(verb: Verb, around: Around) -> Fit | None:
    """The pattern of a verb that asks for most among those that fit; None where none does."""
    found: Fit | None = None
    for pattern, code in verb.patterns:
        fit = _fit(pattern, code, around)
        if fit is not None and (found is None or fit.size > found.size):
            found = fit
    return found


def _fit(pattern: Pattern, code: Code | None, around: Around) -> Fit | None:
    if pattern.several and not around.several:
        return None
    best_fit: Fit | None = None
    for before in pattern.before or ((),):
        for behind in pattern.behind or ((),):
            roles: dict[str, Group] = {}
            if _match(before, around, around.first, around.verb, roles) and _match(
                behind, around, around.behind, around.last, roles
            ):
                size = 2 * (len(before) + len(behind)) + pattern.several
                if best_fit is None or size > best_fit.size:
                    best_fit = Fit(code, size, roles)
    return best_fit


def _match(way: Sequence[Element], around: Around, first: int, last: int, roles: dict[str, Group]) -> bool:
    """Whether the elements stand in order within [first, last); an element not `near` may follow anywhere."""
    if not way:
        return True
    element, rest = way[0], way[1:]
    place = first
    while place < last:
        behind = _one(element, around, place, last)
        if behind is not None:
            mine = dict(roles)
            if element.role in "+$" and element.role:
                mine[element.role] = _group(around, place)  # type: ignore[assignment]
            if _match(rest, around, behind, last, mine):
                roles.update(mine)
                return True
        if element.near and not _skips(element, around.text, place):
            return False
        place += 1
    return False


def _skips(element: Element, text: Sentence, place: int) -> bool:
    """Whether a phrase may hold a word between two that a pattern names."""
    tag = text.tag(place)
    if element.noun:
        return (
            tag in "DAR"
            or tag == "C"
            or (tag == "N" and (adjective(text.word(place)) or text.tag(place - 1) == "C"))
        )
    return tag in "DANR"


def _one(element: Element, around: Around, place: int, last: int) -> int | None:
    """The place behind an element that stands here; None where it does not."""
    if element.role:
        group = _group(around, place)
        return group.last if group is not None and group.last <= last and group.codes else None
    for words in element.words:
        end = place + len(words)
        if end <= last and all(around.text.word(place + i) == word for i, word in enumerate(words)):
            return end
    return None


def _group(around: Around, place: int) -> Group | None:
    """The group that opens at a place, or that stands there behind its article."""
    group = next((g for g in around.groups if g.first <= place < g.last), None)
    opened = group and all(around.text.tag(i) == "D" for i in range(group.first, place))
    return group if opened else None
