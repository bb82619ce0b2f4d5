"""How a page marks its turns, and what each line is worth under that: the scores the path is found in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from detente.reading.blocks_lines import ITEM, Line
from detente.reading.turns_cues import cues
from detente.reading.turns_decode import ASK, ASK_ON, NEVER, OUT, SAY, SAY_ON, Cue, Scores, cue_of
from detente.reading.turns_label import Label, key_of, name_like
from detente.reading.turns_labels import labels
from detente.reading.turns_openings import between, led
from detente.reading.turns_sides import label_roles
from detente.reading.turns_spans import spans, tokens
from detente.reading.turns_tables import head_rows

MARKS = ("dash", "bold", "italic", "heading", "number", "hyphen")


@dataclass(slots=True)
class Layout:
    """The way a page marks turns: `mark` (label, table, a mark of a line, plain) and whose turns carry it."""

    mark: str
    whose: str
    """both, question, answer."""


Body = list[tuple[int, Line]]


def cues_of(body: Body) -> dict[int, Cue]:
    """The cue of each line, labels found first."""
    found = labels(body)
    shown = {}
    for at, (number, line) in enumerate(body):
        label = found.get(number)
        after = body[at + 1][1] if label and label.form == "own" and at + 1 < len(body) else None
        shown[number] = cue_of(line, label, after)
    if not found:
        _itemed(body, shown)
    return shown


def _itemed(body: Body, shown: dict[int, Cue]) -> None:
    """Turns that begin with a hyphen, which the format took for a list: they ask and answer in turn."""
    items = [number for number, line in body if "list_item" in line.tags]
    asked = [at for at, number in enumerate(items) if shown[number].asked]
    alternate = all(b - a >= 2 for a, b in pairwise(asked))
    if len(asked) < 2 or len(items) < 4 or len(asked) * 3 < len(items) or not alternate:
        return
    for number, line in body:
        if "list_item" in line.tags:
            line.tags.discard("list_item")
            shown[number] = replace(shown[number], mark="hyphen", item=False)


def layout_of(body: Body, shown: dict[int, Cue]) -> Layout:
    """The layout of a page from what its lines show."""
    labelled = [cue for cue in shown.values() if cue.label]
    if labelled:
        roles = label_roles(labelled)
        alone = _one_sided(body, shown)
        if alone:
            roles = dict.fromkeys(roles, "question")
        for cue in labelled:
            assert cue.label is not None
            cue.role = roles[cue.label.key]
        _unhead(body, shown)
        given = {cue.role for cue in labelled}
        both = len(given) > 1 or (len(roles) > 1 and not alone)
        return Layout("label", "both" if both else given.pop() or "both")
    if columns := _columns(body, shown):
        heads = _column_heads(body, shown, columns)
        for number, line in body:
            if line.row is not None:
                shown[number].role = None if number in heads else columns.get(line.cell)
                named = next((found for found in heads.values() if found[0] == line.cell), None)
                if named and named[1] and shown[number].role:
                    shown[number].label = Label(key_of(named[1]), named[1], line.inner, "column")
        return Layout("table", "both")
    return _marked(body, shown) or Layout("plain", "question")


def _one_sided(body: Body, shown: dict[int, Cue]) -> bool:
    """True where only those who ask are named: each label asks, and words without a label follow it."""
    at = [i for i, (number, _) in enumerate(body) if shown[number].label]
    asking = sum(1 for i in at if shown[body[i][0]].asks >= 1)
    answered = sum(1 for i in at if i + 1 < len(body) and shown[body[i + 1][0]].label is None)
    return len(at) >= 3 and answered * 10 >= 9 * len(at) and asking * 10 >= 7 * len(at)


def _unhead(body: Body, shown: dict[int, Cue]) -> None:
    """A headline such as "Jane Doe: We must talk" is not said here, unless its label asks and returns."""
    number, line = body[0]
    cue = shown[number]
    if cue.label is None or cue.label.form != "colon" or cue.label.role is not None:
        return
    others = [shown[n] for n, _ in body[1:] if shown[n].label]
    own, key = set(cue.label.key.split()), cue.label.key
    returns = any(
        other.label and (other.label.key == key or (cue.asked and own & set(other.label.key.split())))
        for other in others
    )
    answers = (
        cue.role == "answer"
        and bool(others)
        and (others[0].role == "question" or (not line.ended and cue.words < 25))
    )
    if answers or (not returns and len(others) >= 3):
        shown[number] = cue_of(line, None)


def _marked(body: Body, shown: dict[int, Cue]) -> Layout | None:
    for mark in MARKS:
        carrying = [
            i for i, (number, _) in enumerate(body) if shown[number].mark == mark and not shown[number].item
        ]
        asking = [i for i in carrying if shown[body[i][0]].asks >= 2]
        if mark in ("bold", "italic") and _spoken_to(body, shown, carrying, mark):
            return Layout(mark, "question")
        if len(asking) < (1 if mark == "dash" and len(carrying) >= 2 else 2):
            if mark in ("dash", "hyphen") and len(carrying) >= 2:
                before = sum(
                    1
                    for i in carrying
                    if i and shown[body[i - 1][0]].asks >= 2 and shown[body[i - 1][0]].mark == "none"
                )
                if before >= 2 and before * 2 > len(carrying):
                    return Layout(mark, "answer")
            continue
        if mark in ("dash", "hyphen"):
            followed = sum(1 for i in asking if i + 1 < len(body) and shown[body[i + 1][0]].mark != mark)
            alone = len(asking) * 4 > 3 * len(carrying) and followed * 2 > len(asking)
            return Layout(mark, "question" if alone else "both")
        if len(asking) * 2 >= len(carrying):
            return Layout(mark, "question")
    return None


def _spoken_to(body: Body, shown: dict[int, Cue], carrying: list[int], mark: str) -> bool:
    """True where lines set apart read like an interviewer's, though few end in a question mark.

    They end as sentences do (headings do not), two at least ask, and each is followed by other text; where
    four are each followed so, one that asks is enough.
    """
    ended = sum(1 for i in carrying if body[i][1].ended)
    asking = sum(1 for i in carrying if shown[body[i][0]].asks >= 0.9)
    followed = sum(1 for i in carrying if i + 1 < len(body) and shown[body[i + 1][0]].mark != mark)
    least = 2 if followed < len(carrying) or len(carrying) < 4 else 1
    return len(carrying) >= 3 and asking >= least and min(ended, followed) * 10 >= 8 * len(carrying)


def _columns(body: Body, shown: dict[int, Cue]) -> dict[int, str]:
    """Which column of the page's table asks and which answers; nothing where no column asks."""
    cells: dict[int, list[Cue]] = {}
    for number, line in body:
        if line.row is not None and shown[number].words >= 2:
            cells.setdefault(line.cell, []).append(shown[number])
    asking = {
        c: sum(1 for cue in found if cue.asks >= 1.5) / len(found)
        for c, found in cells.items()
        if len(found) >= 2
    }
    if not asking:
        return {}
    best = max(asking, key=asking.__getitem__)
    others = {c: sum(cue.words for cue in found) for c, found in cells.items() if c != best}
    if asking[best] < 0.4 or not others:
        return {}
    answer = max(others, key=others.__getitem__)
    return {best: "question", answer: "answer"}


