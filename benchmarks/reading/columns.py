"""Data with one word a line, as running text with the span of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

JOINED_LEFT = re.compile(r"^(?:[,.;:!?%)\]}]|''|n't|'\w{1,2}|\.\.\.)$")
JOINED_RIGHT = ("(", "[", "{", "$", "#", "``")
SIGNS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def blocks(path: Path) -> Iterator[list[list[str]]]:
    """The rows of each sentence, cut at tabs, or at blanks where a line has no tab."""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip():
            rows.append(line.split("\t" if "\t" in line else " "))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def running(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words set as text, with the code-point span of each."""
    text = ""
    spans: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        if i and not JOINED_LEFT.match(word) and words[i - 1] not in JOINED_RIGHT:
            text += " "
        shown = SIGNS.get(word, word)
        spans.append((len(text), len(text) + len(shown)))
        text += shown
    return text, spans
