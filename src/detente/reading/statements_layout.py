"""Quotations whose speaker the layout names: `Ana Dorić: "..."`, `"..."` over a line `- Ana Dorić`, a line
that ends in a colon over one quotation or a list of them.

No verb of saying needs to stand beside such a quotation, so neither the cue rules nor a reader of sentences
finds it. Only whole quotations are read so: those of four words or more that begin like a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.reading.quotes import Quotation, quotations
from detente.reading.statements_labels import Named, introduced, told_before
from detente.reading.statements_signatures import beside, signed
from detente.reading.statements_spans import Attribution, Offsets

FEWEST_WORDS = 4
LIST = 3
"""Quotations in a row, each a paragraph of its own, that make a list: each is then a statement of its own."""
_MARKS = ("“", '"', "«", "„", "''", "``")
NEAR = 700  # characters back to who spoke last
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_BULLET = re.compile(r"[\s•*·●▪–—-]*(?:\(?\d{1,3}[.)]\s*)?")
_BREAK = re.compile(r"\n\s*")
_BLANK = re.compile(r"\s*")


@dataclass(frozen=True)
class _Line:
    """A quotation in its line: `alone` where nothing but a bullet stands beside it, `last` where nothing
    follows it there."""

    quote: Quotation
    start: int
    end: int
    alone: bool
    last: bool


class _Said:
    """What is attributed so far, and where each content, source and cue ends, in order."""

    def __init__(self, text: str, found: Sequence[Attribution]) -> None:
        self.text, self.all = text, list(found)
        self.content = {end: i for i, one in enumerate(found) for _, end in one.content}
        self.ends = sorted((_end(one), i) for i, one in enumerate(found) if one.source)

    def add(self, parts: list[tuple[Offsets, ...]], by: Named | Attribution) -> None:
        """Parts as statements of their own, each by the same speaker."""
        for part in parts:
            insort(self.ends, (part[-1][1], len(self.all)))
            self.all.append(Attribution(part, by.source, by.cue, by.act, by.lemma))

    def extend(self, at: int, part: tuple[Offsets, ...]) -> None:
        """A part that goes on with the attribution at a place of the list."""
        self.all[at] = replace(self.all[at], content=(*self.all[at].content, *part))
        insort(self.ends, (part[-1][1], at))

    def led(self, intro: Named) -> int | None:
        """What was found before the colon already: "she said that, whatever came:" over her words."""
        return self.content.get(intro.end, self.content.get(intro.end - 1))

    def last(self, line: _Line) -> int | None:
        """Whose words a quotation goes on with that nobody introduces: those of who spoke last before it, no
        further back than the paragraph before."""
        at = line.quote.start
        opens = self.text[:at].rstrip(" \t\xa0")[-1:] in '.!?…”":'
        k = bisect_right(self.ends, (at, len(self.all))) - 1
        if k < 0 or not (line.alone or (line.last and opens)):
            return None
        end, last = self.ends[k]
        return last if at - end <= NEAR and len(_BREAK.findall(self.text, end, at)) <= 1 else None


def _end(one: Attribution) -> int:
    return max(span[1] for span in (*one.content, one.source, one.cue) if span)


def by_layout(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` and what the layout says of the quotations that none of them touches."""
    open_lines = _open_lines(text, found)
    said = _Said(text, found)
    k = 0
    while k < len(open_lines):
        run = _run(text, open_lines, k)
        first = open_lines[k]
        intro = introduced(text, first.start if first.alone else first.quote.start)
        _read(text, run, intro, said)
        k += len(run)
    return said.all


def _read(text: str, run: list[_Line], intro: Named | None, said: _Said) -> None:
    """What is known of a run of quotations: by whom it is signed, else who was introduced, else who spoke
    last."""
    parts: list[Offsets] = []
    for line in run:
        name = signed(text, line.quote, line.end)
        if name is None and line.alone and not (intro and intro.source):
            name = beside(text, line.start, line.end, line.quote)
        if name:
            said.add([(_before(text, line.quote, name),)], name)
        else:
            parts.append((line.quote.start, line.quote.end))
    if parts:
        listed = len(parts) >= LIST and all(line.quote.closed for line in run)
        _give(text, run[0], [(part,) for part in parts] if listed else [tuple(parts)], intro, said)


def _give(
    text: str, first: _Line, parts: list[tuple[Offsets, ...]], intro: Named | None, said: _Said
) -> None:
    """The parts to who was introduced or spoke last: to what was found of them already where the quotation
    goes on with it, else as statements of their own."""
    led = said.led(intro) if intro else None
    joins = led is not None and intro is not None and first.start < intro.end
    if led is None and not (intro and intro.source):
        led = said.last(first)
        joins = led is not None and intro is None and _quotes(text, said.all[led])
    if led is not None and joins and len(parts) == 1:
        said.extend(led, parts[0])
        return
    by: Named | Attribution | None = intro if intro and intro.source else None
    if by is None:
        by = said.all[led] if led is not None else told_before(text, first.start) if first.alone else None
    if by and by.source:
        said.add(parts, by)


def _quotes(text: str, one: Attribution) -> bool:
    return any(text.startswith(_MARKS, start) for start, _ in one.content)


def _before(text: str, quote: Quotation, name: Named) -> Offsets:
    """The quotation, up to the line inside it that signs it."""
    end = quote.end
    if name.source and quote.start < name.source[0] < quote.end:
        end = name.source[0]
        while text[end - 1].isspace():
            end -= 1
    return quote.start, end


def _open_lines(text: str, found: Sequence[Attribution]) -> list[_Line]:
    """The whole quotations that nothing found so far touches."""
    taken = sorted(part for one in found for part in one.content)
    starts = [start for start, _ in taken]
    reach = 0
    reaches = [reach := max(reach, end) for _, end in taken]
    lines = []
    for quote in quotations(text):
        k = bisect_right(starts, quote.end - 1)
        if (not k or reaches[k - 1] <= quote.start) and _whole(text, quote):
            lines.append(_line(text, quote))
    return lines


def _whole(text: str, quote: Quotation) -> bool:
    inner = text[slice(*quote.inner)].lstrip("“\"'‘[(… .")
    return not inner[:1].islower() and len(_WORD.findall(inner)) >= FEWEST_WORDS


def _line(text: str, quote: Quotation) -> _Line:
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    end = len(text) if end < 0 else end
    last = not _WORD.search(text, quote.end, end)
    bullet = _BULLET.match(text, start, quote.start)
    return _Line(quote, start, end, last and bullet is not None and bullet.end() == quote.start, last)


def _run(text: str, lines: list[_Line], k: int) -> list[_Line]:
    """The quotation at k with those that stand alone in the paragraphs right after it."""
    run = [lines[k]]
    for line in lines[k + 1 :]:
        blank = _BLANK.match(text, run[-1].end)
        if not (line.alone and run[-1].last and blank and blank.end() >= line.start):
            break
        run.append(line)
    return run
