"""Talk on a page: which lines ask, which answer, in whatever layout the page sets them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from detente.reading.blocks_lines import ITEM, Line, lines
from detente.reading.blocks_words import fold
from detente.reading.furniture_head import AMONG, BEFORE, CLOSING, unsaid
from detente.reading.furniture_lines import is_furniture
from detente.reading.page import Page
from detente.reading.turns_cues import cues
from detente.reading.turns_decode import ASK, ASK_ON, DASH, OUT, SAY, Cue, path
from detente.reading.turns_layout import Layout, cues_of, layout_of, scores


@dataclass(slots=True)
class Talk:
    """The lines of a page told apart: which are furniture, asides, and which speak in which turn."""

    lines: list[Line]
    furniture: set[int]
    asides: set[int]
    states: dict[int, int]
    shown: dict[int, Cue]
    layout: Layout | None
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
    asides = _asides(found, dropped)
    body = [
        (number, line) for number, line in enumerate(found) if number not in dropped and number not in asides
    ]
    shown = cues_of(body)
    layout = layout_of(body, shown)
    states = path(scores(body, shown, layout))
    result = Talk(found, dropped, asides, {}, shown, layout)
    placed = dict(zip((number for number, _ in body), states, strict=True))
    if _is_talk(result, placed, body):
        _unsaid(result, placed)
        result.states = placed
        result.turn = _numbered(placed)
    return result


def _unsaid(talk: Talk, states: dict[int, int]) -> None:
    """Lines that nobody says become furniture: before the turns, going on after one, following the last."""
    for number in _mislabelled(talk, states):
        talk.furniture.add(number)
        states[number] = OUT
    for number in _headline(talk, states):
        states[number] = OUT
    heads = [number for number, state in states.items() if state in (ASK, SAY)]
    states.update({number: OUT for number in states if number < heads[0]})
    order = list(states)
    under = {
        after
        for before, after in pairwise(order)
        if (label := talk.shown[before].label) and label.form == "own"
    }
    for number, state in states.items():
        line = talk.lines[number]
        if number in under or state in (ASK, SAY) or talk.shown[number].label is not None:
            continue
        where = BEFORE if number < heads[0] else CLOSING if number > heads[-1] else AMONG
        if _loose(line, where) and unsaid(line, where):
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
    return [number for number, key in labels.items() if times[key] == 1 and unsaid(talk.lines[number], AMONG)]


def _loose(line: Line, where: str) -> bool:
    """True for a line that may be furniture where it stands: no item of a list, no cell before the talk."""
    if where == BEFORE:
        return line.row is None
    return not _item(line)


def _item(line: Line) -> bool:
    return "list_item" in line.tags or ITEM.match(line.text) is not None


def _numbered(states: dict[int, int]) -> dict[int, int]:
    turn, now = {}, -1
    for number, state in states.items():
        now += state in (ASK, SAY)
        if state != OUT:
            turn[number] = now
    return turn


def _asides(found: list[Line], dropped: set[int]) -> set[int]:
    """Headings and bare captions between paragraphs: short lines that do not end as sentences do."""
    body = [number for number in range(len(found)) if number not in dropped]
    prose = [number for number in body if len(found[number].text) > 40]
    closed = sum(1 for number in prose if found[number].ended)
    strict = len(prose) >= 3 and closed * 10 >= 8 * len(prose)
    heads = Counter(_head(found[number]) for number in body)
    asides = {number for number in body if "heading" in found[number].tags and _apart(found[number])}
    run: list[int] = []
    before: Line | None = None
    for number in body:
        line = found[number]
        if _bare(line) and heads[_head(line)] == 1 and number not in asides:
            run.append(number)
            continue
        if strict and run and len(run) <= 3 and before is not None and line.ended and _closes(before):
            asides |= set(run)
        before, run = (line if not run or line.ended else before), []
    if strict and run and before is not None and _closes(before):
        asides |= set(run)
    return asides


def _head(line: Line) -> str:
    """What a line begins with: its label if it has one, else all of a short line."""
    head, colon, _ = line.words[:60].partition(":")
    return fold(head.strip("*_ ")) if colon else fold(line.words.strip("*_ ")[:80])


def _apart(line: Line) -> bool:
    return not (
        line.row is not None or line.ended or DASH.match(line.words) or len(line.text) > 160 or _asks(line)
    )


def _asks(line: Line) -> bool:
    return any(mark in line.text[-6:] for mark in "?؟？") or cues().asking.match(fold(line.words)) is not None


def _closes(line: Line) -> bool:
    return line.ended and not line.text.endswith((":", ";", "："))


def _bare(line: Line) -> bool:
    """True for a line that could be a caption or a subheading by its shape alone."""
    if not _apart(line) or len(line.text.split()) > 25:
        return False
    if ITEM.match(line.text) or line.tags & {"list_item", "quote"} or line.text[-1:] in ",;—–-":
        return False
    return len(line.text.split()) <= 14 or ":" not in line.text[:40]


def _is_talk(talk: Talk, states: dict[int, int], body: list[tuple[int, Line]]) -> bool:
    """True where the turns found are talk, not an article with questions in it."""
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
