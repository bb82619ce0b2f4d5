"""How positions moved: demands raised, kept, softened, dropped; refusals that became acceptances.

A movement is a dated step between two words of one party on one issue, and shows both quotes. Silence is no
movement: a demand not heard again is "not repeated since", no more. A demand that is said to have been
dropped belongs to the party that raised it, whoever tells of it. A position that is less likely right than
not makes no step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.questions.casebook import Casebook
from detente.questions.names import called
from detente.questions.probable import probable
from detente.records import Party, Position
from detente.records.dates import bounds

GIVING = frozenset({"drops", "softens"})
FOR, AGAINST = frozenset({"accepts", "supports", "offers"}), frozenset({"rejects", "opposes"})


@dataclass(frozen=True)
class Movement:
    """One step: `before` is None where the position is the first of its lane."""

    date: str | None
    party: Party | None
    issue: str
    kind: str
    before: Position | None
    after: Position


def dated(book: Casebook, position: Position) -> str | None:
    """The day of a position: its own, or its document's."""
    return position.valid_from or book.published(position.span)


def lanes(book: Casebook) -> dict[tuple[str, str], list[Position]]:
    """Positions by issue and party, each lane by date. A lane without a party has the key ""."""
    taken = [each for each in book.all(Position) if book.within(dated(book, each))]
    demanders: dict[str, set[str]] = defaultdict(set)
    for each in taken:
        if each.stance == "demands" and each.actor:
            demanders[each.issue].add(key_of(each.actor))
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for each in taken:
        found[each.issue, _lane(each, demanders[each.issue])].append(each)
    for lane in found.values():
        lane.sort(key=lambda each: _day(book, each))
    return dict(sorted(found.items()))


def movements(book: Casebook) -> list[Movement]:
    """Every step on every lane, by date."""
    steps = [
        step
        for (issue, _), lane in lanes(book).items()
        for step in _steps(book, issue, [each for each in lane if probable(each)])
    ]
    return sorted(steps, key=lambda step: (step.date or "9999", step.issue))


def not_repeated(book: Casebook) -> list[Position]:
    """The last demand of each lane that ends in a probable one, where its party has spoken again since.

    A later demand that is hardly sure breaks the silence all the same.
    """
    spoken: dict[str, str] = {}
    for position in book.all(Position):
        if position.actor and (date := dated(book, position)):
            key = key_of(position.actor)
            spoken[key] = max(spoken.get(key, ""), date)
    last = [lane[-1] for lane in lanes(book).values() if lane[-1].stance == "demands"]
    return [
        each
        for each in last
        if each.actor and probable(each) and spoken.get(key_of(each.actor), "") > (dated(book, each) or "")
    ]


def key_of(party: Party) -> str:
    """The state a party speaks for, else its actor id, else its name: who a position belongs to."""
    return party.state or party.actor or party.name


def name_of(party: Party | None) -> str | None:
    """What the holder of a position is called."""
    if party is None:
        return None
    return called(party.actor, [party.name]) if party.actor else party.name


def _lane(position: Position, demanders: set[str]) -> str:
    own = key_of(position.actor) if position.actor else ""
    if position.stance in GIVING and own not in demanders and len(demanders) == 1:
        return next(iter(demanders))
    return own


def _day(book: Casebook, position: Position) -> tuple[str, str, int]:
    date = dated(book, position)
    return (bounds(date)[0].isoformat() if date else "9999", position.span.document, position.span.start)


def _steps(book: Casebook, issue: str, lane: Sequence[Position]) -> Iterator[Movement]:
    first = lane[0].actor if lane else None
    party = next((each.actor for each in lane if each.actor and each.stance not in GIVING), first)
    before: Position | None = None
    for after in lane:
        kind = _kind(before, after)
        if kind is not None:
            yield Movement(dated(book, after), party, issue, kind, before, after)
        before = after


def _kind(before: Position | None, after: Position) -> str | None:
    if after.stance == "drops" and before is not None and before.stance == "drops":
        return None
    if after.stance in GIVING:
        return {"drops": "dropped", "softens": "softened"}[after.stance]
    if before is None:
        return "raised" if after.stance == "demands" else None
    if before.stance == after.stance:
        return "kept" if after.stance == "demands" else None
    if after.stance == "demands":
        return "raised again" if before.stance in GIVING else "raised"
    if before.stance in AGAINST and after.stance in FOR:
        return "conceded"
    if before.stance in FOR and after.stance in AGAINST:
        return "withdrawn"
    return None
