"""Venue stances: a party's word on a place for talks, or on a state as mediator.

A stance needs a place, words about meeting or hosting, and a verb that offers, suggests, accepts, refuses or
evades. "That" and "the offer" lean on the place named just before. Talks that were held somewhere are
contacts and no stance.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import msgspec

from detente.identity.mention import Mention
from detente.reading import venue_stances_words as words_of
from detente.reading.cast import cast_within, party, place
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, Spoken, clauses
from detente.reading.registry import made, reader
from detente.reading.sentences import Sentence, sentences
from detente.reading.stands_clauses import doubted
from detente.reading.statements_interpret import said_on
from detente.reading.status import never_was
from detente.reading.venue_stances_learned import Word, learned
from detente.records import Party, Place, Stance, Statement, VenueRole, VenueStance, record_id

REACH = 3
"""How many clauses back "that" and "the offer" may lean."""


@dataclass(frozen=True)
class _Said:
    """A place and where it was talked of, for later clauses to lean on."""

    place: Place
    clause: int
    role: VenueRole


@reader("venue_stances", version="6", makes="venue_stance")
def venue_stances(page: Page) -> list[VenueStance]:
    """The venue stances of a page in the order of the text, with what speaks against a place where that is
    said: those that the learned reader sees, and where it sees nothing those of the rules that it does not
    doubt."""
    spoken = Spoken(page)
    words = list(learned(page, spoken))
    found = [
        rule
        for rule in by_rule(page, spoken)
        if not any(_told_by(rule, word) for word in words) and not doubted(page, rule.role, rule.span)
    ]
    for word in words:
        stance = _fitting(word.stance, word.party, word.place)
        found.append(_made(page, word.clause, word.party, word.place, stance, word.role, word.confidence))
    once = {one.id: one for one in reversed(found)}
    return _reserved(page, sorted(once.values(), key=lambda one: one.span.start))


def _told_by(rule: VenueStance, word: Word) -> bool:
    """Whether a rule reads a stance on a place in the same role in the same clause."""
    return rule.role == word.role and rule.span.start < word.clause.end and word.clause.start < rule.span.end


def by_rule(page: Page, spoken: Spoken) -> list[VenueStance]:
    """The venue stances that the rules find."""
    found: dict[str, VenueStance] = {}
    last: _Said | None = None
    for number, clause in enumerate(page.of(clauses)):
        reach = 1 if page.text.startswith("which", clause.start) else REACH
        if last and number - last.clause > reach:
            last = None
        for one in _in_clause(page, clause, spoken, last):
            found.setdefault(one.id, one)
            last = _Said(one.place, number, one.role)
    return list(found.values())


def _in_clause(page: Page, clause: Clause, spoken: Spoken, last: _Said | None) -> list[VenueStance]:
    words = page.text[clause.start : clause.end].lower().replace("’", "'")
    if len(words) != clause.end - clause.start:
        words = page.text[clause.start : clause.end].replace("’", "'")
    told = words_of.stance(words)
    if told is None:
        return []
    stance, at = told
    if never_was(words, at):
        return []
    near = cast_within(page, clause.start, clause.end)
    role: VenueRole = "mediator" if words_of.mediating(words) else "host"
    who = _party(page, clause, clause.start + at, near, spoken)
    if stance == "offers" and words_of.jointly(words):
        each = [m for m in near if m.kind == "state" and m.place and m.start < clause.start + at]
        return [_made(page, clause, party(m), place(m), "offers", role) for m in each]
    back = last is not None and words_of.points_back(words, at)
    places = [] if back else _places(page, clause, words, at, near, who, stance)
    if (
        not places
        and last is not None
        and words_of.leans(words)
        and stance in ("refuses", "evades", "accepts")
    ):
        places, role = [last.place], last.role
    elif not (
        words_of.about_meeting(words, role) or _again(places, last) or _taken(words, at, near, clause, last)
    ) or (words_of.held(words) and stance not in ("refuses", "evades")):
        return []
    return [_made(page, clause, who, where, _fitting(stance, who, where), role) for where in places]


def _taken(words: str, at: int, near: list[Mention], clause: Clause, last: _Said | None) -> bool:
    """Where venues were talked of just before, a place that is the verb's own object."""
    if last is None:
        return False
    return any(m.place and words_of.takes_directly(words, at, m.start - clause.start) for m in near)


def _again(places: list[Place], last: _Said | None) -> bool:
    """The place, or its state, that was talked of as a venue just before."""
    return last is not None and any(
        p.name == last.place.name or (p.iso3 and p.iso3 == last.place.iso3) for p in places
    )


def _party(page: Page, clause: Clause, at: int, near: list[Mention], spoken: Spoken) -> Party | None:
    """Whose word it is: the speaker of the statement it stands in, else who is named last before the verb."""
    said = spoken.innermost(at, at + 1) or _reporting(spoken, at)
    if words_of.subjectless(page.text[clause.start : clause.end]) and (said is None or said.cue is None):
        return None
    subject = _subject(page, said, at, near)
    if subject is not None:
        return subject
    if said is not None and said.source is not None:
        return said.source
    before = [m for m in near if m.start < at and m.kind != "place" and (m.actor or m.kind == "role")]
    if before:
        head = (
            before[0]
            if before[0].kind in ("state", "organisation", "group") and len(before) == 1
            else before[-1]
        )
        return party(head)
    return None


