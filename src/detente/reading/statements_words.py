"""A text cut into words and sentences for the statement rules, with the quoted stretches masked.

A sentence here never ends inside a quotation: `"We tried. We failed," he said.` is one sentence, because
its speaker stands outside the marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from detente.reading.cues import verbs, word_class
from detente.reading.quotes import Quotation, quotations

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[^\W_]+(?:[-’'.][^\W_]+)*"
    r"|['’](?:s|ve|d|ll|re)\b"
    r"|''|``|--+|\n\s*\n|\n|\S"
)
LONGEST = 400
"""Words after which a sentence is cut whatever follows."""
_ENDS = frozenset(".?!…")
_CLOSERS = frozenset(["”", '"', "''", "»", ")", "]", "’", "'", "“"])


@dataclass(frozen=True)
class Words:
    """Words of a text: `low` lower-cased, `quoted` the number of the quotation a word stands in, or -1."""

    text: str
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    quoted: list[int]
    quotes: list[Quotation]
    sentences: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]

    def at(self, offset: int) -> int:
        """The first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)


def words_of(text: str) -> Words:
    """Cut a text; linear in its length."""
    found = list(_WORD.finditer(text))
    words = ["—" if m[0] == "-" and _spaced(text, m.start()) else m[0] for m in found]
    low = [w.lower().replace("’", "'") for w in words]
    starts = [m.start() for m in found]
    ends = [m.end() for m in found]
    quotes = quotations(text)
    quoted = _mask(starts, quotes)
    paragraphs = _paragraphs(words)
    cut = Words(text, words, low, starts, ends, quoted, quotes, [], paragraphs)
    for first, last in paragraphs:
        cut.sentences.extend(_sentences(cut, first, last))
    return cut


def _spaced(text: str, at: int) -> bool:
    """A hyphen with space on both sides is a dash."""
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()


def _mask(starts: list[int], quotes: list[Quotation]) -> list[int]:
    quoted = [-1] * len(starts)
    i = 0
    for number, quote in enumerate(quotes):
        while i < len(starts) and starts[i] < quote.start:
            i += 1
        while i < len(starts) and starts[i] < quote.end:
            quoted[i] = number
            i += 1
    return quoted


def _paragraphs(words: list[str]) -> list[tuple[int, int]]:
    """Word ranges between line breaks; a line that goes on in lower case after no full stop is a wrapped
    one."""
    found: list[tuple[int, int]] = []
    first = 0
    for i, word in enumerate(words):
        if word[0] != "\n":
            continue
        wrapped = (
            word.count("\n") == 1
            and 0 < i < len(words) - 1
            and words[i - 1] not in (".", "?", "!", ":", ";", "”", '"')
            and words[i + 1][0].islower()
        )
        if not wrapped:
            if i > first:
                found.append((first, i))
            first = i + 1
    if first < len(words):
        found.append((first, len(words)))
    return found


def _sentences(cut: Words, first: int, last: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = first
    i = first
    while i < last:
        if (i - start >= LONGEST and cut.quoted[i] < 0) or i - start >= 4 * LONGEST:
            found.append((start, i + 1))
            start = i = i + 1
        elif _ends_sentence(cut, i, last):
            end = i + 1
            while end < last and cut.words[end] in _CLOSERS and not _opens(cut, end):
                end += 1
            found.append((start, end))
            start = i = end
        else:
            i += 1
    if start < last:
        found.append((start, last))
    return found


def _opens(cut: Words, i: int) -> bool:
    """True where this mark begins the next quotation."""
    number = cut.quoted[i]
    return number >= 0 and cut.quotes[number].start == cut.starts[i]


def _ends_sentence(cut: Words, i: int, last: int) -> bool:
    word = cut.words[i]
    if word[0] not in _ENDS and not _abbreviated_end(cut, i, last):
        return False
    number = cut.quoted[i]
    after = i + 1
    if number >= 0:
        if cut.quotes[number].end - cut.ends[i] > 2 or not cut.quotes[number].closed:
            return False  # inside a quotation nothing ends
        while after < last and cut.quoted[after] == number:
            after += 1
        if _cue_follows(cut, after, last, word == "."):
            return False
    else:
        while after < last and cut.words[after] in (")", "]"):
            after += 1
    if after >= last:
        return True
    following = cut.words[after]
    if cut.starts[after] == cut.ends[after - 1] and not _opens(cut, after):
        return number >= 0
    if following[0].islower():
        return False
    previous = cut.low[i - 1].strip(".") if i else ""
    return not (
        word == "."
        and number < 0
        and cut.starts[i] == cut.ends[i - 1]
        and (
            previous in word_class("titles")
            or previous in word_class("abbreviations")
            or (len(previous) == 1 and previous.isalpha() and cut.words[i - 1].isupper())
        )
    )


def _abbreviated_end(cut: Words, i: int, last: int) -> bool:
    """ "... in the U.S. The ..." ends a sentence where a common opener follows."""
    if not cut.words[i].endswith(".") or len(cut.words[i]) < 3 or i + 1 >= last:
        return False
    return cut.words[i + 1] in (
        "The",
        "In",
        "But",
        "He",
        "She",
        "It",
        "They",
        "And",
        "On",
        "A",
        "This",
        "“",
        '"',
    )


def _cue_follows(cut: Words, after: int, last: int, stopped: bool) -> bool:
    """`"Really?" the minister asked.`: a cue within a few words and before any stop."""
    known = verbs()
    for j in range(after, min(last, after + 9)):
        if cut.words[j] in ",.;:" or cut.quoted[j] >= 0:
            return False
        cue = known.get(cut.low[j])
        if cue and "q" in cue.frames and cue.tense in ("past", "third"):
            return not stopped or (j + 1 < last and cut.words[j + 1] == ".")
    return False
