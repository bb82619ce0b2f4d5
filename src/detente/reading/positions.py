"""Positions: where a party stands on an issue, read from what it says, asks, offers, refuses or gives up.

Each statement that takes a stand on a named issue makes a position of its speaker; a demand that somebody is
said to have dropped or softened makes one of whoever dropped it, also where the narrator or a third party says so.
"""

from __future__ import annotations

import re

from detente.reading.acts import from_words, plain
from detente.reading.cast import party
from detente.reading.issues import Named, issues_in
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, Spoken, cast_within, clauses, clauses_sorted
from detente.reading.positions_drops import actor_before, given_up
from detente.reading.registry import made, reader
from detente.reading.statements import statements
from detente.reading.statements_interpret import said_on
from detente.records import Party, Position, Statement, record_id

STANCES = {
    "demand": "demands",
    "offer": "offers",
    "promise": "offers",
    "accept": "accepts",
    "reject": "rejects",
    "threaten": "demands",
    "concede": "softens",
}
_PRO = frozenset(["support", "supports", "supported", "supporting", "back", "backs", "backed", "backing", "endorse", "endorses", "endorsed", "favor", "favors", "favour", "favours"])
_CONTRA = frozenset(["oppose", "opposes", "opposed", "opposing", "criticise", "criticize", "criticised", "criticized", "condemn", "condemned", "denounced"])
_BROAD = frozenset(["talks_format", "venue"])
MOST = 2
_SUBJECT = re.compile(r"(?:But |And |Yet )?(?:[Tt]he |[Aa]n? )?((?:[\w'’-]+ ){0,4}?[\w'’-]+?)(?:,| who\b| (?:has|have|had|is|are|was|were|will|would|no)\b|$)")
_NOBODY = frozenset(["demand", "demands", "it", "they", "there", "this", "that", "insistence", "for"])


@reader("positions", version="1", makes="position")
def positions(page: Page) -> list[Position]:
    """The positions of a page in the order of the text."""
    found: dict[str, Position] = {}
    spoken = Spoken(page)
    dropped = _drops(page, spoken)
    taken = [(p.span.start, p.span.end) for p in dropped]
    for one in page.of(statements):
        for position in _of_statement(page, one):
            if not any(a < position.span.end and position.span.start < b for a, b in taken) or position.stance not in ("demands", "softens", "offers"):
                found.setdefault(position.id, position)
    for position in dropped:
        found.setdefault(position.id, position)
    return sorted(found.values(), key=lambda p: (p.span.start, p.span.end))


def _of_statement(page: Page, one: Statement) -> list[Position]:
    """The stands a statement takes: one a clause and issue, the condition's issues as demands."""
    if one.source is None:
        return []
    made_here: list[Position] = []
    for number, clause in enumerate(_clauses_of(page, one)):
        words = page.text[clause.start : clause.end]
        stance = _stance(one, words, number == 0)
        if stance is None:
            continue
        condition = one.condition if one.condition and clause.start <= one.condition.start < clause.end else None
        inside = _named(words)
        for issue in inside[:MOST]:
            in_condition = condition is not None and condition.start <= clause.start + issue.start < condition.end
            made_here.append(_position(page, one.source, issue.code, "demands" if in_condition else stance, clause, one, None if in_condition else condition))
    return made_here


def _clauses_of(page: Page, one: Statement) -> list[Clause]:
    found = []
    for part in one.content:
        for clause in page.of(clauses_sorted).overlapping(part.start, part.end):
            start, end = max(part.start, clause.start), min(part.end, clause.end)
            if end - start > 2:
                found.append(Clause(start, end, clause.sentence, clause.block))
    return found


def _named(words: str) -> list[Named]:
    """The issues of a clause, the broad ones only where no other is named."""
    named = issues_in(words)
    narrow = [n for n in named if n.code not in _BROAD]
    return narrow or [n for n in named if n.code == "talks_format"]


def _stance(one: Statement, words: str, first: bool) -> str | None:
    cue = (one.cue.quote.lower().split() if one.cue else []) or [""]
    if first and any(word in _PRO for word in cue):
        return "opposes" if one.polarity == "negative" and "not" in cue else "supports"
    if first and any(word in _CONTRA for word in cue):
        return "opposes"
    turn = one.cue is None
    act = one.act if first and not turn else from_words(plain(words))
    return STANCES.get(act)


def _position(page: Page, actor: Party | None, issue: str, stance: str, clause: Clause, one: Statement | None, condition: object = None) -> Position:
    return Position(
        id=record_id("position", page.document.id, clause.start, clause.end, issue, stance, actor.actor or actor.name if actor else ""),
        span=page.span(clause.start, clause.end),
        made=made("positions"),
        actor=actor,
        issue=issue,
        stance=stance,
        condition=one.condition if one and condition is not None else None,
        valid_from=one.date if one else said_on(page, clause.start, clause.end),
        statement=one.id if one else None,
    )


def _drops(page: Page, spoken: Spoken) -> list[Position]:
    """Demands dropped or softened, clause by clause, whoever says so."""
    found = []
    for clause in page.of(clauses):
        words = page.text[clause.start : clause.end]
        given = given_up(words)
        if given is None:
            continue
        stance, start, end = given
        named = _named(words) or _named(page.text[clause.start : clause.end + 160])
        if not named:
            continue
        actor = _who(page, clause, start, end, spoken)
        nearest = min(named, key=lambda n: min(abs(n.start - end), abs(n.end - start)))
        found.append(_position(page, actor, nearest.code, stance, clause, spoken.innermost(clause.start + start, clause.start + end)))
    return found


def _who(page: Page, clause: Clause, start: int, end: int, spoken: Spoken) -> Party | None:
    near = cast_within(page, clause.start, clause.end)
    actor = actor_before(near, clause.start, clause.start + start, clause.end)
    if actor is not None:
        return party(actor)
    said = spoken.innermost(clause.start + start, clause.start + end)
    if said and said.cue is not None:
        return said.source
    opening = _SUBJECT.match(page.text[clause.start : clause.start + start].strip("“\" "))
    return Party(name=opening[1]) if opening and opening[1].lower() not in _NOBODY else None