def _subject(page: Page, said: Statement | None, at: int, near: list[Mention]) -> Party | None:
    """Whose stance it is where somebody else reports it: "Egypt would rather meet in Cairo, officials
    said"."""
    if said is None or said.cue is None:
        return None
    first = min(part.start for part in said.content)
    for mention in reversed(near):
        if first <= mention.start < at and mention.kind != "place":
            after = page.text[mention.end : mention.end + 24].lower()
            own = mention.kind in ("state", "organisation", "group", "person") and words_of.takes_stance(
                after
            )
            return party(mention) if own else None
    return None


def _reporting(spoken: Spoken, at: int) -> Statement | None:
    return spoken.innermost(at, at + 1, whole=True)


def _places(
    page: Page, clause: Clause, words: str, at: int, near: list[Mention], who: Party | None, stance: str
) -> list[Place]:
    """The places the stance is about: named ones first, else the speaker's own state."""
    named: list[Mention] = []
    for m in near:
        listed = named and words_of.joined(page.text[named[-1].end : m.start])
        if _somewhere(m) and (listed or _slot(m, clause, words, at, who)):
            named.append(m)
    if named and not (
        who is not None and len(named) == 1 and named[0].state == who.state and words_of.jointly(words)
    ):
        unique: dict[str, Place] = {}
        for mention in named:
            where = place(mention) if mention.place else Place(name=mention.text, iso3=mention.state)
            unique.setdefault(where.name, where)
        return list(unique.values())[:3]
    stranger = (
        words_of.unknown_place(page.text[clause.start + at : clause.end]) if stance != "evades" else None
    )
    if stranger and not any(
        m.start < clause.start + at + stranger[1] and clause.start + at + stranger[0] < m.end for m in near
    ):
        return [Place(name=page.text[clause.start + at + stranger[0] : clause.start + at + stranger[1]])]
    if (
        who is not None
        and who.state
        and words_of.own_ground(words)
        and stance in ("offers", "suggests", "refuses")
    ):
        own = next((m for m in near if m.place == who.state and m.kind in ("state", "place")), None)
        return [Place(name=own.text if own else who.name, iso3=who.state)]
    return []


def _somewhere(mention: Mention) -> bool:
    """Whether a mention can be a place: not a party, and not a state's ministry or government."""
    body = mention.kind == "state" and mention.text.split()[-1].islower()
    return mention.kind in ("state", "place") and not body


def _slot(mention: Mention, clause: Clause, words: str, at: int, who: Party | None) -> bool:
    """Whether a mention can be the place, and not just whoever takes the stance."""
    subject = (
        mention.end <= clause.start + at
        and who is not None
        and mention.state is not None
        and mention.state == who.state
    )
    told_of = words_of.subjectless(words)
    return not subject and words_of.place_slot(
        words, mention.start - clause.start, mention.end - clause.start, told_of
    )


def _fitting(stance: str, who: Party | None, where: Place) -> Stance:
    """A party that suggests its own ground offers it; one that offers another's suggests it."""
    if stance == "suggests" and who is not None and who.state and who.state == where.iso3:
        return "offers"
    return stance  # type: ignore[return-value]


def _made(
    page: Page,
    clause: Clause,
    who: Party | None,
    where: Place,
    stance: Stance,
    role: VenueRole,
    confidence: float | None = None,
) -> VenueStance:
    key = (who.actor or who.name) if who else ""
    return VenueStance(
        id=record_id("venue_stance", page.document.id, clause.start, clause.end, key, where.name, stance),
        span=page.span(clause.start, clause.end),
        made=made("venue_stances", confidence),
        party=who,
        place=where,
        stance=stance,
        role=role,
        date=said_on(page, clause.start, clause.end),
    )


def _reserved(page: Page, found: list[VenueStance]) -> list[VenueStance]:
    """With the reservation that the same sentence or the next two make, for every stance on that state."""
    ordered = page.of(sentences)
    starts = [s.start for s in ordered]
    kept = []
    for one in found:
        k = bisect_right(starts, one.span.start) - 1
        kept.append(
            one
            if k < 0
            else _with_reservation(
                page, one, [ordered[i] for i in range(max(0, k - 1), min(len(ordered), k + 3))]
            )
        )
    return kept


def _with_reservation(page: Page, one: VenueStance, near: list[Sentence]) -> VenueStance:
    for sentence in near:
        start, end = sentence.start, sentence.end
        where = words_of.reservation(page.text[start:end])
        if where is not None and one.stance not in ("refuses",):
            return msgspec.structs.replace(one, reservation=page.span(start + where[0], start + where[1]))
    return one
