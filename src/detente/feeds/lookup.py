"""Tables of codes beside this file (data/*.tsv), for SQL to look into."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa

Rows = Iterable[dict[str, str]]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a data file."""
    text = files("detente.feeds").joinpath("data", f"{name}.tsv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _codes(name: str) -> Callable[[], dict[str, dict[str, str]]]:
    return lambda: {row["code"]: row for row in table(name)}


def _states(column: str, many: str | None = None) -> Callable[[], dict[str, dict[str, str]]]:
    def rows() -> dict[str, dict[str, str]]:
        return {
            key.lower() if column == "names" else key: {"state": row["state"]}
            for row in table("states")
            for key in (row[column].split(many) if many else [row[column]])
            if key
        }

    return rows


def _actors(scheme: str) -> Callable[[], dict[str, dict[str, str]]]:
    return lambda: {
        r["code"]: {"actor": r["actor"], "state": _state(r["actor"])}
        for r in table("actors")
        if r["scheme"] == scheme
    }


def _state(actor: str) -> str:
    return "" if ":" in actor else actor


KINDS: dict[str, tuple[tuple[str, ...], Callable[[], dict[str, dict[str, str]]]]] = {
    "cameo": (("root", "quad_class", "goldstein", "plover", "mode"), _codes("cameo")),
    "weis": (("root", "quad_class", "goldstein", "plover", "mode"), _codes("weis")),
    "plover": (("root", "quad_class", "goldstein", "plover", "mode"), _codes("plover")),
    "cameo_actor": (("actor", "state"), _actors("cameo")),
    "keds_actor": (("actor", "state"), _actors("keds")),
    "state": (("state",), _states("names", ";")),
    "iso3": (("state",), lambda: {row["state"]: {"state": row["state"]} for row in table("states")}),
    "fips": (("state",), _states("fips", ";")),
    "numeric": (("state",), _states("numeric")),
    "gw": (("state",), _states("gw")),
}
TYPES = {"quad_class": "TINYINT", "goldstein": "DOUBLE"}


class Lookup:
    """Collects what a feed looks up; `joins` is the SQL that makes it so."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str, str], str] = {}

    def __call__(self, name: str, key: str, column: str) -> str:
        """SQL for `column` of the table `name` at `key`, null where the key is not in it."""
        columns, _ = KINDS[name]
        if column not in columns:
            raise ValueError(f"{name} has no column {column}")
        alias = self._asked.setdefault((name, key), f"look{len(self._asked)}")
        return f"{alias}.{column}_"

    def joins(self) -> str:
        """One LEFT JOIN for each table and key asked for."""
        return "".join(
            f"\nLEFT JOIN lookup_{name} AS {alias} ON {alias}.key_ = {key}"
            for (name, key), alias in self._asked.items()
        )

    def prepare(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make the tables that are asked for."""
        for name in {name for name, _ in self._asked}:
            columns, rows = KINDS[name]
            found = rows()
            values = {"key_": pa.array(list(found), pa.string())}
            values |= {
                f"{c}_": pa.array([row[c] or None for row in found.values()], pa.string()) for c in columns
            }
            connection.register("passing", pa.table(values))
            picked = ", ".join(f"{c}_::{TYPES.get(c, 'VARCHAR')} AS {c}_" for c in columns)
            connection.execute(f"CREATE TABLE lookup_{name} AS SELECT key_, {picked} FROM passing")
            connection.unregister("passing")