def _column_heads(body: Body, shown: dict[int, Cue], columns: dict[int, str]) -> dict[int, tuple[int, str]]:
    """The cells of a table's head rows: line number -> (column, who speaks in it or "")."""
    rows = head_rows(body)
    head = [(number, line) for number, line in body if line.row in rows and line.cell in columns]
    if len(head) < 2 or any(shown[n].asks >= 1 for n, _ in head):
        return {}
    named = {number: (line.cell, line.words.strip("*_ ")) for number, line in head}
    stated = cues().question | cues().answer
    nameless = any(not name_like(name) or key_of(name) in stated for _, name in named.values())
    return {number: (cell, "" if nameless else name) for number, (cell, name) in named.items()}


def scores(body: Body, shown: dict[int, Cue], layout: Layout) -> list[Scores]:
    """Scores of the five states for each line of the body."""
    rates = _rates(shown)
    found = [_score(i, body, shown, layout, rates) for i in range(len(body))]
    if layout.whose == "question" and layout.mark in MARKS:
        led(found, [shown[number] for number, _ in body], layout.mark)
    if layout.mark == "plain":
        between(found, [shown[number] for number, _ in body])
        for at, (_, line) in enumerate(body):
            if line.words[:1] in '“"„«' or line.words[:2] == "''":
                found[at][ASK] -= 3.0  # A report quotes; an interviewer does not quote himself.
    return found


def _rates(shown: dict[int, Cue]) -> dict[str, float]:
    carrying, asking = Counter[str](), Counter[str]()
    for cue in shown.values():
        carrying[cue.mark] += 1
        asking[cue.mark] += cue.asks >= 2
    return {mark: asking[mark] / n for mark, n in carrying.items() if n >= 2}


