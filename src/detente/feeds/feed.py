"""What a feed is: its columns, how they are written, whose they are, and what they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Look = Callable[[str, str, str], str]
"""look(table, key, column): SQL for one value of a table in feeds/data, found by a key (itself SQL)."""
Select = Callable[[Look], Mapping[str, str]]
Makes = Literal["event", "mention", "article"]

EVENT: dict[str, str] = {
    "feed": "VARCHAR",
    "event_id": "VARCHAR",
    "date": "DATE",
    "last_day": "DATE",
    "edtf": "VARCHAR",
    "source": "VARCHAR",
    "source_code": "VARCHAR",
    "source_name": "VARCHAR",
    "source_state": "VARCHAR",
    "source_sector": "VARCHAR",
    "target": "VARCHAR",
    "target_code": "VARCHAR",
    "target_name": "VARCHAR",
    "target_state": "VARCHAR",
    "target_sector": "VARCHAR",
    "scheme": "VARCHAR",
    "code": "VARCHAR",
    "root": "VARCHAR",
    "plover": "VARCHAR",
    "mode": "VARCHAR",
    "quad_class": "TINYINT",
    "goldstein": "DOUBLE",
    "place": "VARCHAR",
    "place_state": "VARCHAR",
    "latitude": "DOUBLE",
    "longitude": "DOUBLE",
    "deaths": "INTEGER",
    "mentions": "INTEGER",
    "url": "VARCHAR",
    "publisher": "VARCHAR",
    "reported": "DATE",
    "label": "VARCHAR",
}
"""The columns every event has, whatever feed it is from, and their types; null where a feed says nothing."""

MENTION: dict[str, str] = {
    "feed": "VARCHAR",
    "event_id": "VARCHAR",
    "date": "DATE",
    "seen": "TIMESTAMP",
    "first_seen": "TIMESTAMP",
    "url": "VARCHAR",
    "publisher": "VARCHAR",
    "sentence": "INTEGER",
    "confidence": "INTEGER",
    "tone": "DOUBLE",
}
ARTICLE: dict[str, str] = {
    "feed": "VARCHAR",
    "article_id": "VARCHAR",
    "date": "DATE",
    "seen": "TIMESTAMP",
    "url": "VARCHAR",
    "publisher": "VARCHAR",
    "themes": "VARCHAR[]",
    "persons": "VARCHAR[]",
    "organisations": "VARCHAR[]",
    "places": "VARCHAR[]",
    "tone": "DOUBLE",
}
TABLES: dict[str, dict[str, str]] = {"event": EVENT, "mention": MENTION, "article": ARTICLE}


@dataclass(frozen=True)
class Column:
    """A column as the feed's codebook has it.

    `type` is DuckDB's; `date` names the format of a date where it is not ISO 8601. `required`: a row without
    it is malformed. `aliases`: other names that releases have given it. `optional`: older or newer releases
    have files without it.
    """

    name: str
    type: str = "VARCHAR"
    required: bool = False
    date: str | None = None
    aliases: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Feed:
    """One format of event data.

    `quoted`: fields may be in quotation marks, and hold line breaks. `widths`: how many columns a row may
    have where the file has no header. `nulls`: what stands for nothing. `checked`: where and when licence and
    citation were looked up, and what could not be.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    select: Select
    makes: Makes
    delimiter: str
    header: bool
    quoted: bool
    encoding: str
    nulls: tuple[str, ...]
    widths: tuple[int, ...]
    licence: str
    citation: str
    checked: str
    codebook: str
