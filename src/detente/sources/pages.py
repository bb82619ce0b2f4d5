"""Lines as a page prints them, back into paragraphs: running heads dropped, wrapped lines joined."""

from __future__ import annotations

import re
from collections import Counter

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^[\W_]*(?:page|p\.|seite|стр\.?|página)?[\W_]*\d{1,4}(?:\s*(?:/|of|von|из|de)\s*\d{1,4})?[\W_]*$", re.I
)
_ENDED = re.compile(r"[.!?…:;。؟][\"'”’»)\]]*$")
_STARTS = re.compile(r"^(?:[-–—•*▪◦·]\s|\d{1,2}[.)]\s|[A-ZА-Я][\w .'-]{0,40}:\s|[QA]\d*[:.]\s)")
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")


def paragraphs(pages: list[str]) -> str:
    """The text of all pages, an empty line between paragraphs; paragraphs run on over page ends."""
    kept = [line for page in _without_running_heads(pages) for line in page]
    lengths = sorted(len(line) for line in kept if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    found: list[str] = []
    open_ended = False
    for line in kept:
        if not line:
            # An empty line within a sentence is the gap at a page's end, not a paragraph's.
            open_ended = open_ended and bool(found) and not _ENDED.search(found[-1])
            continue
        if open_ended and found and not _STARTS.match(line):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
        open_ended = len(line) >= 0.75 * width and not (_ENDED.search(line) and len(line) < 0.9 * width)
    return "\n\n".join(found)


def _joined(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _without_running_heads(pages: list[str]) -> list[list[str]]:
    split = [[" ".join(line.split()) for line in page.split("\n")] for page in pages]
    split = [_trimmed(lines) for lines in split]
    edges = Counter(_shape(line) for lines in split for line in {*lines[:2], *lines[-2:]})
    often = max(3, len(pages) // 2)
    return [
        [
            line
            for at, line in enumerate(lines)
            if not (
                (at < 2 or at >= len(lines) - 2)
                and (_NUMBER.match(line) or (line and edges[_shape(line)] >= often))
            )
        ]
        + [""]
        for lines in split
    ]


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)
