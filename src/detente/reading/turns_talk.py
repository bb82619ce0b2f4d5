"""Talk on a page: which lines ask, which answer, in whatever layout the page sets them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from detente.reading.blocks_lines import ITEM, Line, lines
from detente.reading.furniture_around import UNDER, arounds
from detente.reading.furniture_head import AMONG, BEFORE, CLOSING, odds, unsaid
from detente.reading.furniture_lines import is_furniture
from detente.reading.page import Page
from detente.reading.turns_asides import asides_of
from detente.reading.turns_cues import cues
from detente.reading.turns_decode import ASK, ASK_ON, OUT, SAY, Cue, path
from detente.reading.turns_layout import Layout, cues_of, layout_of, scores

LENGTHY = 14
"""Words beyond which a line is no headline of another article."""
ANNOUNCING = 6
"""Words beyond which a line that ends in a colon announces what somebody goes on to say."""


@dataclass(slots=True)
class Talk:
    """The lines of a page told apart: which are furniture, asides, and which speak in which turn."""

    lines: list[Line]
    furniture: set[int]
    asides: set[int]
    states: dict[int, int]
    shown: dict[int, Cue]
    layout: Layout | None
    around: list[set[str]]
    turn: dict[int, int] = field(default_factory=dict)
    """Line number -> number of its turn."""

    @property
    def mark(self) -> str:
        """What marks the turns; empty where there are none."""
        return self.layout.mark if self.layout and self.states else ""

    def heads(self) -> list[tuple[int, int]]:
        """For each turn its first line and its state (ASK or SAY)."""
        return [(number, state) for number, state in self.states.items() if state in (ASK, SAY)]


def talk(page: Page) -> Talk:
    """The page's lines with their states; no states where nobody talks in turns."""
    found = page.of(lines)
    dropped = {number for number, line in enumerate(found) if is_furniture(line)}
    around = arounds(found, dropped)
    plain = _read(found, dropped, around)
    framing = _framing(plain)
    for result in [_read(found, dropped | framing, around)] * bool(framing) + [plain]:
        if _is_talk(result, [(number, found[number]) for number in result.states]):
            _unsaid(result, result.states)
            result.turn = _numbered(result.states)
            return result
    plain.states = {}
    return plain


def _read(found: list[Line], dropped: set[int], around: list[set[str]]) -> Talk:
    """The lines with the likeliest states, the dropped ones apart."""
    asides = asides_of(found, dropped)
    body = [
        (number, line) for number, line in enumerate(found) if number not in dropped and number not in asides
    ]
    shown = cues_of(body)
    layout = layout_of(body, shown)
    states = path(scores(body, shown, layout))
    placed = dict(zip((number for number, _ in body), states, strict=True))
    return Talk(found, dropped, asides, placed, shown, layout, around)


def _framing(talk: Talk) -> set[int]:
    """Lines above and below what is surely talk that nobody says; among it, those that go on after a turn."""
    heads = talk.heads()
    sure = [number for number, _ in heads if talk.shown[number].label or talk.shown[number].asks >= 1]
    if not sure or not any(state == SAY for _, state in heads):
        return set()
    first, last = sure[0], _last(talk, heads)
    found: set[int] = set()
    for number in range(len(talk.lines)):
        cue = talk.shown.get(number)
        if number in talk.furniture or (cue is not None and cue.label is not None):
            continue
        where = BEFORE if number < first else CLOSING if number > last else AMONG
        if (
            not _turning(talk, number, where, found)
            and _loose(talk, number, where)
            and _nobodys(talk, number, where)
        ):
            found.add(number)
    above = [number for number in range(first) if number not in talk.furniture]
    if found.issuperset(above) and above:
        found.discard(min(above, key=lambda at: odds(talk.lines[at], BEFORE, talk.around[at])))
    return found - _under_labels(talk)


def _turning(talk: Talk, number: int, where: str, found: set[int]) -> bool:
    """True for a line that surely begins a turn, or a heading among turns."""
    cue, state = talk.shown.get(number), talk.states.get(number)
    if where == AMONG:
        return cue is None or state == SAY or (state == ASK and cue.asks >= 1)
    after = number - 1 in talk.furniture or number - 1 in found
    return where == CLOSING and state in (ASK, SAY) and not after


def _last(talk: Talk, heads: list[tuple[int, int]]) -> int:
    """The first line of the last turn that is labelled, marked, told at length, or answers what was asked
    directly before it."""
    mark = talk.layout.mark if talk.layout else ""
    ends = [number for number, _ in heads[1:]] + [len(talk.lines)]
    before = dict(pairwise(number for number, _ in reversed(heads)))
    for (number, state), end in reversed(list(zip(heads, ends, strict=True))):
        cue = talk.shown[number]
        told = any(talk.shown[at].words > LENGTHY for at in range(number, end) if at in talk.shown)
        asked = before.get(number)
        answers = state == SAY and asked == number - 1 and talk.shown[asked].asks >= 1
        if cue.label or cue.mark == mark or told or (answers and UNDER not in talk.around[number]):
            return number
    return heads[-1][0]


def _nobodys(talk: Talk, number: int, where: str) -> bool:
    return unsaid(talk.lines[number], where, talk.around[number])


def _under_labels(talk: Talk) -> set[int]:
    """Lines directly under a label that has a line to itself: they are said by whom it names."""
    return {
        after
        for before, after in pairwise(talk.states)
        if (label := talk.shown[before].label) and label.form == "own"
    }


