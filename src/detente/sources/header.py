"""The head of a plain text that says where it comes from: "Title: ..." lines, or YAML front matter."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Any

import msgspec
import yaml

from detente.sources import days

_LINE = re.compile(r"[ \t]*(?P<key>[^\W\d_][^:\n]{1,22}?)[ \t]*[:：][ \t]*(?P<value>[^\n]*)(?:\n|$)")
_FENCE = re.compile(r"---[ \t]*\n(?P<body>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_MOST_LINES = 12
_MOST_CHARACTERS = 8192


class Header(msgspec.Struct, frozen=True):
    """Where the header ends in the text (it begins at `start`) and the fields it gave."""

    start: int
    end: int
    fields: dict[str, str]


@functools.cache
def keys() -> dict[str, str]:
    """Key as written, folded, to the field it fills; from data/header_keys.yaml."""
    data: dict[str, list[str]] = yaml.safe_load(
        resources.files("detente.sources").joinpath("data/header_keys.yaml").read_text("utf-8")
    )
    return {word.casefold(): field for field, words in data.items() for word in words}


def header(text: str) -> Header | None:
    """The header of a text, or None. Two lines with known keys make one, or one line set apart."""
    start = len(text) - len(text.lstrip())
    return _fenced(text, start) or _lines(text, start)


def _fenced(text: str, start: int) -> Header | None:
    found = _FENCE.match(text, start, start + _MOST_CHARACTERS)
    if not found:
        return None
    try:
        values: Any = yaml.load(found["body"], Loader=yaml.BaseLoader)  # makes strings only
    except (yaml.YAMLError, RecursionError):
        # "title: A third trip: what is known" is no YAML, and yet plain
        values = {line["key"]: line["value"] for line in _LINE.finditer(found["body"])}
    if not isinstance(values, dict):
        return None
    fields: dict[str, str] = {}
    for key, value in values.items():
        if isinstance(key, str) and isinstance(value, str):
            _put(fields, key, value)
    return Header(start, found.end(), fields)


def _lines(text: str, start: int) -> Header | None:
    fields: dict[str, str] = {}
    at, count = start, 0
    while count < _MOST_LINES and (found := _LINE.match(text, at, start + _MOST_CHARACTERS)):
        if found["key"].casefold() not in keys() or not _put(fields, found["key"], found["value"]):
            break
        at, count = found.end(), count + 1
    closed = at >= len(text) or text[at : at + 1] == "\n" or text.startswith("---", at)
    telling = set(fields) - {"author"}
    if (count >= 2 and telling) or (count == 1 and closed and telling and at < len(text)):
        return Header(start, at, fields)
    return None


def _put(fields: dict[str, str], key: str, value: str) -> bool:
    """Fill the field a key stands for; False where it is unknown, filled already, or empty."""
    field = keys().get(key.strip().casefold())
    value = value.strip().strip("\"'“”«»").strip()
    if field is None or field in fields or not value:
        return False
    if field == "published":
        day = days.published(value)
        if day is None:
            return True
        value = day
    fields[field] = value
    return True
