"""Positions: where a party stands on an issue, read from what it says, asks, offers, refuses or gives up.

Each statement that takes a stand on a named issue makes a position of its speaker; a demand that somebody is
said to have dropped or softened makes one of whoever dropped it, also where the narrator or a third party says so.
"""

from __future__ import annotations

import re

from detente.reading.acts import from_words, plain
from detente.reading.cast import party
from detente.reading.conditions import condition_in
from detente.reading.issues import BROAD, Named, issues_in
from detente.reading.page import Page
from detente.reading.positions_clauses import LONGEST, Clause, Spoken, cast_within, clauses, clauses_sorted
from detente.reading.positions_drops import actor_before, given_up
from detente.reading.registry import made, reader
from detente.reading.statements import statements
from detente.reading.statements_interpret import said_on
from detente.reading.venue_stances import venue_stances
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
BACK = 300
"""Characters in which "the idea" looks back for its issue."""
_ACTORS = frozenset(["state", "person", "organisation", "group", "role"])
_TAKES = re.compile(r"(?:,[^,]{1,60},)?\s*(?:will|would|is|are|was|were|has|had|have|cannot|can|does|did|won't|refus|reject|accept|demand|offer|insist|wants?|agree|oppos|remain|stand)")
_CIRCUMSTANCE = re.compile(r"\b(?:before|during|until|while|after|when|since|because|as)\b")
_SUBJECT = re.compile(r"(?:But |And |Yet )?(?:[Tt]he |[Aa]n? )?((?:[\w'’-]+ ){0,4}?[\w'’-]+?)(?:,| who\b| (?:has|have|had|is|are|was|were|will|would|no)\b|$)")
_NOBODY = frozenset(["demand", "demands", "it", "they", "there", "this", "that", "insistence", "for"])


@reader("positions", version="1", makes="position")
def positions(page: Page) -> list[Position]:
    """The positions of a page in the order of the text."""
    spoken = Spoken(page)
    found = _drops(page, spoken)
    for one in page.of(statements):
        found += [p for p in _of_statement(page, one) if not _known(p, found)]
    found += [p for p in _carried_on(page, spoken) if not _known(p, found)]
    return sorted(found, key=lambda p: (p.span.start, p.span.end))


def _known(new: Position, found: list[Position]) -> bool:
    """Whether the same stand is there already: of the same actor in the same words, or a dropped demand read as one."""
    for old in reversed(found[-60:]):
        if old.span.start >= new.span.end or new.span.start >= old.span.end or old.issue != new.issue:
            continue
        if old.stance in ("drops", "softens") or old.stance == new.stance and _same(old.actor, new.actor):
            return True
    return False


def _same(a: Party | None, b: Party | None) -> bool:
    return a is not None and b is not None and (a.name == b.name or (a.actor is not None and a.actor == b.actor))


def _of_statement(page: Page, one: Statement) -> list[Position]:
    """The stands a statement takes: one a clause, the issue of its condition as a demand."""
    if one.source is None:
        return []
    made_here: list[Position] = []
    for number, clause in enumerate(_clauses_of(page, one)):
        stance = _stance(one, page.text[clause.start : clause.end], number == 0)
        if stance is not None:
            made_here += _stands(page, one.source, clause, stance, one)
    return made_here


def _stands(page: Page, actor: Party | None, clause: Clause, stance: str, one: Statement | None) -> list[Position]:
    """The positions of one clause: on what it is about, and on what it makes a condition."""
    condition = condition_in(page.text, clause.start, clause.end)
    words = page.text[clause.start : clause.end]
    found = []
    if condition is not None:
        a, b = condition[0] - clause.start, condition[1] - clause.start
        found = [_position(page, actor, n.code, "demands", clause, one) for n in _named(words[a:b])[:1] if n.code not in BROAD]
        words = words[:a] + " " * (b - a) + words[b:]
    named = [n for n in _named(words) if n.code not in BROAD or not _of_a_venue(page, clause)]
    if not named and any((m.actor or "").startswith("territory:") for m in cast_within(page, clause.start, clause.end)):
        named = [Named("territory", 0, len(words))]
    if not named and not _of_a_venue(page, clause) and len(words.split()) <= (8 if stance in ("accepts", "rejects") else 0):
        named = _meant(page, clause)
    for issue in _joined(named, words):
        found.append(_position(page, actor, issue.code, stance, clause, one, condition))
    return found


def _joined(named: list[Named], words: str) -> list[Named]:
    """The first issue, and a second one that stands beside it ("a truce and elections")."""
    if len(named) < 2:
        return named
    between = words[named[0].end : named[1].start].lower()
    beside = ("," in between or " and " in between) and not _CIRCUMSTANCE.search(between)
    return named[:2] if beside else named[:1]


