"""What stands around a name and what it is made of, as features that a learned head weighs.

Features are strings: the words to the left and right, the shape of the name, its place on the page, what the
sentence begins with. Words are taken as they are, whatever they mean; no list decides who asks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from detente.reading.blocks_words import entries
from detente.reading.turns_cues import cues
from detente.reading.turns_people import people, public
from detente.reading.turns_spans import Span, Token

_FILE = Path(__file__).parent / "data" / "turns_mentions.yaml"
_DATA: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
_SUBJECTS: dict[str, str] = {
    word: kind for kind, words in _DATA["opening"].items() for word in entries(words)
}
_PREPOSITIONS = frozenset(entries(_DATA["prepositions"]))
_CALENDAR = frozenset(entries(_DATA["calendar"]))
_END = frozenset(".!?؟…")
_SIDES = 10
_NAMES = ("<C>", "<G>")


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the page outside its turns: where it stands, its tokens, and its words as compared."""

    where: str
    text: str
    words: list[Token]
    plain: list[str]
    classes: list[str]
    number: int


def place(where: str, text: str, words: list[Token], number: int) -> Place:
    """A part with its words as they are compared: names that are no known word all alike."""
    low = [word.text.casefold() for word in words]
    common = _titled(words)
    plain, classes = [], []
    for at, word in enumerate(words):
        opens = at == 0 or words[at - 1].text in _END or words[at - 1].text in ':—–«“"*'
        kind = _class(low[at])
        named = (
            word.capital
            and not common
            and not (opens and (at + 1 == len(words) or not words[at + 1].capital))
        )
        plain.append(f"<{kind or 'C'}>" if named else "0" if low[at].isdigit() else low[at])
        classes.append(kind)
    return Place(where, text, words, plain, classes, number)


def _titled(words: list[Token]) -> bool:
    """True where capitals say nothing: nearly all longer words of the line have them."""
    longer = [word for word in words if len(word.text) > 3]
    return len(longer) >= 3 and sum(word.capital for word in longer) * 10 >= 8 * len(longer)


@functools.lru_cache(maxsize=4096)
def _class(word: str) -> str:
    known = people()
    if word in _CALENDAR:
        return "calendar"
    if word in _SUBJECTS or word in _PREPOSITIONS:
        return "function"
    if known.journalist.fullmatch(word):
        return "journalist"
    if word in known.honorifics:
        return "title"
    if known.role.fullmatch(word):
        return "role"
    if known.outlet.fullmatch(word):
        return "outlet"
    if known.organisation.fullmatch(word):
        return "organisation"
    return ""


def marked(at: Place, guest: set[str]) -> Place:
    """A part in which the words of the guest's name are read as the guest."""
    if not guest or not any(word.text.casefold() in guest for word in at.words):
        return at
    plain = [
        "<G>" if word.capital and word.text.casefold() in guest else old
        for word, old in zip(at.words, at.plain, strict=True)
    ]
    return replace(at, plain=plain)


def made_of(span: Span, at: Place, common: frozenset[str]) -> Iterator[str]:
    """Features of a name itself; `common` are words that the page also writes small."""
    words = at.words[span.first : span.last + 1]
    low = [word.text.casefold() for word in words]
    classes = at.classes[span.first : span.last + 1]
    capitals = sum(word.capital for word in words)
    shape = f"{capitals}+{len(words) - capitals}{'q' * span.quoted}"
    yield f"shape {shape}"
    yield f"first {classes[0]} {shape}"
    yield f"last {classes[-1]} {shape}"
    yield f"kinds {' '.join(sorted(set(classes)))}"
    yield f"opens with {low[0] if low[0] in people().leading or low[0] in people().particles else ''}"
    yield f"announces {any(cues().announcing.fullmatch(word) is not None for word in low)}"
    yield f"common {min(2, sum(word in common for word in low))} {shape}"
    yield f"common first {low[0] in common} last {low[-1] in common}"
    yield f"public {span.text.casefold() in public()}"
    yield f"last word {low[-1]}"
    yield f"last letters {low[-1][-3:]}"
    yield f"first letters {low[0][-3:]} {len(words) > 1}"
    if all(word.text.isupper() for word in words):
        yield f"upper {shape} {len(words[0].text) <= 5}"
    if any(re.search(r"[a-zа-я][A-ZА-Я]", word.text) for word in words):
        yield "mixed"
    if "." in span.text or any(letter.isdigit() for letter in span.text):
        yield f"dotted {re.search(r'[.][a-z]', span.text) is not None}"


