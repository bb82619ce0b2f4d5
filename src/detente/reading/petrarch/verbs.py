"""Verb dictionaries: verbs with their codes, and the patterns around a verb that change its code.

A block opens with `--- NAME [code] ---` and lists verbs of that code (`+BREAK_DOWN {+BROKE_DOWN}` of several
words, `TELL {TOLD}` with forms of its own, `SAVE [070]` with its own code) and patterns for all of them; the
older
files without such lines give each verb its code. `&NAME` opens a set of words that patterns may name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.reading.petrarch.elements import Pattern, read_pattern
from detente.reading.petrarch.forms import forms_of
from detente.reading.petrarch.lines import Words, clean, words_of

_BLOCK = re.compile(r"^---+\s*(?P<name>[^\[\]]*?)\s*(?:\[(?P<code>[^\]]*)\])?\s*---+\s*$")
_VERB = re.compile(
    r"^(?P<plus>\+?)(?P<name>[A-Z][\w+'-]*)\s*(?:\{(?P<forms>[^}]*)\})?\s*(?:\[(?P<code>[^\]]*)\])?"
)
_PATTERN = re.compile(r"^-?\s*(?P<body>[^\[\]]*\*[^\[\]]*)\[(?P<code>[^\]]*)\]")
NULL = ("---", "")


@dataclass(frozen=True)
class Code:
    """A code and, where the act is mutual, the code of what the target does to the source."""

    forth: str
    back: str | None = None


def read_code(text: str | None) -> Code | None:
    """ "040:040" as two codes, "---" as none."""
    parts = [p.strip() for p in (text or "").split(":")]
    if parts[0] in NULL:
        return None
    return Code(parts[0], parts[1] if len(parts) > 1 and parts[1] else None)


@dataclass
class Verb:
    """What the dictionary says of one verb: its code (None: only patterns code) and its patterns."""

    code: Code | None
    patterns: list[tuple[Pattern, Code | None]] = field(default_factory=list)


@dataclass
class Verbs:
    """Every form of every verb, with the place of the word in it that is the verb."""

    forms: dict[Words, Verb] = field(default_factory=dict)
    given: set[Words] = field(default_factory=set)  # forms that the file names itself

    def add(self, words: Words, verb: Verb, given: bool) -> None:
        """A form; one that the file names wins over one made by rule, a coded over an uncoded one."""
        known = self.forms.get(words)
        if known is None or (given and words not in self.given):
            self.forms[words] = verb
        elif known is not verb and given == (words in self.given):
            both = Verb(known.code or verb.code, [*known.patterns, *verb.patterns])
            self.forms[words] = both
        if given:
            self.given.add(words)


def read_verbs(text: str) -> Verbs:
    """The verbs and patterns of a dictionary."""
    lines = clean(text)
    sets = _sets(lines)
    verbs = Verbs()
    block: str | None = None
    members: list[Verb] = []
    fresh: list[tuple[Words, Verb, bool]] = []
    closed = True
    for line in lines:
        opened = _BLOCK.match(line)
        if opened:
            block, members, closed = opened["code"] or "", [], False
            continue
        pattern = _PATTERN.match(line)
        if pattern and "*" in line:
            read = read_pattern(pattern["body"], sets)
            for verb in members:
                verb.patterns.append((read, read_code(pattern["code"])))
            closed = block is None
            continue
        entry = _VERB.match(line)
        if entry is None or (line.startswith(("&", "+")) and block is None):
            continue
        if closed:  # the older files: each verb opens its own block
            members, closed = [], False
        verb = Verb(read_code(entry["code"] if entry["code"] is not None else block))
        members.append(verb)
        fresh += [(words, verb, given) for words, given in _entry(entry)]
    for words, verb, given in fresh:
        verbs.add(words, verb, given)
    return verbs


def _entry(entry: re.Match[str]) -> list[tuple[Words, bool]]:
    """The forms of one line: those it names, the others by rule on the word marked with + (the first
    without)."""
    parts = entry["name"].split("_")
    head = next((i for i, part in enumerate(parts) if part.startswith("+")), 0)
    plain = [part.strip("+") for part in parts if part.strip("+")]
    found = [(words_of(" ".join(plain)), True)]
    for form in (entry["forms"] or "").split():
        found.append((words_of(form.replace("+", " ")), True))
    for made in forms_of(plain[head].upper()):
        found.append((tuple(words_of(" ".join([*plain[:head], made, *plain[head + 1 :]]))), False))
    return [(words, given) for words, given in found if words]


def _sets(lines: list[str]) -> dict[str, list[str]]:
    """The sets of words: `&NAME` and the `+` lines below it."""
    found: dict[str, list[str]] = {}
    name: str | None = None
    for line in lines:
        if line.startswith("&"):
            name = line.split()[0].upper()
            found.setdefault(name, [])
        elif line.startswith("+") and name is not None:
            found[name].append(line[1:].strip())
        else:
            name = None
    return found
