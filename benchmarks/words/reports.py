"""The annotated reports: text with {n:...} spans, and what each span is (format in data/words/README.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_MARK = re.compile(r"\{(\d+):|\}")
_HEAD = re.compile(r"^# id: (\S+)\s+published: (\S+)\s*$", re.MULTILINE)


@dataclass
class Report:
    """One report: clean text, spans by number, and the annotation lines split into words."""

    id: str
    published: str
    text: str
    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    lines: list[list[str]] = field(default_factory=list)


def reports(path: Path) -> list[Report]:
    """All reports of a file."""
    raw = path.read_text("utf-8")
    heads = list(_HEAD.finditer(raw))
    found = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        body = raw[head.end() : following.start() if following else len(raw)].strip("\n")
        text, _, notes = body.partition("\n---\n")
        clean, spans = marked(text)
        lines = [line.split() for line in notes.splitlines() if line.strip()]
        found.append(Report(head[1], head[2], clean, spans, lines))
    return found


def marked(raw: str) -> tuple[str, dict[int, list[tuple[int, int]]]]:
    """A text without its marks, and the spans that they marked."""
    clean: list[str] = []
    spans: dict[int, list[tuple[int, int]]] = {}
    length = at = 0
    stack: list[tuple[int, int]] = []
    for mark in _MARK.finditer(raw):
        clean.append(raw[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[0] == "}":
            number, start = stack.pop()
            spans.setdefault(number, []).append((start, length))
        else:
            stack.append((int(mark[1]), length))
    clean.append(raw[at:])
    return "".join(clean), spans
