"""Markup flattened to a bounded depth: parsers stop, or return nothing, past some 250 nested elements."""

from __future__ import annotations

import re
from collections import Counter

from detente.sources.elements import INLINE, VOID

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|template|svg)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})(?P<rest>[^<>]*)>",
    re.S | re.I,
)
_DRAWN = frozenset({"svg", "template"})
_MOST_ATTRIBUTES = 2_000
# What an element closes by itself when it opens: a new row ends the row and the cell before it.
_CELLS = frozenset({"td", "th"})
_CLOSES = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": _CELLS | {"p"},
    "th": _CELLS | {"p"},
    "tr": _CELLS | {"tr", "p"},
    "tbody": _CELLS | {"tr", "thead", "tbody", "p"},
    "option": frozenset({"option"}),
}


class Nesting:
    """The elements open at a point of a page, as HTML opens and closes them."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []
        self._count: Counter[str] = Counter()

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def enter(self, name: str, depth: int) -> bool:
        """An element opens; True where it is kept, being no deeper than `depth`."""
        closes = _CLOSES.get(name, frozenset())
        while self._open and self._open[-1][0] in closes:
            self._pop()
        kept = len(self._open) < depth
        self._open.append((name, kept))
        self._count[name] += 1
        return kept

    def leave(self, name: str) -> bool:
        """An element closes, and all within it; True where its end is kept."""
        if not self._count[name]:
            return True
        while self._open[-1][0] != name:
            self._pop()
        return self._pop()

    def _pop(self) -> bool:
        name, kept = self._open.pop()
        self._count[name] -= 1
        return kept


def shallow(markup: str, depth: int) -> str:
    """The page without the tags of elements nested deeper than `depth`; all their text stays.

    A dropped element leaves a space, a dropped block leaves a line break, so that words do not run together.
    Drawings and templates go whole, and the attributes of an element that has thousands, over which
    parsers take minutes.
    A page that needs none of this comes back as it is.
    """
    nesting = Nesting()
    pieces: list[str] = []
    last = 0
    for tag in _TAG.finditer(markup):
        name = (tag["name"] or "").lower()
        if name in VOID or tag["raw"]:
            instead = "" if (tag["raw"] or "").lower() in _DRAWN else None
        elif name and not tag["rest"].endswith("/"):
            kept = nesting.leave(name) if tag["close"] else nesting.enter(name, depth)
            instead = None if kept else " " if name in INLINE else "<br>"
        else:
            continue
        if instead is None and name and tag["rest"].count("=") > _MOST_ATTRIBUTES:
            instead = f"<{tag['close']}{name}>"
        if instead is None:
            continue
        between = markup[last : tag.start()]
        if between.strip() or not pieces or pieces[-1] != instead:
            pieces += [between, instead]
        last = tag.end()
    pieces.append(markup[last:])
    return "".join(pieces) if len(pieces) > 1 else markup
