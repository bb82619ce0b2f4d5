"""The condition a statement sets: "if ...", "only after ...", "provided ...", "in exchange for ..."."""

from __future__ import annotations

import functools
import re
from typing import Any

from detente.reading.cues import loaded

_END = re.compile(r"[,;:.!?—\n]|\s[–-]\s|[\"”]|\bthen\b")
LONGEST = 300


@functools.cache
def _data() -> dict[str, Any]:
    return loaded("conditions.yaml")


@functools.cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(_data()["openers"]) + r")\b", re.IGNORECASE)


@functools.cache
def _guards() -> re.Pattern[str]:
    return re.compile(str(_data()["guards"]), re.IGNORECASE)


def condition_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Offsets of the first condition in text[start:end), None where it sets none.

    A condition runs from its opener to the next comma or stop; one that a comma cuts short right after the
    opener
    ("if, as we hope, ...") runs on.
    """
    for found in _opener().finditer(text, start, end):
        before = text[max(start, found.start() - 24) : found.start()].lower().split()
        if before and before[-1].strip(",") in _data()["not_before"]:
            continue
        if (
            found[0].lower() == "provided"
            and not text[max(start, found.start() - 3) : found.start()].rstrip().endswith(",")
            and found.start() > start
        ):
            continue
        if found[0].lower() in _data()["guarded"] and not _guards().search(
            text, max(start, found.start() - 200), min(end, found.end() + 200)
        ):
            continue
        stop = _stop(text, found.end(), end)
        if stop - found.end() >= 3:
            return found.start(), stop
    return None


def _stop(text: str, begin: int, end: int) -> int:
    limit = min(end, begin + LONGEST)
    for mark in _END.finditer(text, begin, limit):
        if mark[0] == "." and text[mark.start() - 1 : mark.start()].isupper():
            continue
        if mark[0] == "," and mark.start() - begin < 4:
            continue
        return mark.start() - (1 if text[mark.start() - 1 : mark.start()] == " " else 0)
    return limit
