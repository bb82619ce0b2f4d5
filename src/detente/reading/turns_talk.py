"""Talk on a page: which lines ask, which answer, in whatever layout the page sets them."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.reading.blocks_lines import ITEM, Line, lines
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
        result.states = placed
        result.turn = _numbered(placed)
    return result


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
    prose = [number for number in body if len(found[number].text) > 60 and found[number].row is None]
    closed = sum(1 for number in prose if found[number].ended)
    strict = len(prose) >= 4 and closed * 10 >= 8 * len(prose)
    asides = set()
    for before, number, after in zip([None, *body], body, [*body[1:], None], strict=False):
        line = found[number]
        if (
            line.row is not None
            or line.ended
            or "?" in line.text
            or "؟" in line.text
            or DASH.match(line.words)
        ):
            continue
        if ("heading" in line.tags and len(line.text) <= 160) or (strict and before is not None and after is not None and _bare(line, found[before], found[after])):
            asides.add(number)
    return asides


def _bare(line: Line, before: Line, after: Line) -> bool:
    if (
        not 2 <= len(line.text.split()) <= 25
        or ITEM.match(line.text)
        or "list_item" in line.tags
        or "quote" in line.tags
    ):
        return False
    if line.text[-1:] in ",:;—–-" or not before.ended or before.text[-1:] in ":" or not after.ended:
        return False
    return not cues().asking.match(line.words.casefold()) and ":" not in line.text


def _is_talk(talk: Talk, states: dict[int, int], body: list[tuple[int, Line]]) -> bool:
    """True where the turns found are talk, not an article with questions in it."""
    asks = [number for number, state in states.items() if state == ASK]
    says = [number for number, state in states.items() if state == SAY]
    layout = talk.layout
    if layout is None or not says or (not asks and layout.mark != "label"):
        return False
    if layout.mark == "label":
        return len(asks) + len(says) >= 2
    shown = talk.shown
    first = min(asks[0], says[0])
    intro = " ".join(line.text for number, line in body if number < first).casefold()
    outro = " ".join(line.text for number, line in body[-3:] if states[number] == OUT).casefold()
    announced = cues().announcing.search(intro + " " + outro) is not None
    you = sum(1 for number in asks if shown[number].you)
    self_ = sum(1 for number, state in states.items() if state > ASK_ON and shown[number].self)
    evidence = (
        2.0 * announced + (2.0 if you * 3 >= len(asks) and you >= 2 else 1.0 if you else 0.0) + (self_ > 0)
    )
    evidence += len(asks) >= 3
    if layout.mark in ("dash", "hyphen") and layout.whose == "both" and len(asks) + len(says) >= 4:
        evidence += 2.0
    if layout.mark == "table":
        evidence += 1.0
    if layout.mark == "plain":
        return evidence >= 4 and len(asks) >= 2 and (announced or you * 2 >= len(asks))
    return evidence >= 3 and (len(asks) >= 2 or (announced and layout.whose == "both"))
