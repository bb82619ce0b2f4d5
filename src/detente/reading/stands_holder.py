"""The party and the place that the learned reader points at in a text."""

from __future__ import annotations

from bisect import bisect_right

from detente.reading.cast import party, place
from detente.reading.encoder.stands import Stand
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, Spoken
from detente.reading.stands import Span, named_at, phrase_at
from detente.reading.statements import statements
from detente.records import Party, Place


def held_by(page: Page, spoken: Spoken, clause: Clause, one: Stand) -> Party | None:
    """Who takes a stand: whom the reader points at, else who speaks there."""
    said = spoken.innermost(clause.start, clause.end)
    return holder(page, one.holder) or (said.source if said else None)


def holder(page: Page, pointed: Span) -> Party | None:
    """Who is named where the reader points: the source of a statement, one of the cast, else the words."""
    start, end = pointed
    sources = page.of(_sources)
    k = bisect_right(sources, (end - 1, end, 0)) - 1
    if k >= 0 and start < sources[k][1]:
        return page.of(statements)[sources[k][2]].source
    known = named_at(page, pointed)
    named = [m for m in known if m.kind != "place" and (m.actor or m.kind != "pronoun")]
    if named:
        return party(named[0])
    if known:
        state = known[0].place
        return Party(name=known[0].text, actor=state, state=state) if state else None
    phrase = phrase_at(page, pointed)
    return Party(name=page.text[slice(*phrase)]) if phrase else None


def somewhere(page: Page, pointed: Span, role: str) -> Place | None:
    """The place, or the state, organisation or person as mediator, that is named where the reader points; a
    mediator may go by what he is ("the archbishop"), a host is None where it is no name."""
    for mention in named_at(page, pointed):
        if mention.place:
            return place(mention)
        if mention.kind != "pronoun":
            return Place(name=mention.text, iso3=mention.state)
    phrase = phrase_at(page, pointed)
    name = page.text[slice(*phrase)] if phrase else ""
    return Place(name=name) if name[:1].isupper() or (name and role == "mediator") else None


def _sources(page: Page) -> list[tuple[int, int, int]]:
    """Where the sources of statements are named, in order, with the number of the statement."""
    named = ((one.source_span, k) for k, one in enumerate(page.of(statements)) if one.source)
    return sorted((where.start, where.end, k) for where, k in named if where)
