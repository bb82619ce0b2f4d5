"""Records to JSON and back, without loss."""

from __future__ import annotations

from typing import Any

import msgspec

from detente.records.actor import Actor
from detente.records.document import Block, Document
from detente.records.happening import Contact, Event, Tally
from detente.records.statement import Position, Signal, Statement, VenueStance

Record = Document | Block | Statement | Event | Contact | Tally | Position | VenueStance | Signal | Actor

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


def to_json(record: Record) -> str:
    """One line of JSON; the field "record" names the kind. No string may hold a lone surrogate."""
    return _encoder.encode(record).decode("utf-8")


def from_json(line: str | bytes) -> Record:
    """The record a line of JSON holds; msgspec.ValidationError says where a line is wrong."""
    return _decoder.decode(line)


def to_builtins(record: Record) -> dict[str, Any]:
    """The record as plain dicts, lists and strings."""
    built: dict[str, Any] = msgspec.to_builtins(record)
    return built


def from_builtins(value: dict[str, Any]) -> Record:
    """The record that plain dicts, lists and strings describe."""
    record: Record = msgspec.convert(value, Record)
    return record