def _score(i: int, body: Body, shown: dict[int, Cue], layout: Layout, rates: dict[str, float]) -> Scores:
    number, line = body[i]
    cue = shown[number]
    last = i >= len(body) - 3 and i > 0
    out = 6.0 if last and _outro(line, cue) else 0.0
    if layout.mark == "label":
        return _labelled(cue, layout, out)
    if layout.mark == "table":
        return _tabled(line, cue, out)
    early = -4.0 if i == 0 else 0.0
    ask, on = cue.asks + early, 0.6
    listed = cue.item or "list_item" in line.tags or (cue.mark != layout.mark and ITEM.match(line.text))
    if listed and not cue.asked:
        return [0.0, ask - 5, 0.0, -4.0, 1.0]
    if layout.mark == "plain":
        return [
            out,
            ask - (0.5 if cue.you else 0.8 if cue.asks >= 1 and cue.words <= 25 else 2.0),
            cue.asks / 2 - 1,
            0.5 - max(cue.asks, 0) / 2,
            on - max(cue.asks, 0) / 2,
        ]
    if cue.mark == layout.mark:
        return _carrying(cue, layout, line, out, early)
    styled = any(tag in line.tags and rates.get(tag, 0) >= 0.5 for tag in ("bold", "italic"))
    if layout.whose == "both":
        return [out, ask - (1 if styled else 6), cue.asks / 2 - 1, -1.0 if i else NEVER, on]
    if layout.whose == "question":
        return [out, ask - 6, -1.5, 0.5, on]
    return [out, ask - 0.5, cue.asks / 2 - 0.5, -4.0, on - max(cue.asks, 0) / 2]


def _carrying(cue: Cue, layout: Layout, line: Line, out: float, early: float) -> Scores:
    """A line that carries the mark of the layout."""
    if layout.whose == "question":
        weak = cue.asks < 1 and not line.ended
        return [
            out - 1,
            4.0 + cue.asks / 2 + early - (3.0 if weak else 0.0),
            2.5,
            -4.0,
            0.0 if weak else -2.0,
        ]
    if layout.whose == "answer":
        return [out - 1, -6.0, -6.0, 4.0, -2.0]
    styled = 1.0 if line.tags & {"bold", "italic"} else 0.0
    lengthy = 0.8 if cue.words > 60 else 0.0
    return [out - 2, 1.0 + cue.asks + styled + early, -3.0, 2.0 - cue.asks / 2 + lengthy - styled, -2.0]


def _labelled(cue: Cue, layout: Layout, out: float) -> Scores:
    if cue.label:
        asks = cue.role == "question"
        return [NEVER, 5.0 if asks else NEVER, NEVER, NEVER if asks else 5.0, NEVER]
    if layout.whose == "both":
        return [out, NEVER, 0.3, NEVER, 0.3]
    if layout.whose == "question":
        return [out, NEVER, cue.asks / 2 - 1.0, 1.0 - max(cue.asks, 0) / 2, 0.8]
    return [out, cue.asks - 1.0 + (0.5 if cue.you else 0.0), cue.asks / 2 - 1, NEVER, 0.5]


def _tabled(line: Line, cue: Cue, out: float) -> Scores:
    if line.row is None:
        return [out + 0.5, NEVER, -1.0, NEVER, 0.3]
    if " ".join(line.words.casefold().strip("*_: ").split()) in cues().question | cues().answer:
        return [5.0, NEVER, NEVER, NEVER, NEVER]
    if cue.role == "question" and (cue.asks >= 1 or cue.words > 3 or line.ended):
        return [-1.0, 4.0, -1.0, NEVER, NEVER]
    if cue.role == "answer" and cue.words:
        return [-1.0, NEVER, NEVER, 4.0, -1.0]
    return [2.0, NEVER, -2.0, NEVER, -2.0]


def _outro(line: Line, cue: Cue) -> bool:
    """A closing line that tells of the interview instead of going on with it."""
    said = line.text.casefold()
    announces = cues().announcing.search(said) is not None and any(
        name.last > name.first for name in spans(line.text, tokens(line.text))
    )
    return cue.words <= 45 and not cue.self and (announces or ("italic" in line.tags and cue.mark != "label"))


__all__ = ["ASK", "ASK_ON", "OUT", "SAY", "SAY_ON", "Label", "Layout", "cues_of", "layout_of", "scores"]
