"""The same interview with other names: every word of its speakers' names becomes another with the same first
letter, wherever it stands, so that initials and last names stay right. What is learned is the sentence."""

from __future__ import annotations

import json
import random
import re
from typing import Any

from detente.reading.turns_people import people
from training.interviews.names import _made
from training.interviews.story import pools

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
_LATIN = frozenset(("en", "es", "fr", "de"))
Gold = dict[str, Any]


def pool(golds: list[Gold]) -> dict[str, list[str]]:
    """Words of names by first letter: first names of the pools, and names of who is asked."""
    names = pools()["names"]
    words = set(f"{names['m']} {names['f']}".split())
    for gold in golds:
        if gold.get("language", "en") in _LATIN:
            named = _WORD.findall(gold.get("interviewee") or "")
            words |= {word for word in named if len(word) > 2 and word[0].isupper()}
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(word[0].upper(), []).append(word)
    return found


def swapped(text: str, gold: Gold, pick: random.Random, words: dict[str, list[str]]) -> tuple[str, Gold]:
    """A page and its truth with other names."""
    table = _table(gold, pick, words)
    if not table:
        return text, gold
    upper = {old.upper(): new.upper() for old, new in table.items()}
    every = sorted({*table, *upper}, key=len, reverse=True)
    whole = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, every))})(?![^\W\d_])")

    def other(said: str) -> str:
        return whole.sub(lambda found: table.get(found.group()) or upper[found.group()], said)

    return other(text), json.loads(other(json.dumps(gold, ensure_ascii=False)))


def _table(gold: Gold, pick: random.Random, words: dict[str, list[str]]) -> dict[str, str]:
    speakers = [
        gold.get("interviewee"),
        gold.get("interviewer"),
        *(turn["speaker"] for turn in gold["turns"]),
    ]
    table: dict[str, str] = {}
    for name in dict.fromkeys(filter(None, speakers)):
        for word in _WORD.findall(name):
            for part in re.split(r"[-’'ʼ]", word):
                if len(part) >= 3 and part[0].isupper() and part not in table and not _known(part):
                    new = _other(part, pick, words.get(part[0].upper(), []))
                    table.update({part: new} if new else {})
    return table


def _other(part: str, pick: random.Random, near: list[str]) -> str | None:
    for _ in range(20):
        new = pick.choice(near) if near and pick.random() < 0.6 else _made(pools()["names"], pick)
        if new[0].upper() == part[0].upper() and not _known(new) and new.isalpha():
            return new
    return None


def _known(word: str) -> bool:
    """True for a word of titles, roles, papers: it stays."""
    low, known = word.casefold(), people()
    kinds = (known.role, known.outlet, known.organisation, known.journalist)
    listed = known.honorifics | known.particles | known.leading
    return low in listed or any(kind.fullmatch(low) for kind in kinds)
