"""Markup flattened to a bounded depth: parsers stop, or return nothing, past some 250 nested elements."""

from __future__ import annotations

import re

from detente.sources.elements import INLINE, SELF_CLOSING, VOID

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|noscript|template|svg)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})(?P<rest>[^<>]*)>",
    re.S | re.I,
)


def deepest(markup: str) -> int:
    """How deep the elements of a page nest, unclosed ones counted (an upper bound)."""
    depth = most = 0
    for found in _TAG.finditer(markup):
        name = (found["name"] or "").lower()
        if not name or name in VOID or name in SELF_CLOSING or found["rest"].endswith("/"):
            continue
        depth = max(0, depth - 1) if found["close"] else depth + 1
        most = max(most, depth)
    return most


def shallow(markup: str, depth: int) -> str:
    """The page without the tags of elements nested deeper than `depth`; all their text stays.

    A dropped element leaves a space, a dropped block leaves a line break, so that words do not run together.
    """
    pieces: list[str] = []
    last = 0
    open_names: list[str] = []
    for found in _TAG.finditer(markup):
        name = (found["name"] or "").lower()
        if not name or name in VOID or name in SELF_CLOSING or found["rest"].endswith("/"):
            continue
        if found["close"]:
            keep = len(open_names) <= depth
            if open_names:
                open_names.pop()
        else:
            open_names.append(name)
            keep = len(open_names) <= depth
        if not keep:
            pieces.append(markup[last : found.start()])
            pieces.append(" " if name in INLINE else "<br>")
            last = found.end()
    pieces.append(markup[last:])
    return _runs("".join(pieces))


_BREAKS = re.compile(r"(?:\s*<br>){3,}")


def _runs(markup: str) -> str:
    return _BREAKS.sub("<br><br>", markup)
