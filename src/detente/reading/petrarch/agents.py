"""Agent dictionaries: words for what an actor is ("soldier"), with a code to put behind or before the
actor's.

`AMBASSADOR [~GOV]` goes behind (ARN + GOV), `HUMAN_RIGHTS_BODY [NGO~]` before. The plural is made by rule or
given in braces, `{}` says that there is none. `!PERSON! = MAN, MEN, WOMAN` names a set that entries may hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.petrarch.lines import Words, clean, plurals, words_of

_ENTRY = re.compile(r"^(?P<name>[^\[{]+?)\s*(?:\{(?P<plural>[^}]*)\}\s*)?\[\s*(?P<code>[^\]\s]+)\s*\]")
_SET = re.compile(r"^(!\w+!)\s*=\s*(.+)$")


@dataclass(frozen=True)
class Agent:
    """What a word says about an actor: letters of a code, before the actor's code or behind it."""

    code: str
    before: bool = False


def read_agents(text: str) -> dict[Words, Agent]:
    """The agents of a dictionary by their words, singular and plural."""
    sets: dict[str, list[str]] = {}
    found: dict[Words, Agent] = {}
    for line in clean(text):
        named = _SET.match(line)
        if named:
            sets[named[1]] = [part.strip() for part in named[2].split(",") if part.strip()]
            continue
        entry = _ENTRY.match(line)
        if entry is None:
            continue
        raw = entry["code"].upper()
        agent = Agent(raw.replace("~", ""), before=raw.endswith("~"))
        for name in _filled(entry["name"], sets):
            words = words_of(name)
            forms = [words] if words else []
            if words and entry["plural"] is None:
                forms += [(*words[:-1], last) for last in plurals(words[-1])]
            forms += [words_of(part) for part in (entry["plural"] or "").split()]
            for form in forms:
                found.setdefault(form, agent)
    return found


def _filled(name: str, sets: dict[str, list[str]]) -> list[str]:
    """The names that a name with a set in it stands for; "CONGRESS!PERSON!" is one word."""
    for key, members in sets.items():
        if key in name:
            return [name.replace(key, member) for member in members]
    return [name]
