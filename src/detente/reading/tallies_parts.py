"""The pieces of a tally: numbers, units, and the list of parts that follows or precedes a total."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from detente.reading import times_words as w

_DATA = Path(__file__).parent / "data" / "tallies.yaml"

_CARDINALS = sorted(
    (word for word in w.NUMBERS if word not in ("a", "an", "dozen", "zero")), key=len, reverse=True
)
CARDINAL = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?![\d.:%/-]|st\b|nd\b|rd\b|th\b)|(?:{'|'.join(_CARDINALS)})\b(?!-))"
ORDINAL = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)\b|(?:{'|'.join(sorted(w.ALL_ORDINALS, key=len, reverse=True))}"
    rf"|hundredth)\b)"
)


@functools.cache
def words() -> dict[str, Any]:
    """The word lists of `data/tallies.yaml`; `units` as a set."""
    data: dict[str, Any] = yaml.safe_load(_DATA.read_text("utf-8"))
    data["units"] = frozenset(data["units"].split())
    return data


@functools.cache
def unit_pattern() -> str:
    """An alternation of the units, the longest first."""
    return w.any_of(words()["units"])


def count(word: str) -> int | None:
    """The number a cardinal or ordinal says, None where it says none or more than 10,000."""
    word = word.lower().strip()
    if word in w.ALL_ORDINALS:
        return w.ALL_ORDINALS[word]
    if word == "hundredth":
        return 100
    figure = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    value = float(figure[1]) if figure else w.number(word)
    return int(value) if value is not None and value <= 10_000 else None


_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_COUNTING = frozenset([*_CARDINALS, *w.ALL_ORDINALS, "hundredth", "once", "twice", "thrice"])


def worth_reading(text: str, start: int, end: int) -> bool:
    """True where a sentence holds a number at all; most do not, and need no pattern."""
    return any(t[0].isdigit() or t.lower() in _COUNTING for t in _TOKEN.findall(text, start, end))


@dataclass(frozen=True)
class Part:
    """One addend with its place in the text."""

    count: int
    what: str
    start: int
    end: int


_SPLIT = re.compile(
    r"\s*(?:[,;]\s*(?:and|plus|then|&)?|\b(?:and|plus|as well as|along with|followed by)\b|&)\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?:then |also |just |only |another |some |the (?:other )?)?({CARDINAL}|an?\b|another\b)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_NUMBER = re.compile(
    r"^(?:percent|per cent|%|years?|months?|weeks?|days?|hours?|minutes?|a\.?m|p\.?m|million|billion"
    r"|thousand|people|km|kilomet)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:were |was |are |is |have been |took place |of them |of which |of these |held |being )+",
    re.IGNORECASE,
)


@functools.cache
def _this() -> re.Pattern[str]:
    leads = "|".join(re.escape(lead) for lead in words()["this_one"])
    return re.compile(rf"(?:{leads})\b.*?\b(?:{unit_pattern()}|one|time)\b", re.IGNORECASE | re.DOTALL)


@functools.cache
def _the_one() -> re.Pattern[str]:
    return re.compile(
        rf"the (?:[\w-]+ ){{0,3}}{unit_pattern()}(?: (?:itself|in|at|of)\b.*)?", re.IGNORECASE | re.DOTALL
    )


@functools.cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\b{unit_pattern()}\b", re.IGNORECASE)


MOST = 24  # parts of one tally


def parts_of(text: str, start: int, end: int) -> list[Part]:
    """The addends in text[start:end): "six calls, five visits and now this summit" gives 6, 5 and 1.

    An item without a number of its own belongs to the addend before it; items that are no part of a list
    give nothing at all.
    """
    found: list[Part] = []
    at = start
    cuts = [(m.start(), m.end()) for m in _SPLIT.finditer(text, start, end)] + [(end, end)]
    for cut_start, cut_end in cuts:
        item, item_start = text[at:cut_start], at
        at = cut_end
        if not item.strip():
            continue
        if len(found) == MOST:
            break
        part = _part(item, item_start)
        if part is not None:
            found.append(part)
        elif found:
            last = found[-1]
            stop = item_start + len(item.rstrip())
            found[-1] = Part(last.count, text[last.end - len(last.what) : stop].strip(), last.start, stop)
    return found


def _part(item: str, start: int) -> Part | None:
    lead = len(item) - len(item.lstrip(" -—–:(\n"))
    bare = item[lead:].rstrip()
    opened = re.match(
        r"(?:including|namely|that is|i\.e\.|of which|of them|of these|with|comprising)\s+",
        bare,
        re.IGNORECASE,
    )
    if opened:
        lead += opened.end()
        bare = bare[opened.end() :]
    if _this().match(bare) or _the_one().fullmatch(bare):
        return Part(1, bare, start + lead, start + lead + len(bare))
    match = _NUMBERED.match(bare)
    if match is None or _OTHER_NUMBER.match(match[2]):
        return None
    value = 1 if match[1].lower() in ("a", "an", "another") else count(match[1])
    if value is None or (match[1].lower() in ("a", "an") and not _unit().search(match[2])):
        return None
    what = _BARE.sub("", match[2], count=1) if _BARE.match(match[2]) else match[2]
    return Part(value, what.strip() or bare, start + lead, start + lead + len(bare))
