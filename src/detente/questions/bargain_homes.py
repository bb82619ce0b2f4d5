"""Two-level games: can a settlement pass at every home, who blocks it, and what would bring them in?

Political will against the barriers at home (Putnam 1988). A table with a line for each leader and ratifier:
home, name, role (leader, ratifier, or veto for a ratifier nobody can pass by), position, and if wanted
weight, quota (share of a home's weight that must agree, .5 without it), status_quo and settlement (once).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from detente.methods.bargaining.two_level import Home, agreement_zone, blockers, price_of_consent
from detente.questions.answer import Answer, Row, Table
from detente.questions.bargain_numbers import WANTED, read
from detente.questions.errors import BadBargainTable

ROLES = ("leader", "ratifier", "veto")
COLUMNS = ("home", "name", "role", "position", "weight", "quota", "status_quo", "settlement")


@dataclass(frozen=True)
class Members:
    """One home with the names of its ratifiers, in the order of its arrays."""

    name: str
    home: Home
    names: tuple[str, ...]


def read_homes(path: Path) -> tuple[list[Members], float, float | None]:
    """Homes, the status quo and the settlement of a table file. Raises BadBargainTable (E441)."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        raise BadBargainTable(f"{path} ({reason})", "a CSV file", "Check the name.") from reason
    rows = [{(k or "").strip().lower(): (v or "").strip() for k, v in row.items()} for row in _lines(text)]
    for line, row in enumerate(rows, start=2):
        if not row.get("home") or row.get("role") not in ROLES:
            got = f"{path.name}, line {line}: home {row.get('home')!r}, role {row.get('role')!r}"
            raise BadBargainTable(got, f"a home, and a role of {', '.join(ROLES)}", "Correct the line.")
    names = list(dict.fromkeys(row["home"] for row in rows))
    starts = _once(rows, "status_quo", path)
    if len(names) < 2 or starts is None:
        got = f"{path.name}: {len(names)} home(s), status quo {starts}"
        raise BadBargainTable(
            got, f"two homes or more, a status_quo; columns {', '.join(COLUMNS)}", "Add them."
        )
    members = [
        _members(name, [(n, r) for n, r in enumerate(rows, 2) if r["home"] == name], path) for name in names
    ]
    return members, starts, _once(rows, "settlement", path)


def _lines(text: str) -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(text))


def _once(rows: list[dict[str, str]], column: str, path: Path) -> float | None:
    found = {_value(row[column], column, "", path) for row in rows if row.get(column)}
    if len(found) > 1:
        raise BadBargainTable(
            f"{path.name}, column {column}: {len(found)} values", "one value", "Make them agree."
        )
    return found.pop() if found else None


def _value(text: str, column: str, where: str, path: Path) -> float:
    number = read(text)
    if isinstance(number, str):
        raise BadBargainTable(f"{path.name}{where}, column {column}: {number}", WANTED, "Correct the cell.")
    return number.centre()


def _members(name: str, rows: list[tuple[int, dict[str, str]]], path: Path) -> Members:
    leaders = [(n, r) for n, r in rows if r["role"] == "leader"]
    if len(leaders) != 1:
        raise BadBargainTable(
            f"{path.name}, home {name}: {len(leaders)} leaders", "one leader", "Correct the roles."
        )
    at_home = [(n, r) for n, r in rows if r["role"] != "leader"]
    quota = next((_value(r["quota"], "quota", f", line {n}", path) for n, r in rows if r.get("quota")), 0.5)
    home = Home(
        leader=_value(leaders[0][1].get("position", ""), "position", f", line {leaders[0][0]}", path),
        ratifiers=np.array(
            [_value(r.get("position", ""), "position", f", line {n}", path) for n, r in at_home]
        ),
        weight=np.array([_value(r.get("weight") or "1", "weight", f", line {n}", path) for n, r in at_home]),
        veto=np.array([r["role"] == "veto" for _, r in at_home], dtype=bool),
        quota=quota,
    )
    return Members(name, home, tuple(r.get("name") or f"line {n}" for n, r in at_home))


def homes(path: Path) -> Answer:
    """What can be agreed at all homes at once; who blocks the settlement, and the price of their consent."""
    members, status_quo, named = read_homes(path)
    zone = agreement_zone([m.home for m in members], status_quo)
    leaders = [m.home.leader for m in members]
    settlement = float(np.mean(leaders)) if named is None else named
    rows, figures = [], {}
    for m, (low, high) in zip(members, zone.homes, strict=True):
        against, stops = blockers(m.home, status_quo, settlement)
        price = price_of_consent(m.home.ratifiers, status_quo, settlement)
        leader_price = float(price_of_consent(np.array([m.home.leader]), status_quo, settlement)[0])
        figures[m.name] = {
            "winset": [low, high],
            "blocked": bool(stops or leader_price > 0),
            "price": {n: float(p) for n, p in zip(m.names, price, strict=True)} | {"leader": leader_price},
        }
        says = [f"{n} ({p:.1f})" for n, p, no in zip(m.names, price, against, strict=True) if no]
        says = ([f"the leader ({leader_price:.1f})"] if leader_price > 0 else []) + says
        span = "nothing" if high <= low else f"{low:.1f} to {high:.1f}"
        rows.append(
            Row(values=(m.name, span, "no" if figures[m.name]["blocked"] else "yes", ", ".join(says) or "–"))
        )
    agreed = (
        "Nothing can replace the status quo"
        if zone.empty
        else f"Agreed can be {zone.low:.1f} to {zone.high:.1f}"
    )
    stopped = [name for name, f in figures.items() if f["blocked"]]
    verdict = f"blocked at {', '.join(stopped)}" if stopped else "would pass at every home"
    return Answer(
        question="bargain",
        headline=f"{agreed}; a settlement at {settlement:.1f} {verdict if not stopped else 'is ' + verdict}.",
        figures={
            "model": "two-level",
            "status_quo": status_quo,
            "settlement": settlement,
            "zone": None if zone.empty else [zone.low, zone.high],
            "homes": figures,
        },
        tables=(
            Table(
                title="Homes",
                columns=("home", "prefers to no deal", "passes", "against (what would bring them in)"),
                rows=tuple(rows),
                note="In brackets: the points of the scale that would have to be made up to them.",
            ),
        ),
        notes=("Source: Putnam 1988; Tsebelis 2002.",)
        + (
            ()
            if named is not None
            else ("The settlement is the middle of the leaders; column settlement sets it.",)
        ),
    )
