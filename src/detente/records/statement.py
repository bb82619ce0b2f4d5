"""Statements, positions, venue stances and signals: what parties say."""

from __future__ import annotations

from typing import Literal

import msgspec

from detente.records.evidence import Made, Span
from detente.records.party import Party, Place

Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "demand", "offer", "promise", "threaten", "accept", "reject", "deny", "predict", "concede"
]
Certainty = Literal["certain", "probable", "possible"]
Polarity = Literal["positive", "negative"]
Stance = Literal["offers", "suggests", "accepts", "refuses", "evades"]
VenueRole = Literal["host", "mediator"]


class Statement(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="statement"):
    """Somebody's words: who said it (source), the verb that says so (cue), and what was said (content).

    `content` may be discontinuous; `nested_in` is the id of the statement inside which this one is quoted.
    """

    id: str
    span: Span
    made: Made
    content: tuple[Span, ...]
    source: Party | None = None
    source_span: Span | None = None
    cue: Span | None = None
    form: Form = "indirect"
    act: Act = "assert"
    condition: Span | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    issue: str | None = None
    nested_in: str | None = None
    date: str | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="position"):
    """Where an actor stands on an issue, in one place of one document.

    `stance` is one of demands, offers, accepts, rejects, supports, opposes, drops, softens.
    `valid_from` is the EDTF date of the utterance; `statement` the id of the statement it rests on.
    """

    id: str
    span: Span
    made: Made
    actor: Party | None
    issue: str
    stance: str
    condition: Span | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    statement: str | None = None


class VenueStance(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="venue_stance"):
    """A party's word on a place for talks; `role` is host or mediator; `reservation` what speaks against."""

    id: str
    span: Span
    made: Made
    party: Party | None
    place: Place
    stance: Stance
    role: VenueRole = "host"
    date: str | None = None
    reservation: Span | None = None


class Signal(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="signal"):
    """A sign of where things go, as a document names it or as a rule finds it.

    `kind` is a short code of the signal catalogue (no_new_sanctions, demand_dropped ...), "other" when the
    document calls it a sign and the catalogue has no name for it.
    """

    id: str
    span: Span
    made: Made
    kind: str
    actor: Party | None = None
    date: str | None = None
    announced_by: Span | None = None
