"""The PLOVER root of an act, given who acts on whom: by the lexicon, or by another coder put in its place.

Finding who, whom and the word that says what (`events_find.py`) is kept apart from coding, so that a learned
coder can take over the latter: a coder is any function from candidates to acts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.reading.events_lexicon import Act, ActWord, act_words

Span = tuple[int, int]


@dataclass(frozen=True)
class Candidate:
    """A sentence with its actor and recipient marked: offsets into `text`; (0, 0) where one is not named."""

    text: str
    source: Span
    target: Span
    word: ActWord | None = None


Coder = Callable[[Sequence[Candidate]], list[Act | None]]


def choose(words: Sequence[ActWord], source: Span, target: Span) -> ActWord | None:
    """The word that says what the source does to the target: the first between them, else the nearest.

    In "A refused to release B" the first word behind the source governs the rest; in the passive, "B was
    freed by A", the last word before "A" does.
    """
    free = [
        w for w in words if not any(a <= w.start and w.end <= b for a, b in (source, target) if b - a < 60)
    ]
    if not free:
        return None
    if source[1] <= target[0]:
        between = [w for w in free if source[1] <= w.start < target[0]]
        behind = [w for w in free if w.start >= source[1]]
        return (between or behind or free[-1:])[0]
    between = [w for w in free if target[1] <= w.start < source[0]]
    if between:
        return between[-1]
    behind = [w for w in free if w.start >= source[1]]
    return behind[0] if behind else free[-1]


def by_lexicon(candidates: Sequence[Candidate]) -> list[Act | None]:
    """The coder of the lexicon: the act of the word given, else of the word that stands best; None
    without one."""
    found = []
    for one in candidates:
        word = one.word or choose(act_words(one.text, 0, len(one.text)), one.source, one.target)
        found.append(intended(one.text, word) if word else None)
    return found


_INTENT = re.compile(
    r"(?:\b(?:will|would|plans? to|planning to|intends? to|ready to|prepared to|going to|vowed to)|['’]ll)"
    r"(?: (?:also|soon|be|further|\w+ly))* $",
    re.IGNORECASE,
)
AGREE = Act("AGREE", None, "030", 4.0)
THREATEN = Act("THREATEN", None, "130", -4.4)
_KIND = {"CONSULT", "COOPERATE", "AID", "YIELD", "SUPPORT"}
_HARSH = {"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"}


def intended(text: str, word: ActWord) -> Act:
    """An act that somebody only means to do is a promise or a threat (CAMEO 03, 13)."""
    before = text[max(0, word.start - 40) : word.start]
    if _INTENT.search(before) and word.form != "noun":
        return AGREE if word.act.root in _KIND else THREATEN if word.act.root in _HARSH else word.act
    return word.act