def around(span: Span, at: Place, seen: int) -> Iterator[str]:
    """Features of one mention: `seen` is how many other people its part has named before."""
    left, right = _sides(span, at)
    l1, l2, l3 = ([*reversed(left), "^", "^", "^"])[:3]
    r1, r2, r3 = ([*right, "$", "$", "$"])[:3]
    where = at.where
    opening = _opening(span, at)
    yield from (
        f"l {l1}",
        f"ll {l2} {l1}",
        f"lll {l3} {l2} {l1}",
        f"r {r1}",
        f"rr {r1} {r2}",
        f"rrr {r1} {r2} {r3}",
    )
    yield from (
        f"lr {l1} {r1}",
        f"llr {l2} {l1} {r1}",
        f"lrr {l1} {r1} {r2}",
        f"{where} l {l1}",
        f"{where} r {r1}",
        f"{where} lr {l1} {r1}",
    )
    yield from (
        f"opening {opening}",
        f"opening {opening} l {l1}",
        f"opening {opening} r {r1}",
        f"{where} opening {opening}",
    )
    yield f"{where} seen {min(seen, 2)}"
    yield f"seen {min(seen, 2)} l {l1}"
    yield f"seen {min(seen, 2)} r {r1}"
    yield from (f"l end {l1[-3:]}", f"r end {r1[-3:]}", f"r2 end {r1} {r2[-3:]}")
    beside = at.words[span.first - 1].capital if span.first else False
    following = at.words[span.last + 1].capital if span.last + 1 < len(at.words) else False
    yield from _joined(span, at)
    yield f"in run {beside and l1 != '^'} {following and r1 != '$'}"
    if beside:
        yield f"after {at.classes[span.first - 1]} {at.words[span.first - 1].text.casefold()[-3:]}"
        named = span.first > 1 and at.words[span.first - 2].capital
        yield f"after kind {at.classes[span.first - 1]} {named}"
    outside = len(at.words) - (span.last - span.first + 1)
    yield f"{where} line {min(outside, 4)} {span.first == 0} {span.last + 1 >= len(at.words) - 1}"
    yield f"part {where} {min(at.number, 3)}"
    for word in set(left[-_SIDES:]):
        yield f"lb {word}"
        yield f"lb {word} {opening}"
    for word in set(right[:_SIDES]):
        yield f"rb {word}"
    prepositions = [(distance, word) for distance, word in enumerate(reversed(left)) if word in _PREPOSITIONS]
    if prepositions:
        distance, word = prepositions[0]
        yield f"lp {word} {min(distance, 3)}"
        yield f"lp {word} {opening}"
        before = [*reversed(left), "^"][distance + 1]
        yield f"lpp {before} {word}"


def _joined(span: Span, at: Place) -> Iterator[str]:
    """Features of a name that a small word of names joins to the next: "Rosario" in "María del Rosario"."""
    words = at.words
    before = [word.text for word in words[max(0, span.first - 3) : span.first]]
    after = [word.text for word in words[span.last + 1 : span.last + 4]]
    small = people().particles
    for side, near, far in (("left", before[::-1], before[-2::-1]), ("right", after, after[1:])):
        if near and near[0].casefold() in small and any(word[:1].isupper() for word in far):
            yield f"joined {side}"
            yield f"joined {side} {near[0].casefold()}"


def _sides(span: Span, at: Place) -> tuple[list[str], list[str]]:
    """The words of the sentence before and after a span, runs of names drawn together."""
    left: list[str] = []
    for word in at.plain[: span.first]:
        if word in _END and not (left and len(left[-1]) <= 2):
            left = ["."]
        elif not (word in _NAMES and left and left[-1] == word):
            left.append(word)
    right: list[str] = []
    for word in at.plain[span.last + 1 :]:
        if not (word in _NAMES and right and right[-1] == word):
            right.append(word)
        if word in _END:
            break
    return left, right


def _opening(span: Span, at: Place) -> str:
    """What the sentence of a span begins with: itself, a pronoun, we, another name, anything else."""
    start = span.first
    while start > 0 and at.words[start - 1].text not in _END:
        start -= 1
    while start < span.first and not at.words[start].text[:1].isalnum():
        start += 1
    if start >= span.first:
        return "self"
    word = at.words[start].text.casefold()
    if word in _SUBJECTS:
        return _SUBJECTS[word]
    if at.words[start].capital and start + 1 < len(at.words) and at.words[start + 1].capital:
        return "inside" if all(word.capital for word in at.words[start : span.first]) else "name"
    return "word"


__all__ = ["Place", "around", "made_of", "marked", "place"]
