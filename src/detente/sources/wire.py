"""What passes between us and the parsing process: length-prefixed MessagePack."""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

from detente.errors import DetenteError, catalogue
from detente.sources.draft import Draft
from detente.sources.errors import ParserDied
from detente.sources.limits import Limits


class Request(msgspec.Struct):
    """Parse `data` with the reader of `format`."""

    format: str
    name: str | None
    limits: Limits
    data: bytes


class Fault(msgspec.Struct, tag=True):
    """An error that crosses over by its code."""

    code: str
    got: str
    wanted: str
    do: str


class Reply(msgspec.Struct):
    """What a reader made, in order: a draft or a fault each; `fault` is set where the whole file failed."""

    parts: list[Draft | Fault]
    fault: Fault | None = None


_encoder = msgspec.msgpack.Encoder()
requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def fault(error: DetenteError) -> Fault:
    """An error made ready to cross."""
    return Fault(error.code, error.got, error.wanted, error.do)


def error(fault: Fault) -> DetenteError:
    """The error a fault was."""
    return catalogue().get(fault.code, ParserDied)(fault.got, fault.wanted, fault.do)


def send(stream: BinaryIO, message: Request | Reply) -> None:
    """Write one message, its length in front."""
    body = _encoder.encode(message)
    stream.write(struct.pack("<Q", len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next message's bytes; None where the other side is gone."""
    head = _exactly(stream, 8)
    return None if head is None else _exactly(stream, struct.unpack("<Q", head)[0])


def _exactly(stream: BinaryIO, count: int) -> bytes | None:
    found = bytearray()
    while len(found) < count:
        piece = stream.read(min(count - len(found), 2**20))
        if not piece:
            return None
        found += piece
    return bytes(found)
