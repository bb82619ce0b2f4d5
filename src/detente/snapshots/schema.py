"""The columns of each kind of record, worked out from the record's own fields."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pyarrow as pa
from msgspec import inspect

from detente.records import Record

KINDS: dict[str, Any] = {str(kind.__struct_config__.tag): kind for kind in get_args(Record)}
DATED = frozenset({"event", "contact"})  # written in folders by year and month


def arrow_type(kind: inspect.Type) -> Any:
    """The Arrow type of a field: structs stay structs, tuples become lists, literals strings."""
    match kind:
        case inspect.UnionType(types=types):
            (only,) = (arrow_type(item) for item in types if not isinstance(item, inspect.NoneType))
            return only
        case inspect.StrType() | inspect.LiteralType():
            return pa.string()
        case inspect.BoolType():
            return pa.bool_()
        case inspect.IntType():
            return pa.int64()
        case inspect.FloatType():
            return pa.float64()
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return pa.list_(arrow_type(item))
        case inspect.StructType(cls=cls):
            return pa.struct(fields_of(cls))
    raise TypeError(f"a record's field of type {kind} has no column type yet")


def fields_of(cls: Any) -> list[tuple[str, Any]]:
    """Name and Arrow type of each field of a record or of a part of one."""
    described = inspect.type_info(cls)
    assert isinstance(described, inspect.StructType)
    return [(field.encode_name, arrow_type(field.type)) for field in described.fields]


def schema(kind: str) -> Any:
    """The Arrow schema of a kind.

    Its fields, and for dated kinds the first and last day its date can mean.
    """
    fields = fields_of(KINDS[kind])
    if any(name in ("date", "valid_from", "published") for name, _ in fields):
        fields += [("first_day", pa.date32()), ("last_day", pa.date32())]
    return pa.schema(fields)


def row(record: Record) -> dict[str, Any]:
    """A record as a row: plain values, the tag left out (it is the table's name)."""
    value: dict[str, Any] = msgspec.to_builtins(record)
    value.pop("record", None)
    return value
