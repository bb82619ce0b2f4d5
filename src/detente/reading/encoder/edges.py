"""Rules for quotation marks over what the encoder found: whole quotations, and one speaker for each.

A content that ends inside a quotation it otherwise covers takes all of it; a quotation that two attributions
claim, neither nested in the other, stays with the surer one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from detente.reading.encoder.attributions import AttributionSpans, Span
from detente.reading.quotes import Quotation, quotations

LONGEST = 1500  # a quotation longer than this may be an unclosed mark
OPENERS = ("“", '"', "«", "„", "''", "``")
NEAR = 400  # characters from a quotation to the one it goes on with
ALIKE = 0.7  # share of characters in common from which two contents are one
STOPS = "?!—–-…"  # how a quotation can end that its speaker follows, but for the comma
FEWEST_SPACES = 2
_SPACE = re.compile(r"[\s,]{0,3}")
SHORTEST = 12  # scare quotes are left alone when they are all that is claimed twice


def settled(text: str, found: list[AttributionSpans]) -> list[AttributionSpans]:
    """The attributions with their contents fitted to the quotations of `text`; those left without content
    go."""
    quotes = [q for q in quotations(text) if q.closed and q.end - q.start <= LONGEST]
    starts = [q.start for q in quotes]
    fitted = [replace(a, content=_joined([_fitted(s, quotes, starts, a) for s in a.content])) for a in found]
    once = _told_once([a for a in _claimed_once(text, fitted) if a.content])
    return _continued(text, _begun(text, once, quotes), quotes)


def _around(at: int, quotes: list[Quotation], starts: list[int]) -> Quotation | None:
    """The quotation in which character `at` stands, its marks included."""
    i = bisect_right(starts, at) - 1
    return quotes[i] if i >= 0 and quotes[i].start <= at < quotes[i].end else None


def _fitted(span: Span, quotes: list[Quotation], starts: list[int], whose: AttributionSpans) -> Span:
    """`span` with its ends moved to the marks of a quotation that it breaks; never over its own cue or
    source."""
    start, end = span
    first, last = _around(start, quotes, starts), _around(end - 1, quotes, starts)
    if first and start > first.start and (end >= first.end - 1 or first is not last):
        start = first.start
    if last and end < last.end and (start <= last.inner[0] or first is not last):
        end = last.end
    own = [*whose.cue, *whose.source]
    if any(start < b and a < end for a, b in own) and not any(span[0] < b and a < span[1] for a, b in own):
        return span
    return start, end


def _joined(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _claimed_once(text: str, found: list[AttributionSpans]) -> list[AttributionSpans]:
    """Where the same piece is claimed by two cues outside it, the nearer attribution keeps it, the surer if
    as near."""
    claims: dict[Span, list[int]] = {}
    for i, a in enumerate(found):
        for piece in a.content:
            if piece[1] - piece[0] >= SHORTEST:
                claims.setdefault(piece, []).append(i)
    owner = {
        piece: min(who, key=lambda i: (_breaks(text, piece, found[i]), -found[i].score))
        for piece, who in claims.items()
    }
    return [
        replace(a, content=[p for p in a.content if owner.get(p, i) == i]) if len(a.content) > 1 else a
        for i, a in enumerate(found)
    ]


def _breaks(text: str, piece: Span, whose: AttributionSpans) -> int:
    """How many line breaks stand between a piece and the cue that claims it."""
    cue = whose.cue[0]
    between = text[piece[1] : cue[0]] if piece[1] <= cue[0] else text[cue[1] : piece[0]]
    return between.count("\n")


def _continued(text: str, found: list[AttributionSpans], quotes: list[Quotation]) -> list[AttributionSpans]:
    """A quotation that nobody claims and that opens a sentence goes on with what was quoted before it in
    the paragraph."""
    free = _free_of([s for a in found for s in (*a.content, *a.cue, *a.source)])
    out = list(found)
    quoting = sorted(
        (a.content[-1][1], i) for i, a in enumerate(found) if text.startswith(OPENERS, a.content[0][0])
    )
    ends = [e for e, _ in quoting]
    for q in quotes:
        if not free(q) or not _opens_a_sentence(text, q):
            continue
        j = bisect_right(ends, q.start) - 1
        if j >= 0 and "\n" not in text[ends[j] : q.start] and q.start - ends[j] <= NEAR:
            i = quoting[j][1]
            out[i] = replace(out[i], content=[*out[i].content, (q.start, q.end)])
    return out


def _begun(text: str, found: list[AttributionSpans], quotes: list[Quotation]) -> list[AttributionSpans]:
    """A quotation that nobody claims and that runs right into who says it is the first half of what is said:
    `"We tried," the envoy said. "We failed."`"""
    heads = {head: i for i, a in reversed(list(enumerate(found))) if (head := _head(text, a)) is not None}
    free = _free_of([s for a in found for s in a.content])
    out = list(found)
    for q in quotes:
        after = _SPACE.match(text, q.end)
        i = heads.get(after.end()) if after else None
        if i is None or not free(q):
            continue
        runs_on = text[q.inner[1] - 1] == "," or (
            text[q.inner[1] - 1] in STOPS and any(text.startswith(OPENERS, s) for s, _ in found[i].content)
        )
        if runs_on and _opens_a_sentence(text, q) and text.count(" ", *q.inner) >= FEWEST_SPACES:
            out[i] = replace(out[i], content=[(q.start, q.end), *out[i].content])
    return out


def _free_of(spans: list[Span]) -> Callable[[Quotation], bool]:
    """Whether none of the spans touches a quotation."""
    taken = sorted(spans)
    starts = [s for s, _ in taken]
    reach = list(accumulate((e for _, e in taken), max))  # how far the spans up to here go

    def free(q: Quotation) -> bool:
        k = bisect_right(starts, q.end - 1)
        return not k or reach[k - 1] <= q.start

    return free


def _head(text: str, one: AttributionSpans) -> int | None:
    """Where source and cue begin, if they stand side by side."""
    (start, end), *_ = one.source or one.cue
    first, last = one.cue[0]
    between = text[end:first] if end <= first else text[last:start]
    return min(start, first) if not between.strip(" ,\xa0") else None


def _opens_a_sentence(text: str, q: Quotation) -> bool:
    before = text[max(0, q.start - 4) : q.start].rstrip(" \t\xa0")
    opens = not before or before.endswith((".", "!", "?", ".”", '."', ".''", ":", "\n"))
    return opens and text[slice(*q.inner)].lstrip("[(‘'…. ")[:1].isupper()


def _told_once(found: list[AttributionSpans]) -> list[AttributionSpans]:
    """Of two attributions with much the same content, neither told inside the other, the surer one."""
    dropped: set[int] = set()
    running: list[int] = []
    for i in sorted(range(len(found)), key=lambda i: found[i].content[0][0]):
        start = found[i].content[0][0]
        running = [k for k in running if k not in dropped and found[k].content[-1][1] > start]
        for k in running:
            if _alike(found[k].content, found[i].content) and not _nested(found[k], found[i]):
                dropped.add(i if found[i].score < found[k].score else k)
        running.append(i)
    return [a for i, a in enumerate(found) if i not in dropped]


def _nested(one: AttributionSpans, other: AttributionSpans) -> bool:
    """Whether the cue of either stands inside what the other one says."""
    pairs = ((one.cue, other.content), (other.cue, one.content))
    return any(a < y and x < b for cue, content in pairs for a, b in cue for x, y in content)


def _alike(one: list[Span], other: list[Span]) -> bool:
    common = sum(max(0, min(b, y) - max(a, x)) for a, b in one for x, y in other)
    whole = sum(b - a for a, b in one) + sum(b - a for a, b in other) - common
    return common >= ALIKE * whole
