"""What stands around a line: its neighbours, its place on the page, the heading "Read more" above it.

A headline of a related article is worded like any other sentence; that it is one shows in what it stands
between. All is read from the lines and from which of them the rules of furniture_lines know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from detente.reading.blocks_lines import ITEM, Line
from detente.reading.blocks_words import fold
from detente.reading.furniture_cues import cues

SHORT = 14
"""Words up to which a line could be a headline, a menu's entry or a by-line."""
UNDER = "listed under others"
"""The feature of a line that stands under the heading of other articles, with only short lines between."""
_FAR = 6
_ASKS = re.compile(r"[?؟？][\"'”’»)\]*_\s]*$")
_LABEL = re.compile(r"[*_]{0,3}[^\s:：][^:：\n]{0,40}[:：][*_]{0,3}\s")
_PARTS = re.compile(r"\s[|·•/>›»→—–-]\s|\s{3,}|\t")
_EDGE = " \t*_#:：>→».…|-–—[]()"


def arounds(lines: Sequence[Line], known: AbstractSet[int]) -> list[set[str]]:
    """For each line the features of where it stands; `known` are the lines that rules call furniture."""
    shapes = [_shape(line, number in known) for number, line in enumerate(lines)]
    longs = [shape in ("long", "dash") for shape in shapes]
    marked = any("bold" in line.tags and _ASKS.search(line.words) for line in lines)
    texts = [fold(line.words.strip(_EDGE)) for line in lines]
    every = "\n".join(text for text in texts if len(text) < 200)
    runs, under = _runs(shapes), _under(shapes, lines)
    return [
        set(_around(number, shapes, longs, runs, under))
        | {f"again {len(text) > 3 and every.count(text) > 1}", f"unmarked {marked and not line.tags}"}
        for number, (line, text) in enumerate(zip(lines, texts, strict=True))
    ]


def _around(
    number: int, shapes: list[str], longs: list[bool], runs: list[int], under: list[int]
) -> Iterator[str]:
    own = shapes[number]
    if under[number]:
        yield UNDER
    before = shapes[number - 1] if number else "edge"
    after = shapes[number + 1] if number + 1 < len(shapes) else "edge"
    yield f"own {own}"
    yield f"own {own} before {before}"
    yield f"own {own} after {after}"
    yield f"own {own} between {before} {after}"
    yield f"own {own} run {runs[number]}"
    yield f"own {own} under {under[number]}"
    yield f"own {own} top {min(number, _FAR)}"
    yield f"own {own} bottom {min(len(shapes) - 1 - number, _FAR)}"
    yield f"own {own} long before {min(sum(longs[:number]), 2)} after {min(sum(longs[number + 1 :]), 2)}"
    yield f"own {own} then long {any(longs[number + 1 : number + 3])}"


def _shape(line: Line, known: bool) -> str:
    """The kind of a line: known furniture (a heading of others or not), or its shape alone."""
    text, words = line.words, len(line.words.split())
    bare = fold(text.strip(_EDGE))
    if known:
        known_as = cues()
        heads = bare in known_as.others or (
            bare not in known_as.alone and known_as.elsewhere.fullmatch(bare) is not None
        )
        return "cue" if heads or text.rstrip("*_ ").endswith((":", "：")) else "known"
    if line.row is not None:
        return "cell"
    if text[:1] in "–—" and words > 2:
        return "dash"
    if _LABEL.match(text):
        return "label"
    if words > SHORT:
        return "long"
    if "list_item" in line.tags or ITEM.match(line.text):
        return "item"
    if _ASKS.search(text):
        return "asks"
    if line.ended:
        return "short"
    return "parts" if len(_PARTS.findall(text)) >= 2 else "bare"


def _runs(shapes: list[str]) -> list[int]:
    """How many lines that nobody need have said stand together, the line among them (at most four)."""
    loose = [shape in ("bare", "parts", "item", "known", "cue") for shape in shapes]
    found, start = [0] * len(shapes), 0
    while start < len(shapes):
        end = start
        while end < len(shapes) and loose[end]:
            end += 1
        found[start:end] = [min(end - start, 4)] * (end - start)
        start = max(end, start + 1)
    return found


def _under(shapes: list[str], lines: Sequence[Line]) -> list[int]:
    """How many lines above, none of them long, stands the heading of other articles (0: nowhere near)."""
    found, since = [], 0
    for shape, line in zip(shapes, lines, strict=True):
        if shape == "cue":
            found.append(0)
            since = 1
            continue
        if shape in ("long", "dash", "cell") or (shape == "label" and line.ended):
            since = 0
        found.append(min(since, 4))
        since += since > 0
    return found


__all__ = ["SHORT", "UNDER", "arounds"]
