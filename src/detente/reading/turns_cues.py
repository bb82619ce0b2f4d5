"""The words by which turns and speakers are known, from data/turns.yaml."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.reading.blocks_words import anyof, entries

_DATA = Path(__file__).parent / "data" / "turns.yaml"


@dataclass(frozen=True)
class Cues:
    """Word lists as sets, phrase lists as patterns over case-folded text."""

    question: frozenset[str]
    answer: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    not_names: frozenset[str]
    asking: re.Pattern[str]
    you: frozenset[str]
    self: frozenset[str]
    announcing: re.Pattern[str]
    conference: re.Pattern[str]
    thanking: re.Pattern[str]
    thanks: re.Pattern[str]


def phrases(found: list[str], before: str = r"(?<!\w)", after: str = r"(?!\w)") -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words."""
    return re.compile(f"{before}{anyof(found)}{after}")


@functools.cache
def cues() -> Cues:
    """The cues, read once."""
    data: dict[str, str] = yaml.safe_load(_DATA.read_text("utf-8"))
    lists = {name: entries(text) for name, text in data.items()}
    pairs = frozenset((a, b) for a, b in (pair.split() for pair in lists["pairs"]))
    return Cues(
        question=frozenset(lists["question"]),
        answer=frozenset(lists["answer"]),
        pairs=pairs,
        not_names=frozenset(lists["not_names"]),
        asking=phrases(lists["asking"], before=r"^\W*(?:[^\W\d]+,\s+|[^\W\d]+\s+[^\W\d]+,\s+)?", after=""),
        you=frozenset(lists["you"]),
        self=frozenset(lists["self"]),
        announcing=phrases(lists["announcing"]),
        conference=phrases(lists["conference"]),
        thanking=phrases(lists["thanking"], before=r"^\W*"),
        thanks=phrases(lists["thanks"], before=r"^\W*", after=r"\W*$"),
    )
