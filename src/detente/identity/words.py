"""Words of a text with their offsets, and the keys under which names are looked up.

A key is the words of a name in lower case, without accents, apostrophes and possessive endings, joined by
one space: "Al-Burhan's" and "al Burhan" share the key "al burhan". So one pass over a text finds every
spelling that differs only in case, hyphen or accent.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])|[^\W_]+(?:['’ʻʼ`´][^\W_]+)*['’]?", re.UNICODE)
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$|['’]$")
_SPECIAL = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ß": "ss", "ð": "d", "þ": "th"})
_MARKS = re.compile(r"['’ʻʼ`´.]")


class Word(NamedTuple):
    """One word: offsets without its possessive ending, its key, and whether it had that ending."""

    start: int
    end: int
    text: str
    key: str
    possessive: bool


@lru_cache(maxsize=50_000)
def key_of(word: str) -> str:
    """The lookup key of one word."""
    low = word.lower()
    if not low.isascii():
        low = "".join(
            c for c in unicodedata.normalize("NFKD", low.translate(_SPECIAL)) if not unicodedata.combining(c)
        )
        low = unicodedata.normalize("NFC", low)
    return _MARKS.sub("", low)


def words(text: str) -> list[Word]:
    """The words of a text in order; linear in its length."""
    found = []
    for match in _WORD.finditer(text):
        raw = match.group()
        bare = _POSSESSIVE.sub("", raw)
        if bare.endswith(".") and bare.count(".") == 1:
            bare = bare[:-1]
        key = key_of(bare)
        if key:
            start = match.start()
            found.append(Word(start, start + len(bare), bare, key, len(bare) != len(raw)))
    return found


def name_key(name: str) -> str:
    """The lookup key of a whole name; "" for a name without words."""
    return " ".join(word.key for word in words(name))
