"""What changed between two dates of knowledge, and the entries that made it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from detente.ledger import store
from detente.ledger.chain import Entry
from detente.ledger.judgements import Judgement
from detente.ledger.moments import Moment
from detente.ledger.view import View, source_of
from detente.records import Record, to_builtins

if TYPE_CHECKING:
    from detente.ledger.ledger import Ledger


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One record that came, went or changed; `why` are the entries behind it, `fields` those that differ."""

    id: str
    kind: str
    change: Literal["added", "removed", "changed"]
    before: Record | None = None
    after: Record | None = None
    fields: tuple[str, ...] = ()
    why: tuple[Entry, ...] = ()


def diff(ledger: Ledger, since: Moment, until: Moment | None = None, kind: str | None = None) -> list[Change]:
    """Changes in the view from the end of `since` to `until` (now), each with its reasons.

    Blocks left out.
    """
    old, new = ledger.view(since), ledger.view(until)
    with store.in_our_words(ledger.path):
        before, after = dict(old.items(kind)), dict(new.items(kind))
        reasons = _Reasons(new, old.upto)
        found = []
        for id in [*before, *(id for id in after if id not in before)]:
            a, b = before.get(id), after.get(id)
            if a != b and not id.startswith("block:"):
                found.append(_change(id, a, b, reasons))
    return found


def _change(id: str, before: Record | None, after: Record | None, reasons: _Reasons) -> Change:
    record = after if after is not None else before
    assert record is not None
    kind = str(type(record).__struct_config__.tag)
    why = reasons.of(id, record, before is None, after is None)
    if before is None or after is None:
        word: Literal["added", "removed"] = "added" if before is None else "removed"
        return Change(id=id, kind=kind, change=word, before=before, after=after, why=why)
    a, b = to_builtins(before), to_builtins(after)
    fields = tuple(key for key in b if a.get(key) != b[key])
    return Change(id=id, kind=kind, change="changed", before=before, after=after, fields=fields, why=why)


class _Reasons:
    """The entries after a number, by what they are about."""

    def __init__(self, view: View, after: int) -> None:
        self.readings: dict[str, list[Entry]] = {}
        self.by_hand: dict[str, list[Entry]] = {}
        self.judgements: list[tuple[Judgement, Entry]] = []
        for entry in view.entries("kind IN ('reading', 'judgement') OR (kind = 'record' AND within IS NULL)"):
            if entry.kind == "judgement":
                self.judgements.append((Judgement.of_entry(entry), entry))
            elif entry.seq > after and entry.subject is not None:
                place = self.readings if entry.kind == "reading" else self.by_hand
                place.setdefault(entry.subject, []).append(entry)
        self.after = after

    def of(self, id: str, record: Record, came: bool, went: bool) -> tuple[Entry, ...]:
        """Entries that explain a change of one record, in order."""
        document = source_of(record)
        actors = _actors(to_builtins(record))
        concerned: set[int] = set()
        found: dict[int, Entry] = {}
        for judgement, entry in self.judgements:
            about = id in judgement.of or document in judgement.of
            about = about or (
                judgement.what == "actor" and bool(actors & {*judgement.of, judgement.value.get("into")})
            )
            if about or judgement.supersedes in concerned:
                concerned.add(entry.seq)
                if entry.seq > self.after:
                    found[entry.seq] = entry
        for entry in self.by_hand.get(id, []):
            found[entry.seq] = entry
        if (came or went or not found) and document in self.readings:
            found.update({entry.seq: entry for entry in self.readings[document]})
        return tuple(found[seq] for seq in sorted(found))


def _actors(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["actor"]} if isinstance(value.get("actor"), str) else set()
        return own.union(*(_actors(item) for item in value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(_actors(item) for item in value))
    return set()
