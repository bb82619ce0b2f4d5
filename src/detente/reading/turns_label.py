"""What could be a speaker's label at the head of a line: "Q:", "RB:", "**Maria Lopez:**", "The Paper:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.blocks_lines import Line
from detente.reading.blocks_words import fold
from detente.reading.turns_cues import cues

_STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–—]?\s*)?"
_OPEN = r"(?:[*_]{1,3}|(?:<(?:b|strong|em|i|u)>)+)?"
_CLOSE = r"(?:[*_]{1,3}|(?:</(?:b|strong|em|i|u)>)+)?"
_COLON = re.compile(
    rf"{_STAMP}(?:[-–—]\s+)?{_OPEN}\s*[«„“‘\"]?(?P<label>[^\W_][^:：\n*<>|?!؟]{{0,78}}?)\s*{_STAMP}{_CLOSE}\s*[:：]\s*{_CLOSE}\s*(?=\S|$)"
)
_LETTER = re.compile(
    rf"{_STAMP}{_OPEN}\s*(?P<label>[^\W\d_]{{1,9}}\.?\s?\d{{0,3}})\s*(?:[.):\-–—|]\s*{_CLOSE}|{_CLOSE}\s*[.):\-–—|])\s*{_CLOSE}\s*(?=\S|$)"
)
_DASHED = re.compile(
    rf"{_STAMP}{_OPEN}\s*(?P<label>[^\W\d_][^:：\n*<>|?!؟,;—–]{{0,40}}?)\s*{_CLOSE}\s+[—–-]\s+{_CLOSE}(?=\S)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?-?){2,4}|[^\W\d_]\.|[^\W\d_a-zа-яё]{2,4}")
_ASIDE = re.compile(r"\s*[(\[].*?[)\]]|\s*,\s.*$")
_TOKEN = re.compile(r"[^\W_]+(?:[.’'\-&/][^\W_]+)*\.?")
_SENTENCE = re.compile(r"[^\W\d_A-ZÀ-ÞА-Я]{4,}[.]\s+[^\W\d_]{3}")
_MASTHEAD = re.compile(r"\||·|\b(?:19|20)\d\d\b")
_QUOTE = re.compile(r"\s(?:\"[^\"]*|“[^”]*|«[^»]*|„[^“”]*)$")
"""A quotation that has begun and goes on: "author of “The Thin Line: ...”"."""
_NUMBERED = re.compile(r"[\s.]*\d{1,3}$")
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "des",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "zu",
        "of",
        "the",
        "and",
        "und",
        "y",
        "e",
        "et",
        "und",
        "i",
        "и",
        "і",
        "та",
        "й",
        "für",
        "for",
        "ould",
        "ag",
        "bint",
        "st",
        "dr",
        "ли",
        "оглы",
        "кызы",
        "улы",
        "uly",
        "qyzy",
        "ұлы",
        "қызы",
    ]
)


@dataclass(slots=True)
class Label:
    """A label at the head of a line: `key` compares, `text` is as written, speech starts at `body`."""

    key: str
    text: str
    body: int
    form: str
    """colon, letter (Q. A.), dash, bold, or own (a line that is nothing else)."""
    role: str | None = None
    """question or answer, where the label itself says so."""


def key_of(label: str) -> str:
    """What two labels are compared by."""
    bare = _ASIDE.sub("", label) or label
    return " ".join(fold(_NUMBERED.sub("", bare).strip(" .*_[]()")).split())


def role_of(key: str) -> str | None:
    """question, answer or either, where a label's key itself says so."""
    known = cues()
    if key in known.question and key in known.answer:
        return "either"
    return "question" if key in known.question else "answer" if key in known.answer else None


def name_like(label: str) -> bool:
    """True where a label could name a person or an outlet: few words, capitals where the script has them."""
    if _MASTHEAD.search(label):
        return False
    bare = _ASIDE.sub("", label).strip()
    words = _TOKEN.findall(bare)
    if not 1 <= len(words) <= 6 or key_of(label) in cues().not_names or len(bare) > 60:
        return False
    lead = words[0]
    if not lead[:1].isupper() and lead[:1].islower() and not re.match(r"[a-z]{1,3}-?[A-Z]", lead):
        return False
    return all(
        w[:1].isupper()
        or not w[:1].islower()
        or w.casefold() in PARTICLES
        or "." in w
        or re.match(r"[a-z]{1,3}-?[A-Z]", w)
        for w in words
    )


def _made(line: Line, text: str, past: int, form: str) -> Label | None:
    text = text.strip(' «»„“”‘’"')
    if _SENTENCE.search(text):
        return None
    key = key_of(text)
    role = role_of(key) if len(key.split()) <= 2 else None
    if not key:
        return None
    if role is None and not name_like(text):
        loose = (
            form == "colon" and text[:1].isupper() and len(key.split()) <= 3 and key not in cues().not_names
        )
        return Label(key, text, line.inner + past, "loose") if loose else None
    if form == "letter" and (role is None or not (text[:1].isupper() or not text[:1].islower())):
        return None
    return Label(key, text.strip(), line.inner + past, form, role)


def _bold(line: Line) -> Label | None:
    """A name set in bold before the words: with no colon after it."""
    length = line.bold
    offset = line.inner - line.start
    if not length or offset >= length + 6 or length * 10 >= 9 * (len(line.text) - offset):
        return None
    lead = line.words[:length].strip("*_ ").rstrip(":：.—–- ")
    past = length
    while past < len(line.words) and line.words[past] in "*_:：.—–- \u00a0":
        past += 1
    if not lead or lead[-1] in "?!؟" or len(lead) > 60 or line.words[past : past + 1] in ("", ",", ";"):
        return None
    return _made(line, lead, past, "bold")


def label_at(line: Line) -> Label | None:
    """The label at the head of a line, if one stands there."""
    return _coloned(line) or _bold(line) or _alone(line) or _dashed(line)


def _coloned(line: Line) -> Label | None:
    words = line.words
    for pattern, form in ((_COLON, "colon"), (_LETTER, "letter")):
        found = pattern.match(words[:120])
        if found is None or words[found.end() :].startswith("//") or _clock(words, found, form):
            continue
        if _QUOTE.search(found.group("label")):
            continue
        made = _made(line, found.group("label"), found.end(), form)
        if made is not None:
            return (
                made if found.end() < len(words) else Label(made.key, made.text, line.end, "own", made.role)
            )
    return None


def _clock(words: str, found: re.Match[str], form: str) -> bool:
    """True for 12:30: digits on both sides of the colon."""
    sign = found.group().rstrip("*_ ")
    after = words[found.end() : found.end() + 1]
    return (
        form == "colon" and after.isdigit() and sign[-2:-1].isdigit() and not words[found.end() - 1].isspace()
    )


def _alone(line: Line) -> Label | None:
    """A label with the line to itself."""
    bare = line.words.strip("*_[] ")
    if (
        not bare
        or ":" in bare
        or len(bare) > 60
        or bare[0] in "@©-–—"
        or (line.ended and not _INITIALS.fullmatch(bare))
    ):
        return None
    return _made(line, bare, len(line.words), "own")


def _dashed(line: Line) -> Label | None:
    if ":" in line.words.strip("*_[] ")[:60]:
        return None
    found = _DASHED.match(line.words[:120])
    return _made(line, found.group("label"), found.end(), "dash") if found else None
