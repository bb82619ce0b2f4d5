"""Positions: where a party stands on an issue, read from what it says, asks, offers, refuses or gives up.

Each statement that takes a stand on a named issue makes a position of its speaker; a demand that somebody is
said to have dropped or softened makes one of whoever dropped it, also where the narrator or a third party
says so.
"""

from __future__ import annotations

import re

from detente.reading.acts import from_words, plain
from detente.reading.cast import cast_within, party
from detente.reading.datelines import DATELINE
from detente.reading.page import Page
from detente.reading.positions_clauses import (
    LONGEST,
    Clause,
    Spoken,
    clauses,
    clauses_sorted,
)
from detente.reading.positions_drops import actor_before, given_up
from detente.reading.positions_learned import learned, unsure
from detente.reading.positions_rules import STANCES, meant, named_in, position, stands
from detente.reading.positions_told import carried_on
from detente.reading.positions_words import called, declared, deeds, demanded, given, scorn, shut
from detente.reading.registry import reader
from detente.reading.stands_clauses import doubted
from detente.reading.statements import statements
from detente.records import Party, Position, Statement

_GIVEN_UP = ("drops", "softens")
_PRO = frozenset(
    [
        "support",
        "supports",
        "supported",
        "supporting",
        "back",
        "backs",
        "backed",
        "backing",
        "endorse",
        "endorses",
        "endorsed",
        "favor",
        "favors",
        "favour",
        "favours",
    ]
)
_CONTRA = frozenset(
    [
        "oppose",
        "opposes",
        "opposed",
        "opposing",
        "criticise",
        "criticize",
        "criticised",
        "criticized",
        "condemn",
        "condemned",
        "denounced",
    ]
)
_SUBJECT = re.compile(
    r"(?:But |And |Yet )?(?:[Tt]he |[Aa]n? )?((?:[\w'’-]+ ){0,4}?[\w'’-]+?)(?:,| who\b| (?:has|have"
    r"|had|is|are|was|were|will|would|no)\b|$)"
)
_OWNERLESS = re.compile(
    r"(?:demands?|insistence|preconditions?|conditions?|objections?|claims?|calls?)\b", re.IGNORECASE
)
_NOBODY = frozenset(
    ["the", "a", "an", "demand", "demands", "it", "they", "there", "this", "that", "insistence", "for"]
)


@reader("positions", version="7", makes="position")
def positions(page: Page) -> list[Position]:
    """The positions of a page in the order of the text: what the learned reader sees, and where it sees
    nothing what the rules find that it does not doubt. Of one issue in the same words the rules tell better
    that something is given up, and what it is not sure of."""
    spoken = Spoken(page)
    ruled = by_rule(page, spoken)
    yielded = [rule for rule in ruled if rule.stance in _GIVEN_UP]
    others = [
        rule for rule in ruled if rule.stance not in _GIVEN_UP and not doubted(page, rule.issue, rule.span)
    ]

    def better(one: Position) -> list[Position]:
        if one.stance in _GIVEN_UP:
            return yielded
        return others if unsure(one) else []

    seen = [one for one in learned(page, spoken) if not any(_alike(rule, one) for rule in better(one))]
    kept = [rule for rule in (*yielded, *others) if not any(_meet(rule, one) for one in seen)]
    return sorted([*kept, *seen], key=lambda p: (p.span.start, p.span.end))


def _alike(a: Position, b: Position) -> bool:
    return a.issue == b.issue and _meet(a, b)


def _meet(a: Position, b: Position) -> bool:
    return a.span.start < b.span.end and b.span.start < a.span.end


def by_rule(page: Page, spoken: Spoken) -> list[Position]:
    """The positions that the rules find."""
    found = _drops(page, spoken)
    for one in page.of(statements):
        found += [p for p in _of_statement(page, one) if not _known(p, found)]
    return found + [p for p in carried_on(page, spoken) if not _known(p, found)]


def _known(new: Position, found: list[Position]) -> bool:
    """Whether the same stand is there already: of the same actor in the same words, or a dropped demand
    read as one."""
    for old in reversed(found[-60:]):
        if old.span.start >= new.span.end or new.span.start >= old.span.end or old.issue != new.issue:
            continue
        if old.stance in _GIVEN_UP or (old.stance == new.stance and _same(old.actor, new.actor)):
            return True
    return False


