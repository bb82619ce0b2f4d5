"""Which line begins a question, which an answer, and which goes on: one path through the whole page.

Layouts differ in what marks a turn (a dash, bold type, a label, a table's column, nothing); each line
is scored for every state under the marks this page uses, and the best path is found (Viterbi).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.blocks_lines import Line
from detente.reading.blocks_words import fold
from detente.reading.turns_cues import cues
from detente.reading.turns_label import Label

OUT, ASK, ASK_ON, SAY, SAY_ON = range(5)
NEVER = -1000.0
DASH = re.compile(r"[-–—―−‒‑─][ \t\u00a0\u2009\u202f]*(?=\S)")
_NUMBER = re.compile(r"(?:[*_]{0,3})\d{1,2}[.)]\s+")
_ASKS = re.compile(r"[?؟？;][\"'”’»)\]*_\s]*$")
_ENDS = re.compile(r"[.!…]\s")
_ANY = re.compile(r"[?؟？]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_THANKS = 10
"""Words of a line that gives thanks and does no more."""
_SELF_ALONE = re.compile(r"(?<!\w)(?:I|я|ich|je|yo|ben|мен|أنا)(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class Cue:
    """What a line shows of its place in the talk."""

    mark: str
    asks: float
    """How much it reads like a question, about -3 to +5."""
    asked: bool
    words: int
    you: bool
    self: bool
    item: bool
    label: Label | None = None
    role: str | None = None


def mark_of(line: Line) -> str:
    """The mark at the head of a line: dash, hyphen, heading, bold, italic, number or none."""
    words = line.words
    if found := DASH.match(words):
        if found.group()[0] in "-−‑":
            return (
                "hyphen" if len(found.group()) > 1 or words[1:2].isupper() or words[1:2] in "¿¡«“" else "none"
            )
        return "dash"
    if "heading" in line.tags:
        return "heading"
    for tag in ("bold", "italic"):
        if tag in line.tags:
            return tag
    return "number" if _NUMBER.match(words) else "none"


def cue_of(line: Line, label: Label | None, after: Line | None = None) -> Cue:
    """The cue of one line; of a line that is only a label, the cue of what comes `after`."""
    said = after.words if after else line.text[label.body - line.start :] if label else line.words
    folded = fold(said)
    found = _WORD.findall(folded)
    known = cues()
    you, self_ = not known.you.isdisjoint(found), not known.self.isdisjoint(found)
    asked = _ASKS.search(said) is not None and ";" not in said[-3:]
    asks = 3.0 if asked else -2.0
    if not asked and (where := [m.start() for m in _ANY.finditer(said)]):
        asks = 1.0 if where[-1] * 10 >= 5 * len(said) and len(found) < 90 else -1.0
        asks += 1.0 if len(found) <= 35 and len(_ENDS.split(said[: where[0]])) == 1 < where[0] // 12 else 0.0
    if not asked and known.asking.match(folded.lstrip("—–-*_ ")):
        asks += 3.0
    elif not asked and len(found) <= 35 and known.asking.match(_ENDS.split(folded)[-1]):
        asks += 2.5
    if not asked and len(found) <= _THANKS:
        asks += 5.0 if known.thanking.match(folded) else 3.4 if known.thanks.match(folded) else 0.0
    asks += (0.8 if you else 0.0) - (0.7 if _SELF_ALONE.search(said) and not you else 0.0)
    asks -= 1.0 if len(found) > 90 else 0.0
    told = self_ and len(_ENDS.split(said)) >= 3
    asks -= 2.5 if told and len(found) > 40 else 1.5 if told and len(found) > 25 else 0.0
    asks -= 1.0 if len(found) > 150 else 0.0
    mark = "label" if label else mark_of(line)
    tail = said.rstrip("*_ ")[-1:]
    bare = DASH.sub("", said, count=1)
    item = mark in ("hyphen", "dash", "number") and not asked and (tail in ",;" or bare[:1].islower())
    return Cue(mark, asks, asked, len(found), you, self_, item, label)


Scores = list[float]


def path(scores: list[Scores], turning: list[list[Scores]] | None = None) -> list[int]:
    """The best sequence of states for the lines, given each line's score for each state."""
    best: list[Scores] = []
    back: list[list[int]] = []
    for number, line in enumerate(scores):
        if not best:
            best.append([line[OUT], line[ASK] - 1, NEVER, line[SAY] - 2.5, NEVER])
            back.append([0] * 5)
            continue
        last, now, came = best[-1], [], []
        moves = turning[number] if turning else _MOVES
        for state in range(5):
            values = [last[before] + moves[before][state] for before in range(5)]
            origin = max(range(5), key=values.__getitem__)
            now.append(values[origin] + line[state])
            came.append(origin)
        best.append(now)
        back.append(came)
    if not best:
        return []
    end = best[-1]
    state = max((OUT, SAY, SAY_ON, ASK, ASK_ON), key=lambda s: end[s] - (3.0 if s in (ASK, ASK_ON) else 0.0))
    states = [state]
    for came in reversed(back[1:]):
        states.append(came[states[-1]])
    return states[::-1]


# From (rows) to (columns): OUT, ASK, ASK_ON, SAY, SAY_ON.
_MOVES: list[Scores] = [
    [0.0, 0.0, NEVER, -1.5, NEVER],
    [-6.0, -2.5, -1.0, 0.0, NEVER],
    [-6.0, -2.5, -1.0, 0.0, NEVER],
    [-3.5, 0.0, NEVER, -2.5, 0.0],
    [-3.5, 0.0, NEVER, -2.5, 0.0],
]
