"""Who signs a quotation: `"..." - Ana Dorić`, `"..." (Ana Dorić)`, a line with nothing but a name in it."""

from __future__ import annotations

import re

from detente.reading.quotes import Quotation
from detente.reading.statements_labels import (
    AFTER_NAME,
    FAR,
    LONGEST_NAME,
    NAME,
    Named,
    ends_with_title,
    names,
)
from detente.reading.statements_spans import Offsets

SHORTEST = 20  # characters of a quotation before the line inside its marks that signs it
_DATE = r"(?:[ ,]+[A-Z][a-z]+\.? \d{1,2}, \d{4})?"
_DASHED = re.compile(
    rf"\s*(?P<mark>[-–—―]{{1,2}})\s*(?P<name>{NAME}(?:\s*\(@\w+\))?{AFTER_NAME}){_DATE}\.?\s*$"
)
_HELD = re.compile(rf"[ \t]*(?P<mark>\()(?P<name>{NAME}{AFTER_NAME})\)\.?\s*$")
_INSIDE = re.compile(rf"\n\s*(?P<name>{NAME}{AFTER_NAME}(?:\s+[a-z]+){{0,2}}?)\.?\s*$")
_BARE = re.compile(rf"\s*(?P<name>{NAME}{AFTER_NAME})\.?\s*$")
_CLOSERS = ("”", '"', "»", "''")
_SURE = re.compile(r"[,(]\s*[\w@]")


def signed(text: str, quote: Quotation, line: int) -> Named | None:
    """Who signs a quotation after its end, in its line (which ends at `line`), in the next one, or in the
    last line inside its marks."""
    for sign, stop in ((_DASHED, line), (_HELD, line), (_DASHED, _next_line(text, line)[1])):
        found = sign.match(text, quote.end, stop)
        if found and found.end("name") - found.start("name") <= LONGEST_NAME:
            return Named(_unstopped(text, found.span("name")), found.span("mark"), found.end())
    found = _INSIDE.search(text, quote.start, quote.inner[1])
    if found and found.start() > quote.start + SHORTEST:
        return Named(_unstopped(text, found.span("name")), None, quote.end)
    return None


def beside(text: str, start: int, end: int, quote: Quotation) -> Named | None:
    """The name that stands alone in the line after a quotation, or in the line before it where that line
    signs no other quotation. The quotation's own line, `start` to `end`, holds nothing else."""
    above, below = _line_before(text, start), _next_line(text, end)
    name = _name_in(text, *above)
    if name is None or text[: above[0]].rstrip().endswith(_CLOSERS):
        name = _name_in(text, *below) or name
    return Named(name, None, quote.end) if name else None


def _name_in(text: str, start: int, end: int) -> Offsets | None:
    """The name that fills a line, told to be a person's by an apposition or by standing elsewhere too."""
    found = _BARE.match(text, start, end)
    if not found or found.end("name") - found.start("name") > LONGEST_NAME:
        return None
    name = _unstopped(text, found.span("name"))
    words = text[slice(*name)]
    head = re.split(r"\s*[,(]", words)[0]
    known = _SURE.search(words) or any(
        re.search(rf"[a-z,] (?:\w+ )?{re.escape(word)}\b", text[:FAR]) for word in head.split()[-1:]
    )
    return name if known and " " in head and names(text, words) else None


def _line_before(text: str, start: int) -> Offsets:
    end = len(text[:start].rstrip())
    return text.rfind("\n", 0, end) + 1, end


def _next_line(text: str, end: int) -> Offsets:
    start = end
    while start < len(text) and text[start].isspace():
        start += 1
    stop = text.find("\n", start)
    return start, len(text) if stop < 0 else stop


def _unstopped(text: str, name: Offsets) -> Offsets:
    """A name without the stop after it."""
    stop = text[name[1] - 1] == "." and not ends_with_title(text, *name)
    return name[0], name[1] - stop
