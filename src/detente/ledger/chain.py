"""Entries and the hash that chains each to the one before."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import msgspec

GENESIS = hashlib.sha256(b"detente ledger, entry 0").digest()

_canonical = msgspec.json.Encoder()
_sorted = msgspec.json.Encoder(order="deterministic")


class Entry(msgspec.Struct, frozen=True):
    """One line of the ledger. The order of these fields is part of what is hashed: never change it.

    `seq` counts from 1 without gaps; `at` is UTC ("2025-08-15T12:00:00.000000Z") and never runs backwards;
    `kind` is document, reading, record, judgement, import or note; `name` is the record's kind ("contact")
    or the judgement's act ("merge"); `subject` is the id it is about; `within` the reading that made a
    record; `supersedes` the entry that this one replaces or takes back; `payload` is JSON, kept byte for
    byte.
    """

    seq: int
    at: str
    kind: str
    name: str | None
    subject: str | None
    within: int | None
    supersedes: int | None
    author: str
    reason: str | None
    payload: msgspec.Raw

    def value(self) -> Any:
        """The payload as plain dicts, lists and strings."""
        return msgspec.json.decode(self.payload)


def canonical(entry: Entry) -> bytes:
    """The bytes that are hashed: the entry as compact JSON in field order, its payload verbatim."""
    return _canonical.encode(entry)


def link(previous: bytes, entry: Entry) -> bytes:
    """SHA-256 of the previous entry's hash (32 bytes) and this entry's canonical JSON."""
    return hashlib.sha256(previous + _canonical.encode(entry)).digest()


def payload_json(value: Any) -> str:
    """A payload as JSON text with sorted keys; raises TypeError for what JSON cannot say."""
    return _sorted.encode(value).decode("utf-8")


def stamp(moment: dt.datetime) -> str:
    """A moment as the ledger writes it: UTC, microseconds, fixed width, so that text order is time order."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")[:26] + "Z"


def entry_of(row: tuple[Any, ...]) -> Entry:
    """The entry in a row of the table, columns in field order (its hash not among them)."""
    seq, at, kind, name, subject, within, supersedes, author, reason, payload = row
    raw = msgspec.Raw(payload.encode("utf-8"))
    return Entry(seq, at, kind, name, subject, within, supersedes, author, reason, raw)


COLUMNS = "seq, at, kind, name, subject, within, supersedes, author, reason, payload"
