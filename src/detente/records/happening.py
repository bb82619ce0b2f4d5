"""Events, contacts and tallies: what parties do."""

from __future__ import annotations

from typing import Literal

import msgspec

from detente.records.evidence import Made, Span
from detente.records.party import Party, Place

Status = Literal["occurred", "planned", "proposed", "demanded", "denied", "hypothetical", "counterfactual"]
Medium = Literal["in_person", "phone", "video", "letter"]
Level = Literal["leader", "minister", "envoy", "delegation", "expert"]


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="event"):
    """One PLOVER event: who did what to whom; `type` is a PLOVER root (CONSULT, SANCTION, ...)."""

    id: str
    span: Span
    made: Made
    type: str
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    date: str | None = None
    place: Place | None = None
    status: Status = "occurred"
    according_to: Party | None = None


class Contact(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="contact"):
    """Parties in touch: who with whom, how, at which level, where, when (an EDTF date, local to the place).

    `level` is the lowest level that took part on either side; parallel to `participants` are `levels`, one
    each where readable, and `sides`, for whom each acts: the state (ISO 3166-1 alpha-3), else the
    organisation, armed group or territory by its id. `format` is a word such as summit, visit, call, talks;
    `ordinal` is what the report calls it ("the fifth visit": 5); `official` is False for a contact that the
    report says was never announced or confirmed.
    """

    id: str
    span: Span
    made: Made
    participants: tuple[Party, ...]
    medium: Medium | None = None
    level: Level | None = None
    levels: tuple[Level | None, ...] = ()
    sides: tuple[str | None, ...] = ()
    format: str | None = None
    host: Party | None = None
    place: Place | None = None
    date: str | None = None
    status: Status = "occurred"
    ordinal: int | None = None
    official: bool | None = None
    according_to: Party | None = None


class TallyPart(msgspec.Struct, frozen=True, kw_only=True):
    """One addend of a tally: "five visits by special envoys" is count 5 of that."""

    count: int
    what: str
    span: Span


class Tally(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="tally"):
    """A count that a text claims, with the parts it gives for it.

    `ordinal` is True for "the 12th"; `consistent` says whether the parts add up to the total, None
    where the text gives no parts. `parties` are those whose contacts are counted.
    """

    id: str
    span: Span
    made: Made
    total: int
    unit: str
    ordinal: bool = False
    parts: tuple[TallyPart, ...] = ()
    consistent: bool | None = None
    parties: tuple[Party, ...] = ()
    claimed_by: Party | None = None
    date: str | None = None
