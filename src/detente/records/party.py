"""Parties and places as records name them."""

from __future__ import annotations

import msgspec


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who: the name as written, our actor id, and the ISO 3166-1 alpha-3 state it speaks or acts for.

    `actor` is "RUS" for a state, "person:vladimir-putin", "org:united-nations", "group:..." else;
    None where it could not be told, never guessed.
    """

    name: str
    actor: str | None = None
    state: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where: the name as written and the ISO 3166-1 alpha-3 state it lies in, when known."""

    name: str
    iso3: str | None = None
