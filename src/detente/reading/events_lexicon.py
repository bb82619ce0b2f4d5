"""Words that name political acts, with their PLOVER root, mode, CAMEO code and Goldstein weight.

The lexicon is `data/events_verbs.tsv`: verbs by their base form (all regular forms are found), nouns and
patterns. Roots after the PLOVER codebook (Halterman et al. 2023), CAMEO codes after Schrodt (2012),
weights after Goldstein (1992), as CAMEO carries them over: -10 (attack) to 10. One root is ours: OFFICE, for
taking and leaving office, which PLOVER does not code and counterfactuals are often about.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from detente.reading.status import Form

_DATA = Path(__file__).parent / "data" / "events_verbs.tsv"
_DOUBLED = (
    "ban",
    "stab",
    "shun",
    "drop",
    "scrap",
    "commit",
    "rebel",
    "expel",
    "rap",
    "slam",
    "beg",
    "cut",
    "kidnap",
    "permit",
)
_PAST = {
    "beat": ("beaten",),
    "shoot": ("shot",),
    "fight": ("fought",),
    "withdraw": ("withdrew", "withdrawn"),
    "seek": ("sought",),
    "meet": ("met",),
    "hold": (),
    "withhold": ("withheld",),
    "overrun": ("overran",),
    "oppress": (),
    "burn": ("burnt",),
    "slay": ("slain",),
    "give": (),
    "strike": ("struck",),
    "fire": ("fired",),
}


@dataclass(frozen=True)
class Act:
    """What a word of the lexicon stands for."""

    root: str
    mode: str | None
    cameo: str
    goldstein: float


@dataclass(frozen=True)
class ActWord:
    """A word of the lexicon in a text."""

    start: int
    end: int
    form: Form
    act: Act


def _forms(verb: str) -> dict[str, Form]:
    """The forms of a verb: past and third person are finite, base and -ing are not."""
    head, _, tail = verb.partition(" ")
    rest = f" {tail}" if tail else ""
    stem = head[:-1] if head.endswith("e") else head
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        past, third, ing = head[:-1] + "ied", head[:-1] + "ies", head + "ing"
    elif head in _DOUBLED:
        past, third, ing = head + head[-1] + "ed", head + "s", head + head[-1] + "ing"
    else:
        past = stem + "ed"
        third = head + ("es" if head.endswith(("s", "sh", "ch", "x", "z")) else "s")
        ing = stem + "ing"
    found: dict[str, Form] = {head: "bare", ing: "bare", third: "finite", past: "finite"}
    found |= dict.fromkeys(_PAST.get(head, ()), "finite")
    return {word + rest: form for word, form in found.items()}


@functools.cache
def _rows() -> list[dict[str, str]]:
    with _DATA.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _act(row: dict[str, str]) -> Act:
    return Act(row["root"], row["mode"] or None, row["cameo"], float(row["goldstein"]))


@functools.cache
def act_of_root(root: str) -> Act:
    """The plainest act of a root: its first row without a mode, else its first row.

    Raises KeyError where the lexicon has no such root.
    """
    acts = [_act(row) for row in _rows() if row["root"] == root]
    if not acts:
        raise KeyError(root)
    return next((act for act in acts if act.mode is None), acts[0])


@functools.cache
def _words() -> tuple[dict[str, tuple[Act, Form]], re.Pattern[str]]:
    """Every form of every verb, and one pattern that finds words which may be one (of two words at most)."""
    table: dict[str, tuple[Act, Form]] = {}
    for row in _rows():
        if row["kind"] == "verb":
            for word, form in _forms(row["words"]).items():
                table.setdefault(word, (_act(row), form))
    return table, re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")


Patterns = list[tuple[Act, Form, re.Pattern[str]]]


@functools.cache
def _patterns() -> dict[str, Patterns]:
    """The patterns by the first two letters of the words they may begin with."""
    index: dict[str, Patterns] = {}
    for row in _rows():
        if row["kind"] == "verb":
            continue
        form: Form = "noun" if row["kind"] == "noun" else "finite"
        pattern = re.compile(rf"(?:{row['words']})(?!\w)", re.IGNORECASE)
        for opening in _openings(row["words"]):
            index.setdefault(opening, []).append((_act(row), form, pattern))
    return index


def _openings(pattern: str) -> set[str]:
    """The first two letters of every word that a pattern may begin with."""
    if not pattern.startswith("(?:"):
        return {pattern[:2].lower()}
    depth, words = 0, [""]
    for sign in pattern[3:]:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            break
        if sign == "|" and depth == 0:
            words.append("")
        else:
            words[-1] += sign
    return {word[:2].lower() for word in words}


def act_words(text: str, start: int, end: int) -> list[ActWord]:
    """The words of the lexicon in text[start:end), none overlapping, the longest kept; linear in the text."""
    table, word = _words()
    index = _patterns()
    found: list[ActWord] = []
    tokens = list(word.finditer(text, start, end))
    for place, match in enumerate(tokens):
        one = match[0].lower()
        if place + 1 < len(tokens) and text[match.end() : tokens[place + 1].start()] == " ":
            two = f"{one} {tokens[place + 1][0].lower()}"
            if two in table:
                act, form = table[two]
                found.append(ActWord(match.start(), tokens[place + 1].end(), form, act))
        if one in table and match[0] not in ("March", "May") and not _no_verb(text, start, match):
            act, form = table[one]
            found.append(ActWord(match.start(), match.end(), _noun(text, start, match, form), act))
        for act, form, pattern in index.get(one[:2], ()):
            opened = pattern.match(text, match.start(), end)
            if opened and opened.end() > match.start():
                bare = form == "finite" and one.endswith("ing")  # "without his coming to power"
                found.append(ActWord(match.start(), opened.end(), "bare" if bare else form, act))
    return _longest(found)


def _longest(found: list[ActWord]) -> list[ActWord]:
    """Of words that overlap the longest, of equals the first."""
    kept: list[ActWord] = []
    for one in sorted(found, key=lambda w: (w.start - w.end, w.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda w: w.start)


_ARTICLE = re.compile(r"\b(?:the|his|her|its|their|these|those|of|some|many)\s+$", re.IGNORECASE)
_BEFORE_NOUN = re.compile(
    r"\b(?:the|a|an|his|her|its|their|this|that|no|of|for|in|on|by|under|new|recent|against|with|two"
    r"|three)\s+$",
    re.IGNORECASE,
)


def _no_verb(text: str, start: int, match: re.Match[str]) -> bool:
    """True for "thanks to" and for a plural behind an article ("the questions", "of demands")."""
    word = match[0].lower()
    if word == "thanks" and text.startswith(" to ", match.end()):
        return True
    before = text[max(start, match.start() - 12) : match.start()]
    return word.endswith("s") and not word.endswith("ss") and bool(_ARTICLE.search(before))


def _noun(text: str, start: int, match: re.Match[str], form: Form) -> Form:
    """A base form behind an article or preposition is a noun ("the attack", "in support")."""
    before = text[max(start, match.start() - 12) : match.start()]
    return "noun" if _BEFORE_NOUN.search(before) and not match[0].lower().endswith("ed") else form
