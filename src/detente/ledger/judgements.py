"""Judgements: what an analyst decided about records, and what follows for the view.

A judgement is a value {"act", "what", "of", "value"}: change (value: fields), reject, merge (value: into),
split (value: into, records), link, undo, or any act a question defines for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from detente.ledger.chain import Entry


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement with who made it, when and why. `of` are the ids it is about, `what` their kind."""

    seq: int
    at: str
    act: str
    what: str
    of: tuple[str, ...]
    author: str
    value: dict[str, Any] = {}
    reason: str | None = None
    supersedes: int | None = None

    @classmethod
    def of_entry(cls, entry: Entry) -> Judgement:
        """The judgement that an entry of that kind holds."""
        value = entry.value()
        return cls(
            seq=entry.seq,
            at=entry.at,
            act=value["act"],
            what=value["what"],
            of=tuple(value["of"]),
            author=entry.author,
            value=value.get("value") or {},
            reason=entry.reason,
            supersedes=entry.supersedes,
        )


class Rules:
    """What the judgements in force do to records, worked out once for a view."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.judgements = judgements
        self.rejected = frozenset(id for j in judgements if j.act == "reject" for id in j.of)
        self._changes: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._renames: dict[str, str] = {}
        self._splits: dict[str, dict[str, str]] = defaultdict(dict)
        for judgement in judgements:
            self._take(judgement)

    def _take(self, judgement: Judgement) -> None:
        if judgement.act == "change":
            for id in judgement.of:
                self._changes[id].append(judgement.value)
        elif judgement.what == "actor" and judgement.act == "merge":
            into = judgement.value["into"]
            self._renames.update({id: into for id in judgement.of if id != into})
            self._renames.pop(into, None)
        elif judgement.what == "actor" and judgement.act == "split":
            for record in judgement.value["records"]:
                self._splits[record][judgement.of[0]] = judgement.value["into"]

    def changed(self) -> Iterable[str]:
        """Ids of records with a field changed."""
        return self._changes

    def touches(self, subject: str | None, payload: str) -> bool:
        """True where a record has to be worked over: changed itself, or naming an actor that was."""
        if subject in self._changes or subject in self._splits:
            return True
        return bool(self._renames) and any(f'"{old}"' in payload for old in self._renames)

    def apply(self, subject: str | None, value: dict[str, Any]) -> dict[str, Any]:
        """A record's plain value with the changes, merges and splits that concern it."""
        if subject is not None:
            for fields in self._changes.get(subject, ()):
                for path, new in fields.items():
                    set_field(value, path, new)
            for old, new in self._splits.get(subject, {}).items():
                rename(value, {old: new})
        if self._renames:
            rename(value, self._renames)
        return value


def rename(value: Any, names: dict[str, str]) -> None:
    """Replace actor ids, in place, wherever a party or speaker names one; chains of merges are followed."""
    if isinstance(value, list):
        for item in value:
            rename(item, names)
    elif isinstance(value, dict):
        actor, met = value.get("actor"), set()
        while isinstance(actor, str) and actor in names and actor not in met:
            met.add(actor)
            actor = value["actor"] = names[actor]
        for item in value.values():
            if isinstance(item, dict | list):
                rename(item, names)


def set_field(value: Any, path: str, new: Any) -> None:
    """Set a field in place; "place.iso3" and "participants.0.actor" reach inside.

    Raises KeyError, IndexError.
    """
    *steps, last = path.split(".")
    for step in steps:
        value = value[int(step)] if isinstance(value, list) else value[step]
    if isinstance(value, list):
        value[int(last)] = new
    elif isinstance(value, dict):
        value[last] = new
    else:
        raise KeyError(path)
