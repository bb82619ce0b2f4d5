"""What a stretch of words is about: the issue catalogue (`data/issues.yaml`) and what a case adds to it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.reading.cues import loaded

LONGEST = 1500
BROAD = frozenset(["agreement", "talks_format", "venue"])
"""Issues that nearly every sentence of talks names: they count only where no other is named."""


@dataclass(frozen=True)
class Issue:
    """One issue: its code, what it is, and the words that name it."""

    code: str
    what: str
    words: re.Pattern[str]
    also: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Named:
    """An issue named at [start, end) of the words looked at."""

    code: str
    start: int
    end: int


def catalogue_from(raw: Mapping[str, Mapping[str, object]]) -> tuple[Issue, ...]:
    """A catalogue from its data: {code: {"what": ..., "patterns": [...]}}, patterns over lower-case words."""
    made = []
    for code, entry in raw.items():
        made.append(
            Issue(
                code,
                str(entry.get("what", code)),
                _either(entry["patterns"]),
                _either(entry["also"]) if entry.get("also") else None,
            )
        )
    return tuple(made)


def _either(patterns: object) -> re.Pattern[str]:
    listed = patterns if isinstance(patterns, list) else [patterns]
    return re.compile(rf"(?<!\w)(?:{'|'.join(str(p) for p in listed)})(?!\w)")


@functools.cache
def catalogue() -> tuple[Issue, ...]:
    """The issues that ship."""
    return catalogue_from(loaded("issues.yaml"))


def issues_in(words: str, issues: tuple[Issue, ...] | None = None) -> list[Named]:
    """Every issue named, each once at its first place, in the order of the words.

    Where no issue's own patterns fit, the weaker words (`also`) are tried; "agreement" and "talks_format"
    give
    way to any other issue.
    """
    low = words[:LONGEST].lower().replace("’", "'")
    if len(low) != len(words[:LONGEST]):  # a few capitals have longer lower cases; offsets would slip
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in words[:LONGEST]).replace("’", "'")
    known = issues or catalogue()
    found = _first(low, [(i.code, i.words) for i in known])
    if all(n.code in BROAD for n in found):
        found = _first(low, [(i.code, i.also) for i in known if i.also and i.code not in BROAD]) or found
    if not found:
        found = _first(low, [(i.code, i.also) for i in known if i.also and i.code in BROAD])
    narrow = [n for n in found if n.code not in BROAD]
    return sorted(narrow or found, key=lambda n: (n.start, -n.end))


def signs(words: str) -> list[tuple[bool, bool]]:
    """Of each issue that ships, whether its patterns and whether its weaker words are found."""
    low = words[:LONGEST].lower().replace("’", "'")
    return [(bool(i.words.search(low)), bool(i.also and i.also.search(low))) for i in catalogue()]


def _first(low: str, patterns: list[tuple[str, re.Pattern[str]]]) -> list[Named]:
    """The first place of each pattern, those inside a longer one left out."""
    found = [Named(code, m.start(), m.end()) for code, pattern in patterns if (m := pattern.search(low))]
    return [
        n
        for n in found
        if not any(o.start <= n.start and n.end <= o.end and o.end - o.start > n.end - n.start for o in found)
    ]


def issue_of(words: str) -> str | None:
    """The issue named first, None where none is."""
    found = issues_in(words)
    return found[0].code if found else None
