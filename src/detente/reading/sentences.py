"""Sentences of a page: quick, in many languages, never across a block, never in furniture."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.reading.blocks import laid_out
from detente.reading.page import Page

_DATA = Path(__file__).parent / "data" / "sentences.yaml"
_STOP = re.compile(r"[.!?…؟۔।。！？]+")
_CLOSERS = "\"'”’»›)]}*_“"
_OPENERS = "\"'“‘«‹([{*_¿¡„—–-"
_WIDE = "。！？"
_WORD_START = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"(?:[^\W\d_]+(?:[.\-’'][^\W\d_]+)*|№)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [start, end) of the text; `block` is its place in `blocks(page)`."""

    start: int
    end: int
    block: int

    @property
    def block_index(self) -> int:
        """The same as `block`."""
        return self.block


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    data: dict[str, str] = yaml.safe_load(_DATA.read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def _abbreviated(before: str, after: str) -> bool:
    """True where the full stop after `before` belongs to a word and the sentence goes on in `after`."""
    found = _WORD.search(before)
    if found is None:
        return before[-1:].isdigit() and (after[:1].islower() or _ordinal(before, after))
    word, known = found.group(), _words()
    folded = word.casefold()
    capital = after[:1].isupper() or not after[:1].isalpha()
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        return not (capital and after[:1].isalpha()) or folded not in known["final"] or _goes_on(after)
    if folded in known["numbered"]:
        return after[:1].isdigit()
    if folded in known["months"]:
        return after[:1].isdigit() or after[:1].islower()
    if folded in known["titles"] and (word[:1].isupper() or not word[:1].isascii()):
        return True
    if folded in known["always"] or folded in known["final"]:
        return not capital or folded not in known["final"]
    return False


def _ordinal(before: str, after: str) -> bool:
    """True for "5. Mai": a small number with a month or another noun that ordinals stand before."""
    digits = len(before) - len(before.rstrip("0123456789"))
    word = _WORD_START.match(after)
    return digits <= 2 and word is not None and word.group().casefold() in _words()["ordinal"]


def _goes_on(after: str) -> bool:
    """After "U.S.": a capitalised word that is a title or a name's part, as in "U.S. President"."""
    word = next(iter(after.split(None, 1)), "")
    return len(word) > 3 and word.casefold() not in _words()["starters"]


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end), as offsets into `text`, white space trimmed."""
    found: list[tuple[int, int]] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        cut = _cut(text, at, stop.start(), stop.end(), end)
        if cut is not None and cut > at:
            found.append((at, cut))
            at = cut
            while at < end and text[at].isspace():
                at += 1
    if at < end:
        found.append((at, end))
    return [_trimmed(text, s, e) for s, e in found if text[s:e].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, at: int, stop: int, past: int, end: int) -> int | None:
    """Where a sentence that closes with the stops [stop, past) ends; None where it goes on."""
    marks = text[stop:past]
    close = past
    while close < end and text[close] in _CLOSERS and not _opens(text, close, end):
        close += 1
    if close < end and not text[close].isspace() and marks[-1] not in _WIDE:
        return None
    after = text[close : close + 40].lstrip()
    bare = after.lstrip(_OPENERS + " ")
    if marks == ".":
        if close == past and _abbreviated(text[max(at, stop - 24) : stop], bare):
            return None
        if stop == at or (
            stop - at <= 3 and text[at:stop].strip(_OPENERS).isalnum() and text[at:stop].isdigit()
        ):
            return None
    if bare[:1].islower() and not _new_line(text, close, end):
        return None
    return close


def _opens(text: str, at: int, end: int) -> bool:
    """True where the quotation mark at `at` opens what follows instead of closing what came before."""
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    return text[at] in "\"'“*_" and before.isspace() and at + 1 < end and not after.isspace()


def _new_line(text: str, at: int, end: int) -> bool:
    return "\n" in text[at : min(end, at + 4)]


def sentences(page: Page) -> list[Sentence]:
    """The sentences of a page in order; labels, dashes and list marks before them are left out."""
    found = []
    for number, piece in enumerate(page.of(laid_out)):
        if piece.kind == "furniture":
            continue
        found += [Sentence(s, e, number) for s, e in split(page.text, piece.inner, piece.end)]
    return found
