"""What the encoder is shown of an interview: all that is outside its turns, and how some turns begin and end.

The parts come in one text, a line each; every line has a kind, which is told to the encoder beside its words.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.turns_candidates import Heard
from detente.reading.turns_parts import Part

KINDS = (
    "",
    "headline",
    "short",
    "intro",
    "note",
    "credit",
    "aside",
    "outro",
    "foot",
    "ask",
    "say",
    "question",
    "answer",
    "outlet",
    "author",
    "opening",
)
_FIRST, _THEN, _LAST = (
    ("headline", "short", "note", "intro"),
    ("outro", "foot"),
    ("opening", "credit", "aside"),
)
_OPENING, _CLOSING = 1400, 500
"""Characters shown of the lines before the talk and of those around it."""
_TURNS, _HEAD, _TAIL = 4, 90, 50


@dataclass(frozen=True, slots=True)
class View:
    """A text of lines; `kinds` are (start, end, place in KINDS); `begins` says where each part begins."""

    text: str
    kinds: tuple[tuple[int, int, int], ...]
    begins: dict[int, int]


def view(around: list[Part], heard: Heard) -> View:
    """The view of a page, from its parts outside the turns and what is heard in them."""
    shown = _fitting([at for at, (where, _) in enumerate(around) if where in _FIRST], around, _OPENING)
    closing = [at for at, (where, _) in enumerate(around) if where in _THEN]
    shown += _fitting(closing, around, _CLOSING)
    lines: list[tuple[str, str, int]] = [(around[at][0], around[at][1], at) for at in shown]
    lines += [(side, text, -1) for side, text in heard.labels[:6]]
    lines += [(kind, text, -1) for kind, text in (("outlet", heard.outlet), ("author", heard.author)) if text]
    lines += [("question", text, -1) for text in _pieces(heard.asked[1:])]
    lines += [("answer", text, -1) for text in _pieces(heard.said[1:])]
    lines += [(where, text, at) for at, (where, text) in enumerate(around) if where in _LAST]
    return _joined(lines)


def _joined(lines: list[tuple[str, str, int]]) -> View:
    text, kinds, begins = "", [], {}
    for kind, line, at in lines:
        if at >= 0:
            begins[at] = len(text)
        kinds.append((len(text), len(text) + len(line), KINDS.index(kind)))
        text += line + "\n"
    return View(text, tuple(kinds), begins)


def _fitting(places: list[int], around: list[Part], most: int) -> list[int]:
    """The parts that fit into `most` characters, taken from both ends in turn; always one at least."""
    kept: list[int] = []
    left, room = list(places), most
    while left:
        at = left.pop(0 if len(kept) % 2 == 0 or len(kept) < 2 else -1)
        room -= len(around[at][1])
        if kept and room < 0:
            break
        kept.append(at)
    return sorted(kept)


def _pieces(said: list[str]) -> list[str]:
    """How the first turns of a side and its last begin and end."""
    chosen = [*said[:_TURNS], *said[-1:]] if len(said) > _TURNS else said
    return [text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} … {text[-_TAIL:]}" for text in chosen]


__all__ = ["KINDS", "View", "view"]
