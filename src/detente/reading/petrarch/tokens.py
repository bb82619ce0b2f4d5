"""The words of a sentence with what they can be: article, preposition, verb, name; no parser, only lists and
forms.

Tags: D article or the like, P preposition, C "and", S subordinator, O pronoun, B be, H have and do, M modal,
T "to"
before a verb, Z negation, R adverb, A possessive 's, V verb, N anything else; marks of punctuation are
themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.petrarch.forms import listed, participles, pasts

_TOKEN = re.compile(
    r"(?P<clitic>n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|['’](?=\s|$))"
    r"|(?P<word>(?:[^\W_]\.){2,}[^\W_]?|[A-Z]\.(?=\s)|[^\W\d_]+?(?=n['’]t\b)|\d[\d.,]*\d(?:-[^\W_]+)*|[^\W_]+(?:[-.&/][^\W_]+|['’](?!s\b|re\b|ve\b|ll\b|d\b|m\b|t\b)[^\W_]+)*)"
    r"|(?P<mark>[.,;:()\[\]\"“”`?!–—-]+)",
    re.UNICODE | re.IGNORECASE,
)
_OPENS = ("anti-", "pro-", "non-", "ex-")


@dataclass
class Token:
    """One word: offsets into the text, its capitals, its tag, and the dictionary's verb form it opens, if
    any."""

    start: int
    end: int
    word: str
    tag: str
    shape: str  # as written


_LISTS = (
    ("not", "Z"),
    ("be", "B"),
    ("have", "H"),
    ("do", "H"),
    ("modals", "M"),
    ("conjunctions", "C"),
    ("determiners", "D"),
    ("subordinators", "S"),
    ("prepositions", "P"),
    ("pronouns", "O"),
    ("adverbs", "R"),
    ("numbers", "N"),
)


def _tag(word: str) -> str:
    for name, tag in _LISTS:
        if word in listed(name):
            return tag
    if word.endswith("LY") and len(word) > 4 and word not in listed("not_adverbs"):
        return "R"
    return "N"


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of text[start:end), tagged by the lists alone."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        written = match[0]
        if match["mark"]:
            found.append(Token(match.start(), match.end(), written, written[0], written))
            continue
        at = match.start()
        opening = next((o for o in _OPENS if written.lower().startswith(o) and len(written) > len(o)), "")
        if opening:
            found.append(Token(at, at + len(opening), opening.upper(), "N", opening))
            at, written = at + len(opening), written[len(opening) :]
        word = written.upper().replace("’", "'")
        found.append(Token(at, match.end(), word, _tag(word), written))
    for place, token in enumerate(found):
        _settle(found, place, token)
    return found


def _settle(found: list[Token], place: int, token: Token) -> None:
    """The tags that only the neighbours tell: 's, to, that, her, may."""
    after = found[place + 1] if place + 1 < len(found) else None
    before = found[place - 1] if place else None
    if token.word in ("'S", "'"):
        token.tag = "A" if before is not None and before.tag not in "O" else "B"
    elif token.word == "TO":
        token.tag = "T" if after is not None and after.tag in "NBHRV" and _base(after) else "P"
    elif token.word == "THAT" and (after is None or after.tag in "DONMHB"):
        token.tag = "S"
    elif token.shape == "US" or (token.shape == "May" and place and (after is None or after.tag != "B")):
        token.tag = "N"
    elif token.word == "ACCORDING":
        token.tag = "P"


def _base(token: Token) -> bool:
    """Whether a word may be an infinitive: written small and not a plain plural, past or -ing form."""
    return token.shape[:1].islower() and not token.word.endswith(("ING", "ED"))


def past(word: str) -> bool:
    """Whether a word, in capitals, has the form of a past tense or participle."""
    return word.endswith("ED") or word in pasts()


def participle(word: str) -> bool:
    """Whether a word, in capitals, has the form of a past participle."""
    return word.endswith("ED") or word in participles()


_ADJECTIVE = ("FUL", "OUS", "IVE", "IC", "AL", "ABLE", "IBLE", "LESS", "ISH", "ARY", "ED")


def adjective(word: str) -> bool:
    """Whether a word, in capitals, looks like an adjective."""
    return word in listed("adjectives") or word.endswith(_ADJECTIVE)