def _unsaid(talk: Talk, states: dict[int, int]) -> None:
    """Lines that nobody says become furniture: before the turns, going on after one, following the last."""
    for number in _mislabelled(talk, states):
        talk.furniture.add(number)
        states[number] = OUT
    for number in _headline(talk, states):
        states[number] = OUT
    heads = [number for number, state in states.items() if state in (ASK, SAY)]
    states.update({number: OUT for number in states if number < heads[0]})
    under = _under_labels(talk)
    for number, state in states.items():
        if number in under or state in (ASK, SAY) or talk.shown[number].label is not None:
            continue
        where = BEFORE if number < heads[0] else CLOSING if number > heads[-1] else AMONG
        if _loose(talk, number, where) and _nobodys(talk, number, where):
            talk.furniture.add(number)
            states[number] = OUT


def _headline(talk: Talk, states: dict[int, int]) -> list[int]:
    """The lines of an answer that comes before all questions and goes on with an introduction: that is a
    headline such as "Jane Doe: We were early"."""
    heads = [number for number, state in states.items() if state in (ASK, SAY)]
    if len(heads) < 3 or states[heads[0]] != SAY or states[heads[1]] != ASK:
        return []
    opening = [number for number in states if number < heads[1]]
    goes_on = [number for number in opening if number > heads[0] and talk.shown[number].label is None]
    return opening if any(talk.shown[number].words >= 15 for number in goes_on) else []


def _mislabelled(talk: Talk, states: dict[int, int]) -> list[int]:
    """Turns by a label that stands once where others return, of what nobody says: "Pictures: Anna Reed"."""
    labels = {
        number: label.key
        for number, state in states.items()
        if state in (ASK, SAY) and (label := talk.shown[number].label) and label.form == "colon"
    }
    times = Counter(labels.values())
    if sum(count >= 2 for count in times.values()) < 2:
        return []
    last = max(number for number, key in labels.items() if times[key] >= 2)
    return [
        number
        for number, key in labels.items()
        if times[key] == 1 and _nobodys(talk, number, CLOSING if number > last else AMONG)
    ]


def _loose(talk: Talk, number: int, where: str) -> bool:
    """True for a line that may be furniture where it stands: no cell before the talk; in it and after it no
    item of a list, unless under the heading of other articles."""
    if where == BEFORE:
        return talk.lines[number].row is None
    line = talk.lines[number]
    announces = line.text.endswith((":", "：")) and len(line.text.split()) > ANNOUNCING
    return not announces and (not _item(line) or UNDER in talk.around[number])


def _item(line: Line) -> bool:
    return "list_item" in line.tags or ITEM.match(line.text) is not None


def _numbered(states: dict[int, int]) -> dict[int, int]:
    turn, now = {}, -1
    for number, state in states.items():
        now += state in (ASK, SAY)
        if state != OUT:
            turn[number] = now
    return turn


def _is_talk(talk: Talk, body: list[tuple[int, Line]]) -> bool:
    """True where the turns found are talk, not an article with questions in it."""
    states = talk.states
    asks = [number for number, state in states.items() if state == ASK]
    says = [number for number, state in states.items() if state == SAY]
    layout = talk.layout
    if layout is None or not says or (not asks and layout.mark != "label"):
        return False
    if layout.mark == "label" and layout.whose == "both":
        return len(asks) + len(says) >= 2
    if layout.mark == "label" and not asks:
        return len(says) >= 4
    shown = talk.shown
    first = min(asks[0], says[0])
    intro = " ".join(line.text for number, line in body if number < first).casefold()
    outro = " ".join(
        line.text for number, line in body[-2:] if states[number] == OUT or len(line.text) < 90
    ).casefold()
    announced = cues().announcing.search(intro + " " + outro) is not None
    you = sum(1 for number in asks if shown[number].you)
    short = sum(1 for number in asks if shown[number].words <= 45)
    self_ = sum(1 for number, state in states.items() if state > ASK_ON and shown[number].self)
    evidence = (
        2.0 * announced + (2.0 if you * 3 >= len(asks) and you >= 2 else 1.0 if you else 0.0) + (self_ > 0)
    )
    evidence += len(asks) >= 3
    after = sum(1 for number, line in body if number >= first and not _item(line))
    dense = len(asks) >= 3 and len(asks) * 3 >= after and short == len(asks)
    evidence += 2.0 if dense and layout.mark == "plain" else 1.0 if dense else 0.0
    if layout.mark in ("dash", "hyphen") and layout.whose == "both" and len(asks) + len(says) >= 4:
        evidence += 2.0
    if layout.mark == "table":
        evidence += 1.0
    if layout.mark == "plain" and len(asks) * 7 < after:
        return False
    if layout.mark == "plain":
        own = sum(1 for number in says if shown[number].self)
        evidence += 2.0 * (len(asks) >= 3 and len(asks) * 4 >= after and own * 2 >= len(says))
        spoken_to = you * 3 >= len(asks) or (you * 4 >= len(asks) and own * 5 >= 3 * len(says))
        spoken_to = spoken_to or (dense and (announced or self_ > 0))
        return evidence >= 4 and len(asks) >= 2 and spoken_to and short * 2 > len(asks)
    return evidence >= 3 and (len(asks) >= 2 or (announced and layout.whose == "both"))
