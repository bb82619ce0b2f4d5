"""Any table at all: CSV with a header, and a mapping file that says which column is what.

delimiter = ","             # optional; also encoding, nulls, date (a strptime format), licence, citation
scheme = "cameo"            # optional: cameo, weis or plover; fills in quad class, score and PLOVER type

[columns]                   # ours = theirs
date = "when"
source = "who"
target = "to whom"
code = "event"
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from detente.feeds.errors import BadMapping
from detente.feeds.feed import EVENT, Column, Feed, Look
from detente.feeds.sql import name_of, quoted

NAME = "table"
SCHEMES = ("cameo", "weis", "plover")
TOP = ("delimiter", "encoding", "nulls", "date", "scheme", "licence", "citation", "columns")
DERIVED = ("feed", "scheme")


def mapped(path: Path) -> Feed:
    """The feed that a mapping file describes; raises BadMapping (E503)."""
    told = _read(path)
    chosen: dict[str, str] = told["columns"]
    scheme, form = told.get("scheme"), told.get("date")
    columns = []
    for theirs in dict.fromkeys(chosen.values()):
        ours = [name for name, column in chosen.items() if column == theirs]
        kinds = {EVENT[name] for name in ours} - {"VARCHAR"}
        kind = kinds.pop() if len(kinds) == 1 else "VARCHAR"
        need = any(name in ("date", "code") for name in ours)
        columns.append(Column(theirs, kind, need, form if kind == "DATE" else None))

    def select(look: Look) -> dict[str, str]:
        made = {ours: f"typed.{name_of(theirs)}" for ours, theirs in chosen.items()}
        if scheme:
            made = _by_scheme(look, scheme, made) | made | {"scheme": quoted(scheme)}
        for role in ("source", "target"):
            if role in chosen:
                made |= _actor(look, role, made[role], made)
        return made

    return Feed(
        name=NAME,
        title=f"the table of {path.name}",
        columns=tuple(columns),
        select=select,
        makes="event",
        delimiter=told.get("delimiter", ","),
        header=True,
        quoted=True,
        encoding=told.get("encoding", "utf-8"),
        nulls=("", *told.get("nulls", ())),
        widths=(),
        licence=told.get("licence", "as the mapping's author knows"),
        citation=told.get("citation", ""),
        checked="as the mapping's author knows",
        codebook=str(path),
    )


def _by_scheme(look: Look, scheme: str, made: dict[str, str]) -> dict[str, str]:
    code = made["code"]
    start = code if scheme == "plover" else f"left({code}, 2)"
    return {
        "root": f"coalesce({look(scheme, code, 'root')}, {start})",
        "plover": f"coalesce({look(scheme, code, 'plover')}, {look(scheme, start, 'plover')})",
        "mode": look(scheme, code, "mode"),
        "quad_class": look(scheme, start, "quad_class"),
        "goldstein": look(scheme, code, "goldstein"),
    }


def _actor(look: Look, role: str, column: str, made: dict[str, str]) -> dict[str, str]:
    """A state by its code or name; who is none keeps the name as written."""
    state = f"coalesce({look('iso3', column, 'state')}, {look('state', f'lower({column})', 'state')})"
    filled = {role: f"coalesce({state}, 'table:' || {column})"}
    rest = {f"{role}_state": state, f"{role}_name": column, f"{role}_code": column}
    return filled | {name: sql for name, sql in rest.items() if name not in made}


def _read(path: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as reason:
        raise BadMapping(f"{path} ({reason})", "a TOML file", "See docs/feeds.md for an example.") from reason
    chosen = told.get("columns")
    if not isinstance(chosen, dict) or not {"date", "code"} <= set(chosen):
        raise BadMapping(f"{path.name} without date and code", "a [columns] table with both", "Add them.")
    allowed = [name for name in EVENT if name not in DERIVED]
    odd = [name for name in chosen if name not in allowed] + [name for name in told if name not in TOP]
    if odd:
        raise BadMapping(f"{path.name}, which maps {odd[0]!r}", "one of " + ", ".join(allowed), "Mend it.")
    texts = [told.get(key, "") for key in ("delimiter", "encoding", "date", "licence", "citation")]
    if not all(isinstance(value, str) for value in [*texts, *chosen.values(), *told.get("nulls", [])]):
        raise BadMapping(f"{path.name} with a value that is no text", "text in quotation marks", "Mend it.")
    if len(told.get("delimiter", ",")) != 1 or told.get("scheme", "cameo") not in SCHEMES:
        wanted = f"a delimiter of one character, a scheme of {', '.join(SCHEMES)}"
        raise BadMapping(f"{path.name} with another delimiter or scheme", wanted, "Mend it.")
    return told
