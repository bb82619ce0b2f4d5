"""The party that the learned reader points at in a text."""

from __future__ import annotations

import re
from bisect import bisect_right

from detente.reading.cast import party
from detente.reading.page import Page
from detente.reading.positions_clauses import cast_within
from detente.reading.statements import statements
from detente.records import Party

Span = tuple[int, int]
_PHRASE = re.compile(r"(?:[A-Z][\w'’-]+ )*[\w'’-]+$")
_REST = re.compile(r"[\w'’-]*")
REACH = 60  # characters before the token pointed at in which the name may begin


def holder(page: Page, pointed: Span) -> Party | None:
    """Who is named where the reader points: the source of a statement, one of the cast, else the words."""
    start, end = pointed
    sources = page.of(_sources)
    k = bisect_right(sources, (end - 1, end, 0)) - 1
    if k >= 0 and start < sources[k][1]:
        return page.of(statements)[sources[k][2]].source
    known = [m for m in cast_within(page, start - REACH, end) if start < m.end]
    named = [m for m in known if m.kind != "place" and (m.actor or m.kind != "pronoun")]
    if named:
        return party(named[0])
    if known:
        state = known[0].place
        return Party(name=known[0].text, actor=state, state=state) if state else None
    word = _REST.match(page.text, end)
    phrase = _PHRASE.search(page.text[max(0, start - REACH) : word.end() if word else end])
    return Party(name=phrase[0]) if phrase else None


def _sources(page: Page) -> list[tuple[int, int, int]]:
    """Where the sources of statements are named, in order, with the number of the statement."""
    named = ((one.source_span, k) for k, one in enumerate(page.of(statements)) if one.source)
    return sorted((where.start, where.end, k) for where, k in named if where)
