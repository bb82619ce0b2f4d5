"""Actors: persons, states, organisations, groups, with names and dated roles."""

from __future__ import annotations

from typing import Literal

import msgspec

from detente.records.evidence import Made, Span


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A role held, for whom, and when (EDTF, None where not known)."""

    title: str
    state: str | None = None
    organisation: str | None = None
    since: str | None = None
    until: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="actor"):
    """Somebody who can speak or act. `id` is the id parties refer to."""

    id: str
    made: Made
    kind: Literal["person", "state", "organisation", "group"]
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    state: str | None = None
    span: Span | None = None