def _same(a: Party | None, b: Party | None) -> bool:
    return (
        a is not None and b is not None and (a.name == b.name or (a.actor is not None and a.actor == b.actor))
    )


def _of_statement(page: Page, one: Statement) -> list[Position]:
    """The stands a statement takes: one a clause, the issue of its condition as a demand."""
    if one.source is None:
        return []
    made_here: list[Position] = []
    for number, clause in enumerate(_clauses_of(page, one)):
        stance = _stance(one, page.text[clause.start : clause.end], number == 0)
        if stance is not None:
            made_here += stands(page, one.source, clause, stance, one)
    return made_here


def _clauses_of(page: Page, one: Statement) -> list[Clause]:
    found = []
    if (
        len(one.content) > 1
        and one.content[-1].end - one.content[0].start < LONGEST
        and "\n" not in page.text[one.content[0].start : one.content[-1].end]
    ):
        return [Clause(one.content[0].start, one.content[-1].end, 0, 0)]
    for part in one.content:
        for clause in page.of(clauses_sorted).overlapping(part.start, part.end):
            start, end = max(part.start, clause.start), min(part.end, clause.end)
            if end - start > 2:
                found.append(Clause(start, end, clause.sentence, clause.block))
    return found


def _stance(one: Statement, words: str, first: bool) -> str | None:
    cue = (one.cue.quote.lower().split() if one.cue else []) or [""]
    if first and any(word in called() for word in cue) and scorn().search(plain(words)):
        return "rejects"
    if (
        first
        and one.act == "assert"
        and any(word in declared() for word in cue)
        and given().match(plain(words))
    ):
        return "offers"
    done = next((k for k, deed in deeds().items() if first and one.cue and deed.match(" ".join(cue))), None)
    if done or demanded().search(plain(words)):
        return done or "demands"
    if shut().search(plain(words)) or "hear" in cue:
        return "rejects"
    if first and any(word in _PRO for word in cue):
        return "opposes" if one.polarity == "negative" and "not" in cue else "supports"
    if first and any(word in _CONTRA for word in cue):
        return "opposes"
    turn = one.cue is None
    own = from_words(plain(words))
    weak = own in ("assert", "predict")
    act = one.act if not turn and (first or (weak and one.form != "direct")) else own
    return STANCES.get(act) or (STANCES.get(own) if one.cue and first else None)


def _drops(page: Page, spoken: Spoken) -> list[Position]:
    """Demands dropped or softened, clause by clause, whoever says so."""
    found = []
    for clause in page.of(clauses):
        words = page.text[clause.start : clause.end]
        dropped = given_up(words)
        if dropped is None:
            continue
        stance, start, end = dropped
        named = (
            named_in(words)
            or named_in(page.text[clause.end : clause.end + 160].split(".")[0])
            or meant(page, clause)
        )
        if not named:
            continue
        actor = _who(page, clause, start, end, spoken)
        if actor is None:
            actor = _demander(page, clause, named[0].code)
        nearest = min(named, key=lambda n: min(abs(n.start - end), abs(n.end - start)))
        found.append(
            position(
                page,
                actor,
                nearest.code,
                stance,
                clause,
                spoken.innermost(clause.start + start, clause.start + end),
            )
        )
    return found


def _demander(page: Page, clause: Clause, issue: str) -> Party | None:
    """The one party that the document says demanded this before; None where it is nobody or several."""
    before = [
        s.source
        for s in page.of(statements)
        if s.act == "demand" and s.issue == issue and s.source and s.span.end <= clause.start
    ]
    return before[-1] if before and len({p.actor or p.name for p in before}) == 1 else None


def _who(page: Page, clause: Clause, start: int, end: int, spoken: Spoken) -> Party | None:
    dateline = DATELINE.match(page.text, clause.start, clause.start + start)
    near = cast_within(page, dateline.end() if dateline else clause.start, clause.end)
    actor = actor_before(near, clause.start, clause.start + start, clause.start + end)
    said = spoken.innermost(clause.start + start, clause.start + end)
    if actor is not None and not (actor.kind == "pronoun" and not actor.actor and said and said.source):
        return party(actor)
    if _OWNERLESS.match(page.text, clause.start + start):
        return None
    if said and said.cue is not None:
        return said.source
    opening = _SUBJECT.match(DATELINE.sub("", page.text[clause.start : clause.start + start].strip('“" ')))
    return Party(name=opening[1]) if opening and opening[1].lower() not in _NOBODY else None
