"""The words by which furniture is known, from data/furniture.yaml, as compiled patterns."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.reading.blocks_words import Phrases, anyof, entries

_DATA = Path(__file__).parent / "data" / "furniture.yaml"


@dataclass(frozen=True)
class Cues:
    """Patterns over case-folded lines; `alone`, `others` and `agencies` are sets of case-folded phrases."""

    credit: re.Pattern[str]
    elsewhere: re.Pattern[str]
    said: Phrases
    urging: Phrases
    alone: frozenset[str]
    others: frozenset[str]
    agencies: frozenset[str]
    agency: re.Pattern[str]
    joining: frozenset[str]
    bracketed: re.Pattern[str]
    tail: re.Pattern[str]


@functools.cache
def cues() -> Cues:
    """The cues, read once."""
    data: dict[str, str] = yaml.safe_load(_DATA.read_text("utf-8"))
    lists = {name: entries(text) for name, text in data.items()}
    credit, agencies = anyof(lists["credit"]), anyof(lists["agencies"])
    return Cues(
        credit=re.compile(rf"(?:{credit})(?!\w)"),
        elsewhere=re.compile(rf"(?:{anyof(lists['elsewhere'])})(?!\w)"),
        said=Phrases(lists["said"]),
        urging=Phrases(lists["urging"]),
        alone=frozenset(lists["alone"] + lists["others"]),
        others=frozenset(lists["others"]),
        agencies=frozenset(lists["agencies"]),
        agency=re.compile(rf"(?<!\w)(?:{agencies})(?!\w)"),
        joining=frozenset(lists["for"]),
        bracketed=re.compile(
            rf"[(\[](?:(?:{credit})\s*[:：/\-–—|]|©|(?:ap|afp|epa|reuters)\s+photo|advert|реклама|read\s+also)[^()\[\]\n]{{0,120}}[)\]]",
        ),
        tail=re.compile(
            rf"(?:^|[.!?…»”\"')\]|,]\s*|\s[–—-]\s+)(?:(?:{credit})\s*[:：/–—|]\s*|©\s*)[^.!?\n]{{2,90}}[.]?$",
        ),
    )
