"""What could be a name: every run of capitalised words of a text, and every part of one.

Nothing is decided here. "Harbour Master Jane Doe" gives Harbour Master, Master Jane Doe, Jane Doe and so on;
which of them is a name, and whose, is weighed in turns_head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.turns_people import people

_POSSESSIVE = re.compile(
    r"[’'](?:s|nın|nin|nun|nün|ın|in|un|ün|ya|ye|ı|i|u|ü|yı|yi|a|e|da|de|ta|te|la|le|yla|yle|dan|den|na|ne|ni|nı|nu|nü|nda|nde|ndan|nden)$"
)
_TOKEN = re.compile(
    r"[^\W\d_]\.(?=\s?(?:[^\W\d_a-zа-яіїєґ]|(?:van|von|de|da|di|der|ter|den|al|el|bin)\b))|St\.(?=\s[^\W\d_a-z])|[^\W_]+(?:[’'ʼʻ.&-][^\W_]+)*|[^\w\s]",
    re.UNICODE,
)
_ELIDED = re.compile(r"(?:d|l|qu|dell|all)['’](?=[^\W\d_a-zà-ÿ])")
_RETIRED = re.compile(r" \((?:ret|retd|res|rtd)\.?\)|(?<= )a\. ?D\.(?= )", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]{2,}(?:\.[\w-]{2,})?\.[a-z]{2,6}")
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|us|ul)-[A-ZА-Я]")
_QUOTED = re.compile(r"[«„“‘\"]([^«»„“”‘’\"\n.!?]{2,40})[»“”’\"]")
_ARABIC = re.compile(
    r"(?:الدكتور|الدكتورة|السفير|السفيرة|الأستاذ|الأستاذة|اللواء|الباحث|الباحثة|المحلل|المحللة|الخبير|الخبيرة|السيد|السيدة|المحامي|المحامية|المؤرخ|المؤرخة|"
    r"الوزير|الوزيرة|الناشط|الناشطة|حوار مع|مقابلة مع|لقاء مع)"
    r"(?:\s+ال\w+){0,2}?\s+(?!ال)((?!مع\b)\w+(?:\s+\w+){1,3}?)(?=\s*[،,.:؛()\n\-—–]|\s+(?:حول|عن|في|مدير|مديرة|أستاذ|أستاذة|الباحث|الباحثة|رئيس|رئيسة|إن|على|من)\b|$)"
)
_ARABIC_HEAD = re.compile(r"^\W*((?!ال)[\u0620-\u06d3]\w*(?:\s+[\u0620-\u06d3]\w*){1,3})\s*:")
_CALLED = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]+\s){1,3}[\"“«][^\W\d_a-z][\w ]{1,20}[\"”»](?:\s[^\W\d_a-z][\w’'-]+){1,3}"
)
_NUMBERS = frozenset(["no", "nr", "vol", "№"])
_LONGEST = 6
_MANY = 7


def mixed(word: str) -> bool:
    """True for MidNews: a capital inside a word."""
    return re.search(r"[a-zа-я][A-ZА-Я]", word) is not None and not word.startswith(
        ("Mc", "Mac", "De", "Le", "La", "O’")
    )


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign [start, end) of a text."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """True for what could be part of a name."""
        word = self.text
        return word[:1].isupper() or mixed(word) or _ARTICLE.match(word) is not None


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens [first, last] of a text that could be a name."""

    first: int
    last: int
    text: str
    quoted: bool = False


def tokens(text: str) -> list[Token]:
    """Words and signs; the ending of a possessor is a token of its own; "(ret.)" in a title is none."""
    found: list[Token] = []
    for match in _TOKEN.finditer(_RETIRED.sub(lambda aside: " " * len(aside[0]), text)):
        word, start = match.group(), match.start()
        elided = _ELIDED.match(word)
        if elided and not (found and found[-1].capital and found[-1].end + 1 == start):
            found.append(Token(start, start + elided.end(), elided[0]))
            word, start = word[elided.end() :], start + elided.end()
        owner = _POSSESSIVE.search(word)
        if owner and owner.start() > 0:
            cut = start + owner.start()
            found += [
                Token(start, cut, word[: owner.start()]),
                Token(cut, match.end(), word[owner.start() :]),
            ]
        else:
            found.append(Token(start, match.end(), word))
    return found


def spans(text: str, words: list[Token]) -> list[Span]:
    """Every span of a text that could be a name."""
    found: dict[tuple[int, int], Span] = {}
    for run in _runs(text, words):
        longest = 3 if sum(1 for at in run if words[at].capital) > _MANY else _LONGEST
        for i, first in enumerate(run):
            for last in run[i : i + longest]:
                if words[first].capital and words[last].capital:
                    found[first, last] = Span(first, last, text[words[first].start : words[last].end])
    starts = {word.start: at for at, word in enumerate(words)}
    ends = {word.end: at for at, word in enumerate(words)}
    for quote in _QUOTED.finditer(text):
        first, last = starts.get(quote.start(1), -1), ends.get(quote.end(1), -1)
        if 0 <= first <= last < first + _LONGEST and words[first].text[:1].isupper():
            found[first, last] = Span(first, last, quote.group(1), quoted=True)
    for nick in _CALLED.finditer(text):
        first, last = starts.get(nick.start(), -1), ends.get(nick.end(), -1)
        if 0 <= first <= last and words[first].capital and words[last].capital:
            found[first, last] = Span(first, last, nick.group())
    for first, last in _arabic(text, starts, ends):
        found[first, last] = Span(first, last, text[words[first].start : words[last].end])
    for at, word in enumerate(words):
        if _DOMAIN.fullmatch(word.text) and not word.text[0].isdigit():
            found[at, at] = Span(at, at, word.text)
    return [span for span in found.values() if not _no_name([w.casefold() for w in span.text.split()])]


def _no_name(words: list[str]) -> bool:
    """True for titles alone, and for what ends in the mark of a number ("Strait Papers No")."""
    return all(word in people().honorifics for word in words) or words[-1] in _NUMBERS


def _arabic(text: str, starts: dict[int, int], ends: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Names in Arabic, which has no capitals: after a title, or before the colon of a headline."""
    for match in [*_ARABIC.finditer(text), *_ARABIC_HEAD.finditer(text)]:
        first, last = starts.get(match.start(1), -1), ends.get(match.end(1), -1)
        if 0 <= first <= last:
            yield first, last


def _runs(text: str, words: list[Token]) -> Iterator[list[int]]:
    """Runs of capitalised words parted by single spaces, with the words that join names inside them."""
    run: list[int] = []
    held: list[int] = []
    for at, word in enumerate(words):
        beside = not run or (
            at - 1 == (held or run)[-1] and text[words[at - 1].end : word.start] in (" ", "\u00a0", "-", "")
        )
        if not beside:
            yield run
            run, held = [], []
        if word.capital:
            run += [*held, at]
            held = []
        elif (
            run
            and len(held) < 3
            and (word.text in people().joining or word.text.casefold() in people().particles)
        ):
            held.append(at)
        elif run:
            yield run
            run, held = [], []
    if run:
        yield run


__all__ = ["Span", "Token", "spans", "tokens"]
