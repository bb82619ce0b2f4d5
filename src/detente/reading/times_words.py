"""The words of time, loaded once from `data/times.yaml`, and the pieces of pattern made of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

_WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "times.yaml").read_text("utf-8"))

MONTHS: dict[str, int] = _WORDS["months"]
WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
SEASONS: dict[str, str] = _WORDS["seasons"]
UNITS: dict[str, str] = _WORDS["units"]
PARTS: dict[str, str] = _WORDS["parts"]
ORDINALS: dict[str, int] = _WORDS["ordinals"]
HOLIDAYS: dict[str, Any] = _WORDS["holidays"]
REFERENCES: dict[str, str] = {word: ref for ref, words in _WORDS["references"].items() for word in words}

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: dict[str, int] = {word: value for value, word in enumerate(_ONES)}
NUMBERS |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
NUMBERS |= {f"{ten}-{one}": NUMBERS[ten] + NUMBERS[one] for ten in _TENS for one in _ONES[1:10]}
NUMBERS |= {"hundred": 100, "a": 1, "an": 1, "dozen": 12}

_ORDINAL_TENS = {ten[:-1] + "ieth": value for ten, value in ((t, NUMBERS[t]) for t in _TENS)}
ALL_ORDINALS: dict[str, int] = dict(ORDINALS)
ALL_ORDINALS |= {f"{word}th": value for word, value in NUMBERS.items() if 13 <= value <= 19}
ALL_ORDINALS |= _ORDINAL_TENS
ALL_ORDINALS |= {f"{t}-{o}": NUMBERS[t] + ORDINALS[o] for t in _TENS for o in list(ORDINALS)[:9]}


def any_of(words: Any) -> str:
    """An alternation of words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def number(word: str) -> float | None:
    """The number a word or a figure says ("twenty-one", "1,500", "5 1/2"), None where it says none."""
    word = (
        word.strip().lower().removeprefix("a ").removeprefix("an ") if " " in word.strip() else word.lower()
    )
    if word in NUMBERS:
        return float(NUMBERS[word])
    figure = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:[ -]1/2)?", word)
    if figure:
        value = float(figure[1].replace(",", "") + (figure[2] or ""))
        return value + 0.5 if word.endswith("1/2") else value
    pair = re.fullmatch(r"([a-z-]+) (?:(hundred|thousand))(?: and ([a-z-]+)| ([a-z-]+))?", word)
    if pair and pair[1] in NUMBERS:
        rest = NUMBERS.get(pair[3] or pair[4] or "zero")
        return (
            None if rest is None else float(NUMBERS[pair[1]] * (100 if pair[2] == "hundred" else 1000) + rest)
        )
    return float(NUMBERS[word.replace(" ", "-")]) if word.replace(" ", "-") in NUMBERS else None


MONTH = (
    rf"(?:{any_of(m for m in MONTHS if len(m) > 4 or m in ('june', 'july', 'may'))}\b"
    rf"|{any_of(m for m in MONTHS if len(m) <= 4 and m not in ('june', 'july', 'may'))}\b\.?)"
)
WEEKDAY = rf"(?:{any_of(w for w in WEEKDAYS if w.endswith('day'))}\b)"
WEEKDAY_SHORT = rf"(?:{any_of(WEEKDAYS)}\b\.?)"
SEASON = rf"(?:{any_of(SEASONS)}\b)"
PART = rf"(?:{any_of(PARTS)}\b)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|century|centuries|millennium|millennia)\b"
)
LONG_UNIT = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries)\b"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:[ -]1/2)?|(?:"
    + any_of(w for w in NUMBERS if w not in ("a", "an", "dozen", "hundred", "zero"))
    + r"|a|an)\b(?: (?:hundred|thousand)\b)?|(?:a )?dozen\b)"
)
VAGUE = r"(?:a few|few|several|a couple of|couple of|a couple|many|some|a number of|dozens of|countless)\b"
ABOUT = (
    r"(?:about|around|nearly|almost|approximately|roughly|some|more than|less than|fewer than|at least|at"
    r" most|up to|just over|just under)\b"
)
PHASE = (
    r"(?:(?:(?:very )?early|late|later|earlier|mid|middle)(?: in| of)?|"
    r"(?:the )?(?:beginning|start|middle|end|close|second half|first half|latter half|eve) of)\b"
)
