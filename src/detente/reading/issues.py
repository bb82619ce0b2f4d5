"""What a stretch of words is about: the issue catalogue (`data/issues.yaml`) and what a case adds to it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import yaml

LONGEST = 1500


@dataclass(frozen=True)
class Issue:
    """One issue: its code, what it is, and the words that name it."""

    code: str
    what: str
    words: re.Pattern[str]


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
        patterns = entry.get("patterns", [])
        body = "|".join(str(p) for p in patterns) if isinstance(patterns, list) else str(patterns)
        made.append(Issue(code, str(entry.get("what", code)), re.compile(rf"(?<!\w)(?:{body})(?!\w)")))
    return tuple(made)


@functools.cache
def catalogue() -> tuple[Issue, ...]:
    """The issues that ship."""
    return catalogue_from(yaml.safe_load((files("detente.reading") / "data" / "issues.yaml").read_text("utf-8")))


def issues_in(words: str, issues: tuple[Issue, ...] | None = None) -> list[Named]:
    """Every issue named, each once at its first place, in the order of the words."""
    low = words[:LONGEST].lower().replace("’", "'")
    if len(low) != len(words[:LONGEST]):  # a few capitals have longer lower cases; offsets would slip
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in words[:LONGEST]).replace("’", "'")
    found = [Named(i.code, m.start(), m.end()) for i in issues or catalogue() if (m := i.words.search(low))]
    found = [n for n in found if not any(o.start <= n.start and n.end <= o.end and (o.end - o.start) > (n.end - n.start) for o in found)]
    return sorted(found, key=lambda n: (n.start, -n.end))


def issue_of(words: str) -> str | None:
    """The issue named first, None where none is."""
    found = issues_in(words)
    return found[0].code if found else None
