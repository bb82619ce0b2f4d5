"""Sentences whose actors stand between <s> </s> and <t> </t>."""

from __future__ import annotations

import re

MARK = re.compile(r"<(/?)([st])>")


def unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without marks, and the code-point span of each letter's first pair."""
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if not m[1]:
            opened[m[2]] = len(text)
        elif m[2] not in spans:
            spans[m[2]] = (opened.get(m[2], len(text)), len(text))
    return text + marked[at:], spans