def _of_a_venue(page: Page, clause: Clause) -> bool:
    """Whether the clause is read as a word on a place for talks."""
    return any(v.span.start < clause.end and clause.start < v.span.end for v in page.of(venue_stances))


def _meant(page: Page, clause: Clause) -> list[Named]:
    """What "the idea" or "the date" is about: the issue named last in the text just before."""
    before = page.text[max(0, clause.start - BACK) : clause.start]
    parts = [part for part in re.split(r"(?<=[.!?;])\s+|\n", before) if part.strip()]
    for part in reversed(parts):
        named = _named(part)
        if named:
            return named[:1]
    return []


def _carried_on(page: Page, spoken: Spoken) -> list[Position]:
    """Clauses in nobody's statement that go on with one: "..., but foreign soldiers remained out of the question"."""
    found: list[Position] = []
    previous: Clause | None = None
    for clause in page.of(clauses):
        if previous is not None and previous.sentence == clause.sentence and spoken.innermost(clause.start, clause.end, whole=True) is None:
            said = spoken.innermost(previous.start, previous.end)
            act = from_words(plain(page.text[clause.start : clause.end]))
            if any(m.kind not in ("place", "pronoun") for m in cast_within(page, clause.start, clause.end)):
                said = None  # it has a subject of its own
            if said is not None and said.source is not None and said.cue is not None and act in ("reject", "demand", "accept", "offer"):
                found += _stands(page, said.source, clause, STANCES[act], said)
        elif spoken.innermost(clause.start, clause.end, whole=True) is None:
            found += _told(page, clause)
        previous = clause
    return found


def _told(page: Page, clause: Clause) -> list[Position]:
    """What the narrator says a party will or will not do: "Manila will not sign the agreement"."""
    subject = next((m for m in cast_within(page, clause.start, clause.start + 40) if m.kind in _ACTORS and m.actor), None)
    if subject is None:
        return []
    rest = plain(page.text[subject.end : clause.end])
    act = from_words(rest) if _TAKES.match(rest) else "assert"
    return _stands(page, party(subject), clause, STANCES[act], None) if act in ("reject", "demand", "accept", "offer") else []


def _clauses_of(page: Page, one: Statement) -> list[Clause]:
    found = []
    if len(one.content) > 1 and one.content[-1].end - one.content[0].start < LONGEST and "\n" not in page.text[one.content[0].start : one.content[-1].end]:
        return [Clause(one.content[0].start, one.content[-1].end, 0, 0)]
    for part in one.content:
        for clause in page.of(clauses_sorted).overlapping(part.start, part.end):
            start, end = max(part.start, clause.start), min(part.end, clause.end)
            if end - start > 2:
                found.append(Clause(start, end, clause.sentence, clause.block))
    return found


def _named(words: str) -> list[Named]:
    """The issues of a clause that a position can be on; the place of talks is left to the venue stances."""
    return [n for n in issues_in(words) if n.code != "venue"]


def _stance(one: Statement, words: str, first: bool) -> str | None:
    cue = (one.cue.quote.lower().split() if one.cue else []) or [""]
    if first and any(word in _PRO for word in cue):
        return "opposes" if one.polarity == "negative" and "not" in cue else "supports"
    if first and any(word in _CONTRA for word in cue):
        return "opposes"
    turn = one.cue is None
    own = from_words(plain(words))
    weak = own in ("assert", "predict")
    act = one.act if not turn and (first or (weak and one.form != "direct")) else own
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
        named = _named(words) or _named(page.text[clause.end : clause.end + 160].split(".")[0]) or _meant(page, clause)
        if not named:
            continue
        actor = _who(page, clause, start, end, spoken)
        nearest = min(named, key=lambda n: min(abs(n.start - end), abs(n.end - start)))
        found.append(_position(page, actor, nearest.code, stance, clause, spoken.innermost(clause.start + start, clause.start + end)))
    return found


def _who(page: Page, clause: Clause, start: int, end: int, spoken: Spoken) -> Party | None:
    near = cast_within(page, clause.start, clause.end)
    actor = actor_before(near, clause.start, clause.start + start, clause.start + end)
    if actor is not None:
        return party(actor)
    said = spoken.innermost(clause.start + start, clause.start + end)
    if said and said.cue is not None:
        return said.source
    opening = _SUBJECT.match(page.text[clause.start : clause.start + start].strip("“\" "))
    return Party(name=opening[1]) if opening and opening[1].lower() not in _NOBODY else None

