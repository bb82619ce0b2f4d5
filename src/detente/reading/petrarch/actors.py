"""Actor dictionaries: names, their codes and the dates that a code holds between.

An entry is a name with its code in brackets, on its line or on lines of their own below; `+` lines are other
names of the same actor. `[GOV 20010101-20040505]`, `[REB <19990816]`, `[ELI > 20130119]` hold at those dates
only; a code without dates is the fallback. Two-digit years are of the 20th century.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.reading.petrarch.lines import Words, clean, words_of

_CODE = re.compile(r"\[([^\]]*)\]")
_DATED = re.compile(
    r"^(?P<code>[^\s<>]*?)\s*(?:(?P<sign>[<>])\s*(?P<one>\d+)|(?P<first>\d{6,8})\s*-\s*(?P<last>\d{6,8}))?$"
)
FIRST, LAST = "00000000", "99999999"


@dataclass(frozen=True)
class Tenure:
    """A code and the days it holds on, YYYYMMDD, both ends included."""

    code: str
    first: str = FIRST
    last: str = LAST

    @property
    def dated(self) -> bool:
        """True where the code does not always hold."""
        return (self.first, self.last) != (FIRST, LAST)


@dataclass
class Actor:
    """One entry: every name it goes by and its codes, in the order of the file."""

    names: list[Words] = field(default_factory=list)
    codes: list[Tenure] = field(default_factory=list)

    def code(self, day: str | None) -> str | None:
        """The code on a day (YYYYMMDD): the last dated one that holds, else the fallback; None without
        one."""
        held = [t for t in self.codes if t.dated and day is not None and t.first <= day <= t.last]
        if held:
            return min(held, key=_length).code
        always = [t for t in self.codes if not t.dated]
        return always[0].code if always else None


def _length(tenure: Tenure) -> int:
    """How long a code holds; the more exact of two is meant."""
    return int(tenure.last) - int(tenure.first)


def _day(figures: str) -> str:
    return figures if len(figures) == 8 else "19" + figures


def tenures(text: str) -> list[Tenure]:
    """The codes in the brackets of one line."""
    found = []
    for inside in _CODE.findall(text):
        told = _DATED.match(inside.strip())
        if told is None:
            continue
        code = told["code"].upper()
        if told["sign"] == "<":
            found.append(Tenure(code, last=_day(told["one"])))
        elif told["sign"] == ">":
            found.append(Tenure(code, first=_day(told["one"])))
        elif told["first"]:
            found.append(Tenure(code, _day(told["first"]), _day(told["last"])))
        else:
            found.append(Tenure(code))
    return found


def read_actors(text: str) -> list[Actor]:
    """The entries of an actor dictionary."""
    entries: list[Actor] = []
    for line in clean(text):
        codes = tenures(line)
        name = _CODE.sub(" ", line).strip()
        if not name:
            if entries:
                entries[-1].codes += codes
            continue
        if not name.startswith("+") or not entries:
            entries.append(Actor())
        words = words_of(name.lstrip("+"))
        if words:
            entries[-1].names.append(words)
        entries[-1].codes += codes
    return [entry for entry in entries if entry.names and entry.codes]
