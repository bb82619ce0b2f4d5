"""The lines of a dictionary without comments, and names as the words that a text is searched for."""

from __future__ import annotations

import re

Words = tuple[str, ...]
_REMARK = re.compile(r"<\s?!.*?-->", re.DOTALL)
_COMMENT = re.compile(r"(?:^|(?<=[\s\]]))#.*$", re.MULTILINE)


def clean(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in _COMMENT.sub("", _REMARK.sub("", text)).splitlines() if line.strip()]


_PIECE = re.compile(r"(?:[^\W_]\.){2,}[^\W_]?|[^\W_]\.(?=\s|$)|[^\W_]+(?:[-’'.&/][^\W_]+)*", re.UNICODE)


def pieces(text: str) -> list[re.Match[str]]:
    """The words of a text: letters and figures, with the marks that hold them together ("U.N.",
    "Al-Qaeda")."""
    return list(_PIECE.finditer(text))


def words_of(name: str) -> Words:
    """A dictionary's name ("PRESIDENT_GEORGE_W._BUSH") as words in capitals, without final full stops."""
    return tuple(m[0].upper().replace("’", "'") for m in pieces(name.replace("_", " ").strip()))


def plurals(word: str) -> set[str]:
    """The plural of an English noun by rule, in capitals."""
    if word.endswith(("S", "X", "Z", "CH", "SH")):
        return {word + "ES"}
    if word.endswith("Y") and word[-2:-1] not in "AEIOU":
        return {word[:-1] + "IES"}
    if word.endswith("MAN"):
        return {word[:-3] + "MEN"}
    return {word + "S"}
