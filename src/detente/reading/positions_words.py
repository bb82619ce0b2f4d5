"""The words by which stands are read (data/positions.yaml), compiled once."""

from __future__ import annotations

import functools
import re
from typing import Any

from detente.reading.cues import loaded

_A = r"(?:the |its |their |all |any |an? )?"


@functools.cache
def _data() -> dict[str, Any]:
    return loaded("positions.yaml")


def _either(name: str) -> str:
    return f"(?:{'|'.join(_data()[name])})"


@functools.cache
def called() -> frozenset[str]:
    """Cues by which something is called a name."""
    return frozenset(_data()["called"])


@functools.cache
def declared() -> frozenset[str]:
    """Cues by which something is declared."""
    return frozenset(_data()["declared"])


@functools.cache
def scorn() -> re.Pattern[str]:
    """What is called of a proposal by who rejects it."""
    return re.compile(rf"\b{_either('scorn')}\b")


@functools.cache
def given() -> re.Pattern[str]:
    """What is offered by declaring it, at the start of the words."""
    return re.compile(rf"\W*{_A}(?:[\w-]+ ){{0,3}}?{_either('given')}\b")


@functools.cache
def demanded() -> re.Pattern[str]:
    """An order with a return ("lift it and we will ..."), or terms that are named."""
    order = rf"^\W*{_either('orders')} (?:us|them|him|her|it|the|our|your|their|all|every|back|up|over|out)\b"
    terms = r"\b(?:our|their|his|its|the) (?:conditions?|demands?|terms|price) (?:is|are|remains?|was|were)\b"
    return re.compile(rf"{order}.{{0,120}}\b(?:and|or|then) (?:we|you|i|they|there)\b|{terms}(?! not)")


@functools.cache
def shut() -> re.Pattern[str]:
    """That something is not to be had."""
    return re.compile(rf"\b{_either('shut')}")


@functools.cache
def deeds() -> dict[str, re.Pattern[str]]:
    """What parties do that takes a stand, by stance, from the words right after the party."""
    return {
        stance: re.compile(rf"\s*(?:\w+ ){{0,3}}?(?:{'|'.join(words)})")
        for stance, words in _data()["deeds"].items()
    }


@functools.cache
def talks() -> re.Pattern[str]:
    """The talks that are left, boycotted ..."""
    return re.compile(rf"\s*(?:in |of |to |from )?{_A}(?:[\w'’-]+ ){{0,3}}?{_either('talks')}\b")


@functools.cache
def anybody() -> re.Pattern[str]:
    """A party without a name that opens a clause ("The army ..."), as group 1; the words are not lowered."""
    opening = r"(?:[“\"]\s*)?(?:(?:But|And|Yet|Meanwhile),? )?(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is) )?"
    return re.compile(rf"{opening}((?:[\w’'-]+ ){{0,4}}?{_either('parties')})\b")
