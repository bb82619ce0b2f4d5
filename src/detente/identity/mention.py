"""A mention: one stretch of text that names an actor or a place, with the reason for the reading."""

from __future__ import annotations

import msgspec


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One name, role, pronoun or place in a text, and who it is taken to be.

    Attributes
    ----------
    start, end: Unicode code points in the text, end exclusive.
    text: the characters between them.
    actor: our id ("RUS" for a state, "person:...", "org:...", "group:...", "territory:..."), or None where
        nobody can be named (a bare place, "both sides").
    kind: "state", "person", "organisation", "group", "role", "pronoun" or "place".
    state: ISO 3166-1 alpha-3 of the state it speaks or acts for; None if there is none, or it is a place.
    place: ISO3 of the state it lies in, if it can be read as a place.
    place_name: the place as gazetteers call it ("Geneva"), or None.
    certain: False where another reading is nearly as good; then `candidates` holds the actors it may be.
    why: the sentence that explains the reading.
    role: canonical office or function ("president", "foreign minister", "special envoy", "foreign ministry").
    side: for whom it acts: the state, else the organisation, armed group or territory by its id; None if
        it is not told.
    level: "leader", "minister", "envoy", "delegation", "expert" or None.
    """

    start: int
    end: int
    text: str
    actor: str | None
    kind: str
    state: str | None = None
    place: str | None = None
    place_name: str | None = None
    certain: bool = True
    candidates: tuple[str, ...] = ()
    why: str = ""
    role: str | None = None
    level: str | None = None
    side: str | None = None
